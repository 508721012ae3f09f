import Foundation
import GradientChecking
import Neurons
import Tensors
import Testing

@Suite("Activations: y = f(x), element by element")
struct ActivationTests {
  /// Each formula as one would print it, for numbers of moderate size.
  private func printed(_ activation: Activation, _ x: Scalar) -> Scalar {
    switch activation {
    case .identity: x
    case .sigmoid: 1 / (1 + exp(-x))
    case .tanh: (exp(x) - exp(-x)) / (exp(x) + exp(-x))
    case .relu: max(0, x)
    case .leakyReLU: max(x, x / 100)
    case .elu: x > 0 ? x : exp(x) - 1
    case .gelu: x * (1 + erf(x / Scalar(2).squareRoot())) / 2
    case .softplus: log(1 + exp(x))
    }
  }

  @Test("every layer computes the printed formula", arguments: Activation.allCases)
  func formula(activation: Activation) {
    let x = Tensor((-40...40).map { Scalar($0) / 10 })
    let literal = x.map { printed(activation, $0) }
    #expect((activation.forward(x).y - literal).norm < 64 * .ulpOfOne * max(1, literal.norm))
  }

  @Test(
    "backward agrees with central differences", arguments: Activation.allCases, [1, 3, 7])
  func gradient(activation: Activation, batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let x = Tensor.normal([batch, 5], standardDeviation: 2, using: &generator)
      report.check(at: x, using: &generator) { activation.forward($0) }
    }
    #expect(report.passes, "\(activation): \(report)")
  }

  @Test("each element has a gradient of its own", arguments: Activation.allCases)
  func elementwise(activation: Activation) {
    let x = Tensor([[-1.5, 0.5], [2, -0.25]])
    let dx = activation.forward(x).backward(Tensor([[0, 7], [0, 0]]))
    #expect(dx == Tensor([[0, 7 * activation.slope(0.5)], [0, 0]]))
  }

  @Test("no slope is steeper than the steepest, and some come within a thousandth of it")
  func steepestSlope() {
    let x = Tensor((-1000...1000).map { Scalar($0) / 100 })
    for activation in Activation.allCases {
      let ones = Tensor(repeating: 1, shape: x.shape)
      let largest = activation.forward(x).backward(ones).map { abs($0) }.max()
      #expect(largest <= activation.steepestSlope, "\(activation)")
      #expect(largest > 0.999 * activation.steepestSlope, "\(activation)")
    }
  }

  @Test("at ±1,000 every value and every slope is finite", arguments: Activation.allCases)
  func extremes(activation: Activation) {
    let (y, backward) = activation.forward(Tensor([1000, -1000]))
    let slopes = backward(Tensor([1, 1]))
    let saturates = activation == .sigmoid || activation == .tanh
    #expect(y[0] == (saturates ? 1 : 1000))
    #expect(slopes[0] == (saturates ? 0 : 1))
    let below: Scalar =
      switch activation {
      case .identity: -1000
      case .tanh, .elu: -1
      case .leakyReLU: -10
      case .sigmoid, .relu, .gelu, .softplus: 0
      }
    #expect(abs(y[1] - below) < 16 * .ulpOfOne)
    #expect(slopes[1] == (activation == .identity ? 1 : activation == .leakyReLU ? 0.01 : 0))
  }

  @Test("a NaN stays a NaN, an empty tensor empty", arguments: Activation.allCases)
  func unusual(activation: Activation) {
    #expect(activation.forward(Tensor([1, .nan])).y[1].isNaN)
    let (y, backward) = activation.forward(.zeros([0, 3]))
    #expect(y.shape == [0, 3] && backward(y).shape == [0, 3])
  }
}
