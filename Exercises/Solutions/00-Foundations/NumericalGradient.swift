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
  // SOLUTION
  func moved(_ i: Int, by step: Scalar) -> Tensor {
    var scalars = x.scalars
    scalars[i] += step
    return Tensor(shape: x.shape, scalars: scalars)
  }
  let slopes = (0..<x.count).map { i in
    (f(moved(i, by: h)) - f(moved(i, by: -h))) / (2 * h)
  }
  return Tensor(shape: x.shape, scalars: slopes)
  // END
}

// HINTS
// How much does f change when a single scalar of x moves, and all others stay? That is one entry
// of the gradient; ask once for each.
//
// Two points for each scalar, one on either side of x. How far apart are they? And make sure that
// the next scalar starts from x again.
//
// For each i: copy the scalars of x, add h to number i and call f; copy them again, take h away
// and call f; divide the difference by 2 * h.
