#if !SinglePrecision
  import Backpropagation
  import Foundation
  import Learning
  import LinearRegression
  import Optimizers
  import Regularization
  import Tensors
  import Testing

  @Suite("Errata: regularization")
  struct RegularizationErrataTests {
    let weights = Tensor([[1, 2], [3, 4]])

    @Test("E002-08: a matrix's ‖·‖₁ and ‖·‖₂ are other norms than the sums that are meant")
    func matrixNorms() {
      #expect(isClose(l2Penalty(weights, strength: 1).penalty, 30))
      #expect(isClose(l1Penalty(weights, strength: 1).penalty, 10))
      // As written: the largest eigenvalue of WᵀW = [[10, 14], [14, 20]], and the largest column sum.
      let spectral = 15 + 221.0.squareRoot()
      #expect(isClose(spectral, 29.866068747318508))
      let gram = weights.transposed.matmul(weights)
      var v = Tensor([[1.0], [1.0]])
      for _ in 0..<50 { v = gram.matmul(v) / gram.matmul(v).norm }
      #expect(isClose(gram.matmul(v).norm, spectral))
      #expect(weights.map { abs($0) }.sumOfRows().max() == 6)
    }

    @Test("E002-09: the gradients that the article leaves out are 2λW and λ sign W")
    func penaltyGradients() {
      let l2 = l2Penalty(weights, strength: 0.1).backward()
      #expect(isClose(l2, Tensor([[0.2, 0.4], [0.6000000000000001, 0.8]])))
      let halved = l2Penalty(weights, strength: 0.05).backward()
      #expect(isClose(halved, Tensor([[0.1, 0.2], [0.30000000000000004, 0.4]])))
      let l1 = l1Penalty(Tensor([[1, -2], [0, 4]]), strength: 0.1).backward()
      #expect(isClose(l1, Tensor([[0.1, -0.1], [0, 0.1]])))
    }

    @Test("E002-09: L2 inside Adam and decay beside it part at once")
    func decayUnderAdam() {
      let start = Dense(weights: Tensor([[1]]), bias: Tensor([1]))
      let slope = Dense(weights: Tensor([[0.5]]), bias: Tensor([0.5]))
      var (penalised, decayed) = (start, start)
      var penalisedStep = Optimizer(Adam(rate: 0.001), for: start)
      var decayedStep = penalisedStep
      for _ in 0..<2 {
        var gradient = slope
        _ = Penalty.l2(strength: 0.05).add(to: &gradient, at: penalised)  // weight_decay 0.1
        penalisedStep(&penalised, gradient)
        WeightDecay(strength: 0.1)(&decayed, rate: 0.001)
        decayedStep(&decayed, slope)
      }
      #expect(isClose(penalised.weights[0, 0], 0.998000004381447))
      #expect(isClose(decayed.weights[0, 0], 0.997800110039998))
      #expect(penalised.bias == decayed.bias)
    }

    @Test("E002-10: without the factor 1 / (1 − p) dropout changes the mean")
    func dropoutScale() {
      let a = Tensor([1, 2, 3, 4])
      #expect(isClose(mean(of: a, probability: 0.5) { $0 * $1 }, Tensor([0.5, 1, 1.5, 2])))
      #expect(isClose(mean(of: a, probability: 0.25) { $0 * $1 }, Tensor([0.75, 1.5, 2.25, 3])))
      for p in [0.5, 0.25] {
        let scaled = mean(of: a, probability: p) { a, m in
          dropoutByDefinition(a, keeping: m.scalars.map { $0 == 1 }, probability: p)
        }
        #expect(isClose(scaled, a))
      }
      let kept = [true, false, true, false]
      let inverted = dropoutByDefinition(a, keeping: kept, probability: 0.5)
      #expect(inverted == Tensor([2, 0, 6, 0]))
      #expect(a * Tensor([1, 0, 1, 0]) == Tensor([1, 0, 3, 0]))
    }

    @Test("E002-10: an ensemble of sub-networks it is only nearly: σ of the mean is no mean of σ")
    func ensemble() {
      let a = Tensor([1, 2, 3, 4])
      let w = Tensor([1, -1, 0.5, 0.25])
      let ensemble = mean(of: a, probability: 0.5) { a, m in Tensor([sigmoid(w.dot(m * a))]) }
      #expect(isClose(ensemble[0], 0.6297862307997061))
      #expect(isClose(sigmoid(w.dot(a * 0.5)), 0.679178699175393))
      let linear = mean(of: a, probability: 0.5) { a, m in Tensor([w.dot(m * a)]) }
      #expect(isClose(linear[0], w.dot(a * 0.5)))
    }

    @Test("E002-11: stopping at the first rise misses the minimum; patience 2 finds it")
    func earlyStopping() throws {
      let losses = [1.0, 0.8, 0.85, 0.7, 0.72, 0.74]
      let printed = try #require(earlyStoppingByDefinition(losses, patience: 1))
      #expect(printed == (2, 1))
      #expect(losses[printed.best] == 0.8)
      let patient = try #require(earlyStoppingByDefinition(losses, patience: 2))
      #expect(patient == (5, 3))
      #expect(losses[patient.best] == 0.7)
    }

    @Test("E004-21: random labels are learned to the last one, and say nothing about new examples")
    func memorisation() {
      var generator = SeededGenerator(seed: 1)
      let x = Tensor.normal([260, 20], using: &generator)
      let labels = (0..<260).map { _ in Int.random(in: 0..<4, using: &generator) }
      let known = x.rows(0..<60)
      var network = DigitNetwork(inputs: 20, hidden: (64, 32), classes: 4, using: &generator)
      var step = Optimizer(Adam(rate: 0.01), for: network)
      for _ in 0..<200 {
        let (_, gradient) = network.lossAndGradient(known, Array(labels.prefix(60)))
        step(&network, gradient)
      }
      let guesses = network.logits(x).argmaxOfColumns()
      #expect(accuracy(of: Array(guesses.prefix(60)), labels: Array(labels.prefix(60))) == 1)
      let onFresh = accuracy(of: Array(guesses.suffix(200)), labels: Array(labels.suffix(200)))
      #expect(abs(onFresh - 0.25) < 4 * (0.25 * 0.75 / 200).squareRoot())
    }

    /// The mean of a function of activations and mask over all sixteen masks of four activations.
    private func mean(
      of a: Tensor, probability p: Scalar, _ function: (Tensor, Tensor) -> Tensor
    ) -> Tensor {
      var sum: Tensor?
      for number in 0..<16 {
        let mask = Tensor((0..<4).map { Scalar(number >> $0 & 1) })
        let weight = mask.scalars.map { $0 == 1 ? 1 - p : p }.reduce(1, *)
        let term = function(a, mask) * weight
        sum = sum.map { $0 + term } ?? term
      }
      return sum ?? .empty
    }
  }
#endif
