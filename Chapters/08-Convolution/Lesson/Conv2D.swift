import Learning
import Tensors

/// A convolution layer: the same small kernels at every place of an image.
///
///     forward     yₙᵢⱼf = b_f + Σₚ Σ_q Σ_c  w_pqcf · x[n, i·s + p·d, j·s + q·d, c]
///     backward    dw_pqcf = Σₙᵢⱼ dyₙᵢⱼf · x[n, i·s + p·d, j·s + q·d, c]      db_f = Σₙᵢⱼ dyₙᵢⱼf
///                 dx[n, i·s + p·d, j·s + q·d, c] += Σ_f dyₙᵢⱼf · w_pqcf
///
/// over the images with their padding; the stride s and the dilation d are 1 unless said otherwise.
/// Shapes: x [N, H, W, C], w [kH, kW, C, F], b [F], y [N, H', W', F].
///
/// The kernel is not turned: a cross-correlation, as in all frameworks. `convolutionByDefinition`
/// has the same sums written out.
///
/// Articles: 004 §3.2.1 (one kernel and one channel, E004-08), 003 §3.5.3, 000 §3.3 (E000-02); in the
/// programs 000-C02a, 000-C02c. Formulas 004-F06, 003-F08.
public struct Conv2D: Parameters {
  /// The kernels w, `[kH, kW, C, F]`.
  public var kernel: Tensor
  /// The biases b, `[F]`.
  public var bias: Tensor
  /// How the kernels slide over the image.
  public let window: Window

  /// Creates a layer from its parameters.
  ///
  /// - Parameters:
  ///   - kernel: The kernels w, `[kH, kW, C, F]`.
  ///   - bias: The biases b, `[F]`.
  ///   - stride: The pixels from one window to the next.
  ///   - padding: What stands around the image.
  ///   - dilation: The distance of the kernel's cells in the image.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    kernel: Tensor, bias: Tensor, stride: Int = 1, padding: Padding = .valid, dilation: Int = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    guard kernel.rank == 4, bias.shape == [kernel.shape[3]] else {
      mistake(
        "Conv2D: kernels of shape \(kernel.shape) and biases of shape \(bias.shape); expected "
          + "[kH, kW, C, F] and [F]", file: file, line: line)
    }
    (self.kernel, self.bias) = (kernel, bias)
    window = Window(
      height: kernel.shape[0], width: kernel.shape[1], stride: stride, padding: padding,
      dilation: dilation, file: file, line: line)
  }

  /// The trainable tensors, kernels first.
  public var tensors: [WritableKeyPath<Conv2D, Tensor>] { [\.kernel, \.bias] }

  /// The number F of kernels and of feature maps.
  public var filters: Int { bias.count }

  /// The feature maps y of a batch of images, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The images, [N, H, W, C].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The feature maps [N, H', W', F], and the function from dy to dx and the gradient.
  public func forward(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: Backward<Conv2D>) {
    let (y, padded, images) = featureMaps(x, file, line)
    let grid = images.grid(of: window)
    return (
      y,
      { dy in
        images.check(dy, maps: filters, for: "Conv2D", file, line)
        let dPadded = dy.inputGradient(through: kernel, ofImages: padded.shape, under: grid)
        let dx = images.cropped(dPadded)  // [N, H, W, C]
        let dW = padded.kernelGradient(of: dy, under: grid)  // [kH, kW, C, F]
        let db = dy.sumOfRows()  // [F]
        return (dx, gradient(kernel: dW, bias: db))
      }
    )
  }

  /// The feature maps y of the pixels themselves, and the way back to the layer's gradient alone.
  ///
  /// For the first layer of a network: pixels do not learn, and their gradient would be work for
  /// nothing.
  ///
  /// - Parameters:
  ///   - x: The images, [N, H, W, C].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The feature maps [N, H', W', F], and the function from dy to the gradient.
  public func forward(
    data x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: (Tensor) -> Conv2D) {
    let (y, padded, images) = featureMaps(x, file, line)
    return (
      y,
      { dy in
        images.check(dy, maps: filters, for: "Conv2D", file, line)
        let dW = padded.kernelGradient(of: dy, under: images.grid(of: window))
        return gradient(kernel: dW, bias: dy.sumOfRows())
      }
    )
  }

  /// The feature maps, and what the way back needs.
  private func featureMaps(
    _ x: Tensor, _ file: StaticString, _ line: UInt
  ) -> (y: Tensor, padded: Tensor, images: WindowedImages) {
    let images = WindowedImages(x, window, for: "Conv2D", file, line)
    guard images.channels == kernel.shape[2] else {
      mistake(
        "Conv2D: images of shape \(x.shape) and kernels of shape \(kernel.shape); "
          + "\(images.channels) and \(kernel.shape[2]) channels", file: file, line: line)
    }
    let padded = images.padded(x)
    let y = padded.crossCorrelated(with: kernel, bias: bias, under: images.grid(of: window))
    return (y, padded, images)
  }

  /// A gradient: parameters in place of these, with the same settings.
  func gradient(kernel: Tensor, bias: Tensor) -> Conv2D {
    var gradient = self
    (gradient.kernel, gradient.bias) = (kernel, bias)
    return gradient
  }
}
