import Convolution
import Tensors

/// A layer's sizes, odd ones on purpose.
struct Geometry: Sendable, CustomStringConvertible {
  var batch = 3
  var image = (height: 7, width: 5)
  var channels = 2
  var kernel = (height: 3, width: 2)
  var filters = 3
  var stride = 1
  var padding = Padding.valid
  var dilation = 1

  var description: String {
    "\(batch) × \(image.height) × \(image.width) × \(channels) → \(filters), kernel "
      + "\(kernel.height) × \(kernel.width), stride \(stride), \(padding), dilation \(dilation)"
  }

  /// A random layer; the bias is not 0.
  func layer(using generator: inout SeededGenerator) -> Conv2D {
    Conv2D(
      kernel: .normal(
        [kernel.height, kernel.width, channels, filters], using: &generator),
      bias: .normal([filters], using: &generator), stride: stride, padding: padding,
      dilation: dilation)
  }

  /// Random images.
  func images(using generator: inout SeededGenerator) -> Tensor {
    .normal([batch, image.height, image.width, channels], using: &generator)
  }

  /// Strides that leave something over, gaps, zeros around, kernels and images that are no squares.
  static let all = [
    Geometry(),
    Geometry(batch: 1),
    Geometry(kernel: (1, 1), filters: 4),
    Geometry(image: (3, 2)),
    Geometry(image: (4, 9), kernel: (2, 5), stride: 2),
    Geometry(image: (8, 8), kernel: (3, 3), stride: 2),
    Geometry(image: (10, 6), stride: 3),
    Geometry(image: (9, 11), kernel: (1, 1), stride: 3),
    Geometry(image: (9, 8), dilation: 2),
    Geometry(image: (11, 7), kernel: (2, 3), stride: 2, dilation: 3),
    Geometry(padding: .same),
    Geometry(image: (6, 9), kernel: (4, 3), stride: 2, padding: .same),
    Geometry(image: (7, 8), kernel: (2, 2), stride: 3, padding: .same),
    Geometry(image: (6, 5), padding: .same, dilation: 2),
    Geometry(padding: .zeros(2)),
    Geometry(image: (2, 3), stride: 2, padding: .zeros(1)),
    Geometry(kernel: (1, 4), padding: .zeros(3)),
  ]

  /// More channels and filters than fill a register, with rest and without.
  static let wide = [
    Geometry(batch: 2, channels: 16, filters: 32),
    Geometry(batch: 2, channels: 17, filters: 33, padding: .same),
    Geometry(batch: 2, image: (9, 14), channels: 19, kernel: (3, 3), filters: 48, stride: 2),
    Geometry(batch: 2, image: (5, 29), channels: 1, kernel: (2, 3), filters: 70, dilation: 2),
    Geometry(batch: 19, image: (4, 5), channels: 33, kernel: (2, 2), filters: 16),
  ]
}

/// Whether two tensors have one shape and agree up to rounding.
func agree(_ a: Tensor, _ b: Tensor, factor: Scalar = 32) -> Bool {
  a.shape == b.shape && (a - b).norm <= factor * .ulpOfOne * max(a.norm, b.norm)
}
