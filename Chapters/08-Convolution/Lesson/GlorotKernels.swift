import Tensors

extension Conv2D {
  /// A layer with Glorot's random kernels and biases of 0.
  ///
  ///     w  ~  uniform in ±√(6 / (kH·kW·C + kH·kW·F))      b = 0
  ///
  /// An output is a sum of kH·kW·C products, and a pixel reaches kH·kW·F outputs: they stand where a
  /// dense layer has its numbers of inputs and outputs.
  ///
  /// Articles: none names it; the framework of programs 000 §4.2 and 003 §4.3 starts its layers so.
  /// X. Glorot and Y. Bengio, 2010.
  ///
  /// - Parameters:
  ///   - height: The rows kH of a kernel.
  ///   - width: The columns kW of a kernel.
  ///   - channels: The channels C of the input.
  ///   - filters: The number F of kernels.
  ///   - stride: The pixels from one window to the next.
  ///   - padding: What stands around the image.
  ///   - dilation: The distance of the kernel's cells in the image.
  ///   - generator: The source of randomness.
  /// - Returns: The layer.
  public static func glorot(
    height: Int = 3, width: Int = 3, channels: Int, filters: Int, stride: Int = 1,
    padding: Padding = .valid, dilation: Int = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Conv2D {
    let connections = height * width * (channels + filters)
    let bound = (6 / Scalar(max(connections, 1))).squareRoot()
    return Conv2D(
      kernel: .uniform(
        [height, width, channels, filters], from: -bound, to: bound, using: &generator),
      bias: .zeros([filters]), stride: stride, padding: padding, dilation: dilation)
  }
}
