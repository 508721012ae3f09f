import Tensors

/// The gradient by its definition: one scalar of x moves, all others stand still.
///
///     ∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h
///
/// eᵢ is 1 at i and 0 elsewhere. The gradient has the shape of x, and costs two calls of f for each
/// of its scalars: a check, not a way to train. `NumericalGradient` is this with a step that follows
/// the size of each xᵢ, a look for kinks and an estimate of the rounding.
///
/// - Parameters:
///   - f: A function of a tensor, with one number as its value.
///   - x: The point.
///   - h: The step, not 0.
/// - Returns: The central differences, in the shape of x.
public func gradientByDefinition(
  of f: (Tensor) -> Scalar, at x: Tensor, step h: Scalar
) -> Tensor {
  let order = RowMajorOrder(shape: x.shape)
  var gradient = Tensor.zeros(x.shape)
  for offset in 0..<x.count {
    let i = order.index(at: offset)
    let slope = DifferenceQuotient.central.slope(
      of: { moved in
        var x = x
        x[index: i] = moved
        return f(x)
      }, at: x[index: i], step: h)
    gradient[index: i] = slope
  }
  return gradient
}
