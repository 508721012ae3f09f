import ExerciseKit
import Tensors

/// The L2 penalty of a dense layer and its gradients.
///
///     P = λ Σᵢⱼ Wᵢⱼ²      ∂P/∂W = 2λ · W      ∂P/∂b = 0
///
/// P is added to the loss, the gradients to the loss's gradients: one without the other is a
/// mistake that runs. Biases are free. Shapes: each gradient has the shape of what it belongs to.
///
/// Chapter 06; article 002 §4.4, which writes ‖W‖₂² and means the sum over all entries. Useful:
/// `a.dot(a)`, `Tensor.zeros(a.shape)`.
///
/// - Parameters:
///   - weights: The weights W.
///   - bias: The bias b.
///   - strength: The factor λ.
/// - Returns: The penalty and its gradients by W and b.
public func l2Penalty(
  _ weights: Tensor, _ bias: Tensor, strength: Scalar
) -> (penalty: Scalar, dW: Tensor, db: Tensor) {
  // SOLUTION
  (strength * weights.dot(weights), 2 * strength * weights, .zeros(bias.shape))
  // END
}

// HINTS
// Differentiate λ · w² for a single weight; the others do not meddle.
//
// Three results: the sum of the squares of all weights times λ, twice λ times the weights, and
// zeros in the shape of the bias.
//
// weights.dot(weights) is the sum of the squares; the gradient is 2 * strength * weights.
