import ExerciseKit
import Tensors

/// Gradient descent: the points that it passes, the first one included.
///
///     Wₜ₊₁ = Wₜ − η · dW(Wₜ, bₜ)
///     bₜ₊₁ = bₜ − η · db(Wₜ, bₜ)      t = 0 … T − 1
///
/// Both gradients are taken at the same old point. They come from `gradient`, which takes any W and
/// b and gives dW and db in the same shapes.
///
/// Chapter 01; article 000 §4.1, 001 §4.3. Useful: `rate * a`, `a -= b`, `points.append((w, b))`.
///
/// - Parameters:
///   - weights: The weights W₀ at the start.
///   - bias: The bias b₀ at the start.
///   - rate: The learning rate η.
///   - steps: The number T of steps.
///   - gradient: The gradient of the loss at W and b.
/// - Returns: The T + 1 points (W₀, b₀) … (W_T, b_T).
public func gdLoop(
  _ weights: Tensor, _ bias: Tensor, _ rate: Scalar, _ steps: Int,
  _ gradient: (_ weights: Tensor, _ bias: Tensor) -> (dW: Tensor, db: Tensor)
) -> [(weights: Tensor, bias: Tensor)] {
  // SOLUTION
  var (w, b) = (weights, bias)
  var points = [(w, b)]
  for _ in 0..<steps {
    let (dW, db) = gradient(w, b)
    w -= rate * dW
    b -= rate * db
    points.append((w, b))
  }
  return points
  // END
}

// HINTS
// A step goes against the gradient, and the gradient belongs to the point where you stand: ask for
// it anew before every step.
//
// Take dW and db in one call, before either parameter moves. The start is the first point.
//
// In the loop: dW and db from `gradient(w, b)`, then `w -= rate * dW`, `b -= rate * db`, then
// append (w, b).
