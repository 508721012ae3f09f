import ExerciseKit
import Tensors

/// The learning rate above which gradient descent on the mean squared error explodes.
///
///     H = 2/N · XᵀX      X = [1 x]      η < 2/λmax
///
/// λmax is the largest eigenvalue of H, the second derivatives of the loss of a linear model with one
/// output. Power iteration finds it: start with any v of length 1 and repeat
///
///     v ← H·v / ‖H·v‖      λmax ≈ ‖H·v‖
///
/// a hundred times or more. Shapes: x [N, D], X [N, D + 1], H [D + 1, D + 1], v [D + 1, 1].
///
/// Chapter 01; article 000 §4.1, 003 §4.1. Useful: `Tensor.concatenating([a, b], along: 1)`,
/// `a.transposed.matmul(b)`, `a.norm`.
///
/// - Parameter x: The inputs.
/// - Returns: The bound 2/λmax.
public func maxLearningRate(_ x: Tensor) -> Scalar {
  // SOLUTION
  let ones = Tensor(repeating: 1, shape: [x.shape[0], 1])
  let design = Tensor.concatenating([ones, x], along: 1)
  let hessian = design.transposed.matmul(design) * (2 / Scalar(x.shape[0]))
  var v = Tensor(repeating: 1, shape: [hessian.shape[0], 1])
  for _ in 0..<200 {
    v = v / v.norm
    v = hessian.matmul(v)
  }
  return 2 / v.norm
  // END
}

// HINTS
// Along an eigenvector of H with eigenvalue λ a step multiplies the distance from the lowest point
// by 1 − ηλ. Which λ is the first to bring that below −1?
//
// Build X with its column of ones, then H with its 2/N. Multiply a vector by H again and again,
// and bring it back to length 1 each time: what does its length tell before?
//
// In the loop, with v of length 1: the product of H and v has the norm λmax in the end, and the
// rate is 2 over it.
