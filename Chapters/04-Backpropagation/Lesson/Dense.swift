import Learning
import Tensors

/// A fully connected layer: one affine map, applied to every example of a batch.
///
///     forward     y  = x · W + b
///     backward    dx = dy · Wᵀ      dW = xᵀ · dy      db = Σₙ dyₙ
///
/// where `dy` is ∂L/∂y. Shapes: x [N, D], W [D, M], b [M], y [N, M].
///
/// Why: yₙⱼ = Σᵢ xₙᵢ Wᵢⱼ + bⱼ. So Wᵢⱼ reaches the loss through every yₙⱼ, with weight xₙᵢ: its
/// gradient is Σₙ xₙᵢ dyₙⱼ. Affine, not linear as the articles say (E002-04): y(0) = b.
///
/// Articles: 004 §3.1 (written W·x for column vectors, E002-03), 002 §3.2; in the programs 000-C02e,
/// 001-C01c and 001-C02c. Formulas 002-F01, 004-F01, 004-F04, 004-F05; the sum in db is over
/// examples, never over units (E004-04).
public struct Dense: Parameters {
  /// The weights W, `[D, M]`.
  public var weights: Tensor
  /// The bias b, `[M]`.
  public var bias: Tensor

  /// Creates a layer from its parameters.
  ///
  /// - Parameters:
  ///   - weights: The weights W, `[D, M]`.
  ///   - bias: The bias b, `[M]`.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    weights: Tensor, bias: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) {
    guard weights.rank == 2, bias.shape == [weights.shape[1]] else {
      mistake(
        "Dense: weights of shape \(weights.shape) and a bias of shape \(bias.shape); expected "
          + "[D, M] and [M]", file: file, line: line)
    }
    self.weights = weights
    self.bias = bias
  }

  /// The trainable tensors, weights first.
  public var tensors: [WritableKeyPath<Dense, Tensor>] { [\.weights, \.bias] }

  /// The output y for a batch x, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The output [N, M], and the function from dy to dx and the layer's gradient.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<Dense>) {
    let y = x.matmul(weights) + bias  // [N, D] · [D, M] + [M] → [N, M]
    return (
      y,
      { dy in
        let dx = dy.matmul(weights.transposed)  // [N, M] · [M, D] → [N, D]
        let dW = x.transposed.matmul(dy)  // [D, N] · [N, M] → [D, M]
        let db = dy.sumOfRows()  // [N, M] → [M]
        return (dx, Dense(weights: dW, bias: db))
      }
    )
  }

  /// The output y for the data themselves, and the way back to the layer's gradient alone.
  ///
  /// For the first layer of a network: data do not learn, and dx would be a third of the layer's
  /// work, done for nobody.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The output [N, M], and the function from dy to the layer's gradient.
  public func forward(data x: Tensor) -> (y: Tensor, backward: (Tensor) -> Dense) {
    (
      x.matmul(weights) + bias,
      { dy in Dense(weights: x.transposed.matmul(dy), bias: dy.sumOfRows()) }
    )
  }
}
