import Tensors

/// Max pooling by definition.
///
///     yₙᵢⱼc = max over 0 ≤ p, q < k of  x[n, i·s + p, j·s + q, c]
///
/// The window's first corner is at (i·s, j·s). Article 004 centres it on (i, j) and then shifts by
/// (i, j) once more, without a stride: that is no downsampling (E004-10).
///
/// Articles: 004 §3.2.2. Formula 004-F07, procedure 004-A04.
///
/// - Parameters:
///   - x: The images, [N, H, W, C].
///   - size: The rows and columns k of the window.
///   - stride: The pixels s from one window to the next.
/// - Returns: The largest value of every window and channel, [N, H', W', C].
public func maxPoolingByDefinition(_ x: Tensor, size: Int, stride: Int) -> Tensor {
  poolingByDefinition(x, size, stride) { window in
    var largest = window[0]
    for value in window where value > largest { largest = value }
    return largest
  }
}

/// Average pooling by definition.
///
///     yₙᵢⱼc = 1/k² · Σₚ Σ_q  x[n, i·s + p, j·s + q, c]
///
/// Articles: 004 §3.2.2, by name. Formula 004-T02.
///
/// - Parameters:
///   - x: The images, [N, H, W, C].
///   - size: The rows and columns k of the window.
///   - stride: The pixels s from one window to the next.
/// - Returns: The mean of every window and channel, [N, H', W', C].
public func averagePoolingByDefinition(_ x: Tensor, size: Int, stride: Int) -> Tensor {
  poolingByDefinition(x, size, stride) { window in
    var sum: Scalar = 0
    for value in window { sum += value }
    return sum / Scalar(size * size)
  }
}

/// One number for the values under every window, in row order.
private func poolingByDefinition(
  _ x: Tensor, _ size: Int, _ stride: Int, _ summary: ([Scalar]) -> Scalar
) -> Tensor {
  let window = Window(height: size, width: size, stride: stride)
  let images = WindowedImages(x, window, for: "pooling", #fileID, #line)
  var y = Tensor.zeros([images.count, images.output.height, images.output.width, images.channels])
  for n in 0..<images.count {
    for i in 0..<images.output.height {
      for j in 0..<images.output.width {
        for c in 0..<images.channels {
          var values: [Scalar] = []
          images.forEachPixel(under: window, at: (i, j)) { (_, _, u, v) in
            values.append(x[n, u, v, c])
          }
          y[n, i, j, c] = summary(values)
        }
      }
    }
  }
  return y
}
