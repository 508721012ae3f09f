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
  todo()
}
