import Backpropagation
import Learning
import Tensors

/// A residual connection: a branch only adds to what passes by it unchanged.
///
///     forward     y  = x + F(x)
///     backward    dx = dy + (∂F/∂x)ᵀ dy
///
/// The first term of dx is the point: dy reaches x whole, whatever F does to its own share. Through L
/// blocks the product of L Jacobians becomes ∏(I + Jₗ), in which the identity never vanishes.
///
/// Shapes: x, F(x), y and dy [N, D]; for other shapes there is the projected connection.
///
/// Articles: 002 §3.4, in words, without the condition on the shapes (E002-06). Formula 002-T12.
/// K. He et al., "Deep residual learning for image recognition", CVPR 2016.
///
/// - Parameters:
///   - x: The input, [N, D].
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
///   - branch: F, from x to its output [N, D] and its way back.
/// - Returns: The output, and the function from dy to dx and the branch's gradient.
public func residual<Branch>(
  _ x: Tensor, file: StaticString = #fileID, line: UInt = #line,
  branch: (Tensor) -> (y: Tensor, backward: Backward<Branch>)
) -> (y: Tensor, backward: Backward<Branch>) {
  let (f, branchBackward) = branch(x)
  guard f.shape == x.shape else {
    mistake(
      "residual: the branch makes \(f.shape) of \(x.shape); other shapes need a projection",
      file: file, line: line)
  }
  return (
    x + f,
    { dy in
      let (dx, gradient) = branchBackward(dy)
      return (dy + dx, gradient)
    }
  )
}

/// A residual connection between different shapes: what passes by is projected.
///
///     forward     y  = x · P + F(x)
///     backward    dx = dy · Pᵀ + (∂F/∂x)ᵀ dy      dP = xᵀ · dy
///
/// Shapes: x [N, D], P [D, M]; F(x), y and dy [N, M].
///
/// Articles: 002 §3.4, in words (E002-06). Formula 002-T12.
///
/// - Parameters:
///   - x: The input, [N, D].
///   - projection: The matrix P, [D, M], learned like any other.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
///   - branch: F, from x to its output [N, M] and its way back.
/// - Returns: The output, and the function from dy to dx and the gradients of branch and projection.
public func residual<Branch>(
  _ x: Tensor, projection: Tensor, file: StaticString = #fileID, line: UInt = #line,
  branch: (Tensor) -> (y: Tensor, backward: Backward<Branch>)
) -> (y: Tensor, backward: Backward<(branch: Branch, projection: Tensor)>) {
  let skip = x.matmul(projection, file: file, line: line)  // [N, D] · [D, M] → [N, M]
  let (f, branchBackward) = branch(x)
  guard f.shape == skip.shape else {
    mistake(
      "residual: the branch makes \(f.shape) of \(x.shape), the projection \(skip.shape)",
      file: file, line: line)
  }
  return (
    skip + f,
    { dy in
      let (dx, gradient) = branchBackward(dy)
      let dP = x.transposed.matmul(dy)  // [D, N] · [N, M] → [D, M]
      return (dy.matmul(projection.transposed) + dx, (branch: gradient, projection: dP))
    }
  )
}
