import Learning
import Tensors

/// A gradient, shortened to a greatest length if it is longer.
///
///     g ← g · min(1, c / ‖g‖)      ‖g‖² = the sum over the squares of all entries of all tensors
///
/// One factor for all tensors: the direction stays, only the length is cut. Clipping every tensor by
/// itself would turn the step away from the gradient. A short gradient is never lengthened.
///
/// A gradient that is not finite has no direction to keep and comes back as it is: to hide it would
/// only delay the discovery.
///
/// Articles: none prints it; 001 §5.2 leaves the loop of its language model empty, where it belongs.
/// R. Pascanu, T. Mikolov and Y. Bengio, 2013.
///
/// - Parameters:
///   - gradient: The gradient, of any model.
///   - length: The greatest length c, above 0.
/// - Returns: The gradient, at most c long.
public func clipped<Model: Parameters>(_ gradient: Model, to length: Scalar) -> Model {
  let norm = gradient.norm
  guard norm.isFinite, norm > length else { return gradient }
  var shortened = gradient
  for tensor in gradient.tensors {
    shortened[keyPath: tensor] = (length / norm) * gradient[keyPath: tensor]
  }
  return shortened
}
