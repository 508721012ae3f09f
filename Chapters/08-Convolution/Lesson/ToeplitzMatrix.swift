import Tensors

/// The matrix T for which T · vec(a) is the cross-correlation of the image a with a kernel.
///
///     T[(i, j), (u, v)] = w[u − i, v − j]   where that is a cell of the kernel, else 0
///
/// This is the W that makes y = f(Wx + b) true for a convolution: not the kernel, as article 000
/// says, but a matrix with a row an output and a column a pixel, in which the kernel stands again
/// and again, shifted, between zeros (E000-02). So a convolution is a dense layer that is poor by
/// choice: few connections, and the same weights on all of them.
///
/// Articles: 000 §3.3. Formula 000-F03.
///
/// - Parameters:
///   - w: The kernel, [kH, kW].
///   - height: The rows H of the image.
///   - width: The columns W of the image.
/// - Returns: The matrix, [(H − kH + 1) · (W − kW + 1), H · W].
public func toeplitzMatrix(of w: Tensor, height: Int, width: Int) -> Tensor {
  let (rows, columns) = (height - w.shape[0] + 1, width - w.shape[1] + 1)
  var matrix = Tensor.zeros([rows * columns, height * width])
  for i in 0..<rows {
    for j in 0..<columns {
      for m in 0..<w.shape[0] {
        for n in 0..<w.shape[1] {
          matrix[i * columns + j, (i + m) * width + j + n] = w[m, n]
        }
      }
    }
  }
  return matrix
}
