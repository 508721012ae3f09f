import GradientChecking
import Neurons
import Recurrence
import Tensors
import Testing

@Suite("∂h_T/∂hₜ = ∏ diag(1 − hₛ²) · W_hᵀ")
struct StateSensitivityTests {
  private func layer(
    gain: Scalar, width: Int = 6, using generator: inout SeededGenerator
  ) -> RecurrentLayer {
    let deviation = gain / Scalar(width).squareRoot()
    return RecurrentLayer(
      inputWeights: .normal([2, width], using: &generator),
      stateWeights: .normal([width, width], standardDeviation: deviation, using: &generator),
      bias: .normal([width], standardDeviation: 0.1, using: &generator))
  }

  @Test("the Jacobian by the backward pass agrees with central differences, row by row")
  func jacobian() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let layer = layer(gain: 1, width: 3, using: &generator)
      let x = Tensor.normal([4, 2], using: &generator)
      let state = Tensor.normal([3], using: &generator)
      let jacobian = layer.jacobian(of: x, from: state)
      for unit in 0..<3 {
        report.compare(jacobian.rows(unit..<unit + 1).reshaped([3]), "h\(unit)", at: state) {
          let start = $0.reshaped([1, 3])
          return layer.forward(x.reshaped([4, 1, 2]), initial: start).final[0, unit]
        }
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 9)
  }

  @Test("measured norm and product of Jacobians are one number, the bound is never below")
  func product() {
    var generator = SeededGenerator(seed: 2)
    for gain: Scalar in [0.5, 1, 2] {
      let layer = layer(gain: gain, using: &generator)
      let flow = StateSensitivity(
        of: layer, on: .normal([12, 2], using: &generator), initial: .zeros([6]))
      #expect(flow.measured.count == 13)
      #expect(flow.measured[0] == 1)
      for (measured, product) in zip(flow.measured, flow.products) {
        #expect(abs(measured - product) <= 1e-3 * product)
      }
      for (product, bound) in zip(flow.products, flow.bounds) {
        #expect(product <= bound * 1.0001)
      }
    }
  }

  @Test("with a single unit there are no directions to lose: the bound is the product")
  func bound() {
    let layer = RecurrentLayer(
      inputWeights: Tensor([[0.5]]), stateWeights: Tensor([[-0.75]]), bias: Tensor([0.25]))
    let flow = StateSensitivity(
      of: layer, on: Tensor([[1], [-2], [0.5]]), initial: Tensor([0.125]))
    #expect(flow.bounds[3] < 0.75 * 0.75 * 0.75)
    for (product, bound) in zip(flow.products, flow.bounds) {
      #expect(abs(product - bound) < 1e-3 * bound)
    }
  }

  @Test("without slopes the rate is that of the matrix: an orthogonal W·c gives c exactly")
  func rate() {
    let c: Scalar = 0.5
    let turned = RecurrentLayer(
      inputWeights: .zeros([1, 2]), stateWeights: Tensor([[0, c], [-c, 0]]), bias: .zeros([2]))
    let flow = StateSensitivity(of: turned, on: .zeros([20, 1]), initial: .zeros([2]))
    #expect(abs(flow.rate - c) < 1e-3)
    for (lag, norm) in flow.measured.enumerated() {
      let exact = Scalar(sign: .plus, exponent: -lag, significand: 1)
      #expect(abs(norm - exact) < 1e-3 * exact)
    }
  }

  @Test("small weights let it vanish, large ones explode, while inputs are weak")
  func vanishingAndExploding() {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([30, 2], standardDeviation: 0.1, using: &generator)
    let small = StateSensitivity(
      of: layer(gain: 0.5, using: &generator), on: x, initial: .zeros([6]))
    let large = RecurrentLayer(
      inputWeights: .zeros([2, 2]), stateWeights: Tensor([[0, 1.5], [-1.5, 0]]),
      bias: .zeros([2]))
    let growing = StateSensitivity(of: large, on: x, initial: .zeros([2]))
    // Eigenvalues of about 0.5 at most: thirty factors leave less than 0.7³⁰ = 2e-5.
    #expect(small.measured[30] < 2e-5)
    #expect(growing.measured[30] > 1e5)
  }
}
