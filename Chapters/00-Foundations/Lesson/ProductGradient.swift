import Tensors

/// The matrix product, and the way back through it: the first forward and backward of this book.
///
///     forward     y  = x · w
///     backward    dx = dy · wᵀ      dw = xᵀ · dy
///
/// where `dy` is ∂L/∂y. Shapes: x [N, K], w [K, M], y and dy [N, M].
///
/// Why: yᵢⱼ = Σₚ xᵢₚ wₚⱼ. So wₚⱼ reaches the loss through yᵢⱼ of every i, with weight xᵢₚ: its
/// gradient is Σᵢ xᵢₚ dyᵢⱼ. And xᵢₚ reaches it through yᵢⱼ of every j, with weight wₚⱼ.
///
/// - Parameters:
///   - x: The left factor, [N, K].
///   - w: The right factor, [K, M].
/// - Returns: The product [N, M], and the function from dy to the gradients of both factors.
public func product(
  _ x: Tensor, _ w: Tensor
) -> (y: Tensor, backward: (Tensor) -> (dx: Tensor, dw: Tensor)) {
  let y = x.matmul(w)  // [N, K] · [K, M] → [N, M]
  return (
    y,
    { dy in
      let dx = dy.matmul(w.transposed)  // [N, M] · [M, K] → [N, K]
      let dw = x.transposed.matmul(dy)  // [K, N] · [N, M] → [K, M]
      return (dx, dw)
    }
  )
}

/// The same way back by the sums as they are derived, one scalar at a time.
///
///     dxᵢₚ = Σⱼ dyᵢⱼ wₚⱼ      dwₚⱼ = Σᵢ xᵢₚ dyᵢⱼ
///
/// - Parameters:
///   - x: The left factor, [N, K].
///   - w: The right factor, [K, M].
///   - dy: The gradient of the product, [N, M].
/// - Returns: The gradients of both factors.
public func productBackwardByDefinition(
  _ x: Tensor, _ w: Tensor, dy: Tensor
) -> (dx: Tensor, dw: Tensor) {
  let (n, k, m) = (x.shape[0], w.shape[0], w.shape[1])
  var dx = Tensor.zeros([n, k])
  var dw = Tensor.zeros([k, m])
  for p in 0..<k {
    for i in 0..<n {
      var sum: Scalar = 0
      for j in 0..<m { sum += dy[i, j] * w[p, j] }  // Σⱼ dyᵢⱼ wₚⱼ
      dx[i, p] = sum
    }
    for j in 0..<m {
      var sum: Scalar = 0
      for i in 0..<n { sum += x[i, p] * dy[i, j] }  // Σᵢ xᵢₚ dyᵢⱼ
      dw[p, j] = sum
    }
  }
  return (dx, dw)
}
