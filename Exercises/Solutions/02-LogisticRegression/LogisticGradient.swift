import ExerciseKit
import Tensors

/// The gradient of logistic regression, from the inputs to the parameters.
///
///     forward     z  = x · W + b      p = σ(z)
///                 L  = −1/N · Σₙ (yₙ ln pₙ + (1 − yₙ) ln(1 − pₙ))
///     backward    dz = 1/N · (p − y)      dW = xᵀ · dz      db = Σₙ dzₙ
///
/// Shapes: x [N, D], W [D, 1], b [1], y [N, 1]; dW has the shape of W, db that of b. The loss is a
/// mean, so divide by N, once.
///
/// Chapter 02; article 000 §3.3, 003 §3.3. Useful: `sigmoid(z)`, `a.matmul(b)`, `a.transposed`,
/// `a.sumOfRows()`.
///
/// - Parameters:
///   - x: The inputs, a row an example.
///   - weights: The weights W.
///   - bias: The bias b.
///   - y: The classes, each 0 or 1.
/// - Returns: The gradients of W and b.
public func logisticGradient(
  _ x: Tensor, _ weights: Tensor, _ bias: Tensor, _ y: Tensor
) -> (dW: Tensor, db: Tensor) {
  // SOLUTION
  let p = sigmoid(x.matmul(weights) + bias)
  let dz = (p - y) / Scalar(x.shape[0])
  return (x.transposed.matmul(dz), dz.sumOfRows())
  // END
}

// HINTS
// Go back through the loss and the sigmoid together: the slope of the one cancels the denominator
// of the other, and a difference is left.
//
// First the probabilities, then one number an example: how much its logit pulls. The division by N
// belongs there, so that W and b both get it.
//
// With dz = (p - y) / N, dW is the transposed x times dz, and db adds up the rows of dz.
