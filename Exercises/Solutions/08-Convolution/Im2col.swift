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
  // SOLUTION
  let shape = x.shape
  let down = (shape[1] + 2 * padding - height) / stride + 1
  let across = (shape[2] + 2 * padding - width) / stride + 1

  /// Visits every entry that is a pixel, not padding.
  func forEachPixel(_ body: (_ row: Int, _ column: Int, _ at: (Int, Int, Int, Int)) -> Void) {
    for row in 0..<shape[0] * down * across {
      let (n, i, j) = (row / across / down, row / across % down, row % across)
      for column in 0..<height * width * shape[3] {
        let cell = column / shape[3]
        let u = i * stride + cell / width - padding
        let v = j * stride + cell % width - padding
        if u >= 0, u < shape[1], v >= 0, v < shape[2] {
          body(row, column, (n, u, v, column % shape[3]))
        }
      }
    }
  }

  var rows = Tensor.zeros([shape[0] * down * across, height * width * shape[3]])
  forEachPixel { row, column, at in rows[row, column] = x[at.0, at.1, at.2, at.3] }
  return (
    rows,
    { dRows in
      var dx = Tensor.zeros(shape)
      forEachPixel { row, column, at in dx[at.0, at.1, at.2, at.3] += dRows[row, column] }
      return dx
    }
  )
  // END
}

// HINTS
// im2col copies, col2im gathers: the same loops over the same pairs of places, with the arrow turned
// round. A pixel that was copied nine times receives nine numbers.
//
// Work out u and v with the padding taken off, and skip what lies outside. Write the loops once, as a
// local function that takes a closure, or twice; both directions need the same conditions.
//
// row = (n · H' + i) · W' + j, column = (p · kW + q) · C + c, u = i · s + p − z, v = j · s + q − z;
// then rows[row, column] = x[n, u, v, c], and dx[n, u, v, c] += dRows[row, column].
