import ExerciseKit
import Tensors

/// The gradient by central differences: one scalar of x moves, all others stand still.
///
///     gᵢ = (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h
///
/// where eᵢ is 1 at i and 0 elsewhere. The gradient has the shape of x, which may have any number of
/// axes. Take the step h as it is given.
///
/// Chapter 00, "The gradient, one scalar at a time". Useful: `x.scalars`, `Tensor(shape:scalars:)`.
///
/// - Parameters:
///   - x: The point.
///   - h: The step, above 0.
///   - f: A function of a tensor, with one number as its value.
/// - Returns: The central differences, in the shape of x.
public func numericalGradient(
  _ x: Tensor, _ h: Scalar, _ f: (Tensor) -> Scalar
) -> Tensor {
  todo()
}
