#if !SinglePrecision
  import AdversarialNetworks
  import Foundation
  import Tensors
  import Testing

  @Suite("Errata about adversarial networks")
  struct AdversarialNetworksErrataTests {
    /// The composition of functions, the first one innermost.
    private func composed(_ layers: [(Scalar) -> Scalar], _ x: Scalar) -> Scalar {
      layers.reduce(x) { value, layer in layer(value) }
    }

    @Test("E000-04: the last argument of the printed generator is not its last layer")
    func generatorArguments() {
      let layers: [(Scalar) -> Scalar] = [{ 2 * $0 }, { $0 + 1 }, { $0 * $0 }]
      let printed = layers[2](layers[1](3))  // G₃(G₂(z)): G₁ is left out
      #expect(printed == 16)
      #expect(composed(layers, 3) == 49)
    }

    @Test("E000-05: the printed discriminator leaves other layers out")
    func discriminatorArguments() {
      let layers: [(Scalar) -> Scalar] = [{ 2 * $0 }, { $0 + 1 }, { $0 * $0 }, { $0 - 5 }]
      let printed = layers[3](layers[2](layers[0](3)))  // D₄(D₃(D₁(x))): D₂ is left out
      #expect(printed == 31)
      #expect(composed(layers, 3) == 44)
    }

    /// The logit of a probability, as one example.
    private func logit(_ probability: Scalar) -> Tensor {
      Tensor([[log(probability / (1 - probability))]])
    }

    @Test("E000-06: the objective that is missing, at D(x) = 0.8 and D(G(z)) = 0.3")
    func objective() {
      let (loss, backward) = discriminatorLoss(real: logit(0.8), generated: logit(0.3))
      #expect(isClose(loss, 0.5798184952529422))
      #expect(isClose(backward().dReal, Tensor([[-0.2]])))
      #expect(isClose(backward().dGenerated, Tensor([[0.3]])))
      let minimax = generatorLoss(logit(0.3), .minimax)
      #expect(isClose(minimax.loss, -0.35667494393873245))
      #expect(isClose(minimax.backward(), Tensor([[-0.3]])))
      let used = generatorLoss(logit(0.3))
      #expect(isClose(used.loss, 1.2039728043259361))
      #expect(isClose(used.backward(), Tensor([[-0.7]])))
    }

    @Test("E000-06: the best discriminator, and what the game is then worth")
    func optimum() {
      let best = OptimalDiscriminator(real: [0.5, 0.5], generated: [0.9, 0.1])
      #expect(isClose(best.probabilities[0], 0.35714285714285715))
      #expect(isClose(best.probabilities[1], 0.8333333333333334))
      #expect(isClose(best.value, -1.1827959109614974))
      #expect(isClose(best.divergence, 0.10174922507919676))
      #expect(isClose(-2 * log(2) + 2 * best.divergence, best.value))
    }
  }
#endif
