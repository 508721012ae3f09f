import AdversarialNetworks
import Backpropagation
import GradientChecking
import Tensors
import Testing

@Suite("Critic: L = mean f − mean r, with the weights within ±c")
struct WassersteinLossTests {
  @Test("by hand: scores 1, 2, 6 of real examples and 4, 0 of generated ones cost −1")
  func byHand() {
    let (loss, backward) = criticLoss(
      real: Tensor([[1], [2], [6]]), generated: Tensor([[4], [0]]))
    #expect(loss == -1)
    #expect(backward().dGenerated == Tensor([[0.5], [0.5]]))
    #expect((backward().dReal + 1 / Scalar(3)).norm < 1e-6)
  }

  @Test("both gradients agree with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let real = Tensor.normal([5, 1], using: &generator)
      let generated = Tensor.normal([3, 1], using: &generator)
      let (dReal, dGenerated) = criticLoss(real: real, generated: generated).backward()
      report.compare(dReal, "dr", at: real) { criticLoss(real: $0, generated: generated).loss }
      report.compare(dGenerated, "df", at: generated) { criticLoss(real: real, generated: $0).loss }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("it never saturates: moved apart by 1,000, the slopes are the same")
  func noSaturation() {
    let near = criticLoss(real: Tensor([[1], [2]]), generated: Tensor([[0], [1]])).backward()
    let far = criticLoss(real: Tensor([[1_001], [1_002]]), generated: Tensor([[0], [1]])).backward()
    #expect(near.dReal == far.dReal)
    #expect(near.dGenerated == far.dGenerated)
  }

  @Test("clipping moves what is outside to the bound and leaves the rest alone")
  func clipping() {
    let dense = Dense(weights: Tensor([[0.5, -0.5], [0.01, 0]]), bias: Tensor([0.1, -0.2]))
    let clipped = clippedWeights(dense, to: 0.125)
    #expect(clipped.weights == Tensor([[0.125, -0.125], [0.01, 0]]))
    #expect(clipped.bias == Tensor([0.1, -0.125]))
    #expect(clippedWeights(clipped, to: 0.125).weights == clipped.weights)
  }

  @Test("an empty batch, or a bound of 0, stops the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = criticLoss(real: .zeros([0, 1]), generated: .zeros([2, 1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = clippedWeights(Dense(weights: Tensor([[1]]), bias: Tensor([1])), to: 0)
    }
  }
}
