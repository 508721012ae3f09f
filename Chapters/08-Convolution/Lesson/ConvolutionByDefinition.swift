import Tensors

/// The convolution layer by definition: every sum written out.
///
///     yₙᵢⱼf = b_f + Σₚ Σ_q Σ_c  w_pqcf · x[n, i·s + p·d − top, j·s + q·d − left, c]
///
/// Pixels outside the image are zeros and left out. A kernel for every output map f, a bias for
/// every f, and a sum over the input's channels c: the article's formula has one of each (E004-08).
///
/// Shapes: x [N, H, W, C], w [kH, kW, C, F], b [F], y [N, H', W', F].
///
/// Articles: 004 §3.2.1, 003 §3.5.3. Formulas 004-F06, 003-F08.
///
/// - Parameters:
///   - x: The images.
///   - w: The kernels.
///   - b: The biases.
///   - window: How the kernels slide; its size is the kernels'.
/// - Returns: The feature maps y.
public func convolutionByDefinition(
  _ x: Tensor, _ w: Tensor, bias b: Tensor, window: Window
) -> Tensor {
  let images = WindowedImages(x, window, for: "convolutionByDefinition", #fileID, #line)
  var y = Tensor.zeros([images.count, images.output.height, images.output.width, w.shape[3]])
  for n in 0..<images.count {
    for i in 0..<images.output.height {
      for j in 0..<images.output.width {
        for f in 0..<w.shape[3] {
          var sum = b[f]
          images.forEachPixel(under: window, at: (i, j)) { (p, q, u, v) in
            for c in 0..<images.channels { sum += w[p, q, c, f] * x[n, u, v, c] }
          }
          y[n, i, j, f] = sum
        }
      }
    }
  }
  return y
}

/// The gradients of the convolution layer by definition.
///
///     dw_pqcf     = Σₙ Σᵢ Σⱼ  dyₙᵢⱼf · x[n, u, v, c]
///     dx[n,u,v,c] = Σ over all (i, j, p, q) that meet in (u, v)  Σ_f  dyₙᵢⱼf · w_pqcf
///     db_f        = Σₙ Σᵢ Σⱼ  dyₙᵢⱼf
///
/// The same loops as forward: wherever forward multiplies a weight by a pixel, each of the two
/// receives dy times the other.
///
/// - Parameters:
///   - x: The images, [N, H, W, C].
///   - w: The kernels, [kH, kW, C, F].
///   - dy: The gradient of the output, [N, H', W', F].
///   - window: How the kernels slide.
/// - Returns: The gradients, each in the shape of what it is the gradient of.
public func convolutionGradientsByDefinition(
  _ x: Tensor, _ w: Tensor, _ dy: Tensor, window: Window
) -> (dx: Tensor, dW: Tensor, db: Tensor) {
  let images = WindowedImages(x, window, for: "convolutionGradients", #fileID, #line)
  var (dx, dW, db) = (Tensor.zeros(x.shape), Tensor.zeros(w.shape), Tensor.zeros([w.shape[3]]))
  for n in 0..<images.count {
    for i in 0..<images.output.height {
      for j in 0..<images.output.width {
        for f in 0..<w.shape[3] {
          let slope = dy[n, i, j, f]
          db[f] += slope
          images.forEachPixel(under: window, at: (i, j)) { (p, q, u, v) in
            for c in 0..<images.channels {
              dW[p, q, c, f] += slope * x[n, u, v, c]
              dx[n, u, v, c] += slope * w[p, q, c, f]  // windows overlap: +=, never =
            }
          }
        }
      }
    }
  }
  return (dx, dW, db)
}

extension WindowedImages {
  /// The cells (p, q) of the window at an output (i, j) with the pixels (u, v) under them.
  ///
  /// Cells over the zeros around the image are left out.
  func forEachPixel(
    under window: Window, at place: (i: Int, j: Int),
    _ body: (_ p: Int, _ q: Int, _ u: Int, _ v: Int) -> Void
  ) {
    for p in 0..<window.height {
      let u = place.i * window.stride + p * window.dilation - vertical.before
      for q in 0..<window.width {
        let v = place.j * window.stride + q * window.dilation - horizontal.before
        if (0..<size.height).contains(u), (0..<size.width).contains(v) { body(p, q, u, v) }
      }
    }
  }
}
