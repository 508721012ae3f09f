import Learning
import Tensors

/// Every window of a batch of images as a row of a matrix (im2col).
///
///     row (n, i, j), column (p, q, c)   =   x[n, i·s + p·d − top, j·s + q·d − left, c]
///
/// With it a convolution is a matrix product: patches · W, the kernels read as a matrix
/// [kH·kW·C, F]. The price is memory, since a pixel stands in as many rows as windows cover it,
/// nine times for 3 × 3: the fast layer takes the same products without writing the matrix.
///
/// K. Chellapilla, S. Puri, P. Simard, "High performance convolutional neural networks for document
/// processing", 2006.
///
/// - Parameters:
///   - x: The images, [N, H, W, C].
///   - window: How the window slides.
/// - Returns: The matrix, [N · H' · W', kH · kW · C].
public func patches(of x: Tensor, under window: Window) -> Tensor {
  let images = WindowedImages(x, window, for: "patches", #fileID, #line)
  let width = window.height * window.width * images.channels
  var matrix = Tensor.zeros([images.count * images.output.height * images.output.width, width])
  images.forEachPatch(under: window) { (row, column, n, u, v) in
    for c in 0..<images.channels { matrix[row, column + c] = x[n, u, v, c] }
  }
  return matrix
}

/// The images in which every pixel is the sum of its places in the patches (col2im).
///
/// The adjoint of `patches`: what a pixel was copied to, it gathers back. So it is the backward
/// pass.
///
/// - Parameters:
///   - matrix: Patches, [N · H' · W', kH · kW · C].
///   - shape: The shape of the images, [N, H, W, C].
///   - window: How the window slides.
/// - Returns: The images.
public func imagesFromPatches(_ matrix: Tensor, shape: [Int], under window: Window) -> Tensor {
  var x = Tensor.zeros(shape)
  let images = WindowedImages(x, window, for: "imagesFromPatches", #fileID, #line)
  images.forEachPatch(under: window) { (row, column, n, u, v) in
    for c in 0..<images.channels { x[n, u, v, c] += matrix[row, column + c] }
  }
  return x
}

extension Conv2D {
  /// Forward and backward by three matrix products of the patches.
  ///
  ///     forward     Y  = P · W + b
  ///     backward    dW = Pᵀ · dY      dP = dY · Wᵀ      db = Σ dY
  ///
  /// A dense layer, applied to every window: the formulas of chapter 04 with patches for examples.
  ///
  /// - Parameter x: The images, [N, H, W, C].
  /// - Returns: The feature maps, and the function from dy to dx and the layer's gradient.
  public func forwardByPatches(_ x: Tensor) -> (y: Tensor, backward: Backward<Conv2D>) {
    let images = WindowedImages(x, window, for: "Conv2D", #fileID, #line)
    let matrix = patches(of: x, under: window)  // [N·H'·W', kH·kW·C]
    let weights = kernel.reshaped([matrix.shape[1], filters])  // [kH·kW·C, F]
    let y = matrix.matmul(weights) + bias
    return (
      y.reshaped([images.count, images.output.height, images.output.width, filters]),
      { dy in
        let dY = dy.reshaped([matrix.shape[0], filters])
        let dPatches = dY.matmul(weights.transposed)
        let dx = imagesFromPatches(dPatches, shape: x.shape, under: window)
        let dW = matrix.transposed.matmul(dY)
        return (dx, gradient(kernel: dW.reshaped(kernel.shape), bias: dY.sumOfRows()))
      }
    )
  }
}

extension WindowedImages {
  /// Every pixel (n, u, v) under every window: the row of the window and the column of its cell.
  fileprivate func forEachPatch(
    under window: Window, _ body: (_ row: Int, _ column: Int, _ n: Int, _ u: Int, _ v: Int) -> Void
  ) {
    for row in 0..<(count * output.height * output.width) {
      let place = (row / output.width % output.height, row % output.width)
      let n = row / (output.width * output.height)
      forEachPixel(under: window, at: place) { (p, q, u, v) in
        body(row, (p * window.width + q) * channels, n, u, v)
      }
    }
  }
}
