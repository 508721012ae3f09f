import ExerciseKit
import Tensors

/// The gradient of the mean squared error of a linear model, in its weights and its bias.
///
///     ŷ  = x · W + b      L = 1/n · Σ (ŷ − y)²      n = N · M
///
///     dŷ = 2/n · (ŷ − y)      dW = xᵀ · dŷ      db = Σₙ dŷₙ
///
/// Shapes: x [N, D], W [D, M], b [M], y [N, M]. Each gradient has the shape of what it belongs to.
///
/// Chapter 01; article 000 §4.1, 003 §4.1. Useful: `a.matmul(b)`, `a.transposed`, `a.sumOfRows()`,
/// `a.count`; `a + b` adds a [M] to every row of a [N, M].
///
/// - Parameters:
///   - x: The inputs.
///   - y: The targets.
///   - weights: The weights W.
///   - bias: The bias b.
/// - Returns: The gradients of W and b.
public func linearGradient(
  _ x: Tensor, _ y: Tensor, _ weights: Tensor, _ bias: Tensor
) -> (dW: Tensor, db: Tensor) {
  todo()
}
