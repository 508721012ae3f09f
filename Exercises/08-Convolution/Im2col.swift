import ExerciseKit
import Tensors

/// Every window of a batch of images as a row of a matrix, and the rows added back.
///
///     im2col    row (n, i, j), column (p, q, c)  =  x[n, i·s + p − z, j·s + q − z, c]
///     col2im    dx[n, u, v, c] = the sum of the entries of dRows that stand where im2col has put
///                                x[n, u, v, c]
///
/// with z rows and columns of zeros on each side of the images: where the index falls outside, the
/// entry is 0. Rows are in the order of n, i, j with j the fastest, columns in the order of p, q, c
/// with c the fastest. Shapes: x [N, H, W, C], rows [N·H'·W', kH·kW·C] with
/// H' = ⌊(H + 2z − kH) / s⌋ + 1 and W' likewise. dx has the shape of x.
///
/// With it a convolution is a matrix product, y = rows · W + b, and col2im is its way back.
///
/// Chapter 08, "One matrix product"; beyond the articles. Useful: `Tensor.zeros([…])`,
/// `x[n, u, v, c]`, `rows[row, column]`.
///
/// - Parameters:
///   - x: The images.
///   - height: The rows kH of the window.
///   - width: The columns kW of the window.
///   - stride: The step s, on both axes.
///   - padding: The zeros z on each of the four sides.
/// - Returns: The matrix of windows, and the function from its gradient to that of the images.
public func im2col(
  _ x: Tensor, height: Int, width: Int, stride: Int, padding: Int
) -> (rows: Tensor, col2im: (_ dRows: Tensor) -> Tensor) {
  todo()
}
