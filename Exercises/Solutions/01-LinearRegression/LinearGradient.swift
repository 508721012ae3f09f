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
  // SOLUTION
  let error = x.matmul(weights) + bias - y
  let dy = error * (2 / Scalar(error.count))
  return (x.transposed.matmul(dy), dy.sumOfRows())
  // END
}

// HINTS
// Go back the way that the loss came: from L to ŷ, and from ŷ to W and b. W[i, j] reaches the loss
// through ŷ[n, j] of every example n, with weight x[n, i].
//
// First find dŷ, of the shape [N, M], with its factor 2/n. Of x [N, D] and dŷ [N, M] only one
// product is [D, M]; and what sum of dŷ has the shape of b?
//
// dŷ is the error times 2/n, dW is the transposed x times dŷ, and db adds up the rows of dŷ.
