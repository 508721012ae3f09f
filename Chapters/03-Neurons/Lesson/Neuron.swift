import Learning
import Tensors

/// One neuron: a weighted sum of its inputs, a bias, and a function of the sum.
///
///     forward     z  = Σᵢ wᵢ xᵢ + b      y = f(z)
///     backward    dz = dy · f′(z)        dwᵢ = dz · xᵢ      db = dz      dxᵢ = dz · wᵢ
///
/// Over a batch, dw and db sum over the examples. Shapes: x [N, D], w [D], b [1], z and y [N].
///
/// With f = identity this is the linear regression of chapter 01, with f = σ the logistic one of
/// chapter 02; a layer is many neurons side by side (chapter 04). Article 000 forgets sum and bias
/// (E000-18): without b the answer to x = 0 is f(0), whatever is learned.
///
/// Articles: 001 §4.1; in words 000 §3.1, 001 §3.1, 002 §2.1. Formulas 001-F01, 000-T02, 001-T01,
/// 002-T02.
public struct Neuron: Parameters {
  /// The weights w, [D].
  public var weights: Tensor
  /// The bias b, [1].
  public var bias: Tensor
  /// The activation f, a setting.
  public let activation: Activation

  /// Creates a neuron from its parameters.
  ///
  /// - Parameters:
  ///   - weights: The weights w, one an input.
  ///   - bias: The bias b.
  ///   - activation: The activation f.
  public init(weights: [Scalar], bias: Scalar, activation: Activation) {
    self.init(weights: Tensor(weights), bias: Tensor([bias]), activation: activation)
  }

  private init(weights: Tensor, bias: Tensor, activation: Activation) {
    self.weights = weights
    self.bias = bias
    self.activation = activation
  }

  /// The trainable tensors, weights first.
  public var tensors: [WritableKeyPath<Neuron, Tensor>] { [\.weights, \.bias] }

  /// The outputs y for a batch x, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The outputs [N], and the function from dy to dx and the neuron's gradient.
  public func forward(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: Backward<Neuron>) {
    guard x.rank == 2, x.shape[1] == weights.count else {
      mistake(
        "Neuron: expected [N, \(weights.count)], found shape \(x.shape)", file: file, line: line)
    }
    let column = weights.reshaped([-1, 1])
    let z = x.matmul(column).reshaped([-1]) + bias[0]  // [N, D] · [D, 1] → [N]
    let (y, activationBackward) = activation.forward(z)
    return (
      y,
      { dy in
        let dz = activationBackward(dy).reshaped([-1, 1])  // [N] → [N, 1]
        let dx = dz.matmul(column.transposed)  // [N, 1] · [1, D] → [N, D]
        let dw = x.transposed.matmul(dz).reshaped([-1])  // [D, N] · [N, 1] → [D]
        let db = dz.sumOfRows()  // [N, 1] → [1]
        return (dx, Neuron(weights: dw, bias: db, activation: activation))
      }
    )
  }
}
