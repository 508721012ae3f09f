import Learning
import LinearRegression
import LogisticRegression
import Tensors

/// A logic gate of two inputs, as the four examples of its truth table.
///
/// AND, OR and NAND can be had from one neuron: a line leaves the ones on one side. XOR cannot. For
/// every weighted sum z = w₁x₁ + w₂x₂ + b
///
///     z(0, 0) + z(1, 1)  =  z(0, 1) + z(1, 0)
///
/// and XOR wants both terms on the left negative and both on the right positive. M. Minsky and
/// S. Papert, "Perceptrons", MIT Press 1969. Beyond the articles.
public enum LogicGate: String, CaseIterable, Sendable {
  /// True when both inputs are.
  case and = "AND"
  /// True when an input is, or both.
  case or = "OR"
  /// True unless both inputs are.
  case nand = "NAND"
  /// True when one input is and the other is not.
  case xor = "XOR"

  /// The inputs of the four examples, [4, 2].
  public static let inputs = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])

  /// The answers to the four examples, 0 or 1, [4].
  public var targets: Tensor {
    switch self {
    case .and: Tensor([0, 0, 0, 1])
    case .or: Tensor([0, 1, 1, 1])
    case .nand: Tensor([1, 1, 1, 0])
    case .xor: Tensor([0, 1, 1, 0])
    }
  }

  /// Teaches a gate to one neuron by gradient descent from a random start.
  ///
  /// The neuron gives logits; σ makes probabilities of them, and the loss is the binary
  /// cross-entropy. It is convex, so that every start ends at the same place. For XOR that is
  /// w = 0, b = 0, where the gradient vanishes: probability ½ for everything, loss ln 2.
  ///
  /// - Parameters:
  ///   - steps: The number of steps, each on all four examples.
  ///   - rate: The learning rate; stable below 5.
  ///   - generator: The source of the start.
  /// - Returns: The neuron, and the loss before each step and after the last.
  public func teach(
    steps: Int, rate: Scalar, using generator: inout some RandomNumberGenerator
  ) -> (neuron: Neuron, losses: [Scalar]) {
    let start = Tensor.normal([3], using: &generator)
    var neuron = Neuron(weights: [start[0], start[1]], bias: start[2], activation: .identity)
    let step = Optimizer(GradientDescent(rate: rate), for: neuron)
    var losses: [Scalar] = []
    for _ in 0..<steps {
      let (loss, gradient) = lossAndGradient(neuron)
      losses.append(loss)
      step(&neuron, gradient)
    }
    return (neuron, losses + [lossAndGradient(neuron).loss])
  }

  /// The loss of a neuron that gives logits for this gate, and its gradient.
  ///
  /// - Parameter neuron: A neuron with two inputs.
  /// - Returns: The mean binary cross-entropy over the four examples, and its gradient.
  public func lossAndGradient(_ neuron: Neuron) -> (loss: Scalar, gradient: Neuron) {
    let (z, neuronBackward) = neuron.forward(LogicGate.inputs)
    let (loss, lossBackward) = binaryCrossEntropy(z, targets)
    let dz = lossBackward()
    let (_, gradient) = neuronBackward(dz)
    return (loss, gradient)
  }
}
