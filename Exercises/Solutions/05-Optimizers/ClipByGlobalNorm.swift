import ExerciseKit
import Tensors

/// The gradients of a model, shortened together to a greatest length if they are longer.
///
///     ‖g‖ = √(Σ over all entries of all tensors of g²)      g ← g · min(1, c/‖g‖)
///
/// One factor for all tensors, so that the direction stays. What is short enough comes back as it
/// is.
///
/// Shapes: each result has the shape of its gradient.
///
/// Chapter 05; beyond the articles (001 §5.2 leaves open the loop that needs it). Useful: `a.norm`,
/// `a.dot(a)`, `Tensor([a, b])` of numbers.
///
/// - Parameters:
///   - gradients: The gradients, one a tensor of the model.
///   - length: The greatest length c.
/// - Returns: The gradients, together at most c long.
public func clipByGlobalNorm(_ gradients: [Tensor], to length: Scalar) -> [Tensor] {
  // SOLUTION
  let norm = Tensor(gradients.map(\.norm)).norm
  return norm > length ? gradients.map { $0 * (length / norm) } : gradients
  // END
}

// HINTS
// Think of all the gradients as one long vector. It has one length, and what shortens it is one
// number.
//
// Add the squares of all tensors before you take the root, and compare before you divide: a
// gradient of 0 has no direction.
//
// The norm of all is the norm of the tensors' norms. Where it is greater than length, multiply
// every tensor by length / norm.
