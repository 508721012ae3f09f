import Convolution
import Learning
import Optimizers
import Tensors

extension Workload {
  /// The two convolutions of chapter 08's network: forward, and the gradients of kernels and images.
  ///
  /// A case is named by N, C, H and W of the images and by the number F of 3 × 3 kernels, in the
  /// order in which most programs write them; here images are [N, H, W, C].
  static var convolutions: Workload {
    let sizes = [
      ConvolutionShape(32, 1, 28, 28, 32), ConvolutionShape(128, 1, 28, 28, 32),
      ConvolutionShape(32, 32, 13, 13, 64), ConvolutionShape(128, 32, 13, 13, 64),
    ]
    return Workload(name: "convolution", cases: sizes.flatMap(\.timed))
  }

  /// Training steps of the network of article 000 §4.2 with Adam, on random images.
  static var convolutionalNetwork: Workload {
    Workload(
      name: "convolutional-network",
      cases: [32, 128].map { batch in
        Workload.Case(
          name: "batch \(batch)", amount: Amount(unit: "examples", count: batch)
        ) { generator in
          let x = Tensor.uniform([batch, 28, 28, 1], using: &generator)
          let labels = (0..<batch).map { _ in Int.random(in: 0..<10, using: &generator) }
          var network = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
          var step = Optimizer(Adam(rate: 0.001), for: network)
          return {
            let (loss, gradient) = network.lossAndGradient(x, labels)
            step(&network, gradient)
            return loss
          }
        }
      })
  }
}

/// A convolution in numbers.
private struct ConvolutionShape {
  let (images, channels, height, width, filters): (Int, Int, Int, Int, Int)

  init(_ images: Int, _ channels: Int, _ height: Int, _ width: Int, _ filters: Int) {
    (self.images, self.channels, self.filters) = (images, channels, filters)
    (self.height, self.width) = (height, width)
  }

  var timed: [Workload.Case] {
    ["forward", "kernel gradient", "image gradient"].map { pass in
      Workload.Case(
        name: "\(images)x\(channels)x\(height)x\(width) to \(filters) \(pass)",
        amount: Amount(unit: "images", count: images, operations: operations)
      ) { generator in prepare(pass, using: &generator) }
    }
  }

  /// The same for all three passes: every product of a weight and a pixel, and a sum.
  private var operations: Int {
    2 * images * (height - 2) * (width - 2) * 9 * channels * filters
  }

  private func prepare(_ pass: String, using generator: inout SeededGenerator) -> () -> Scalar {
    let x = Tensor.normal([images, height, width, channels], using: &generator)
    let dy = Tensor.normal([images, height - 2, width - 2, filters], using: &generator)
    let layer = Conv2D.glorot(channels: channels, filters: filters, using: &generator)
    let grid = WindowGrid(height: 3, width: 3, stride: 1, dilation: 1)
    switch pass {
    case "forward":
      return { x.crossCorrelated(with: layer.kernel, bias: layer.bias, under: grid)[0, 0, 0, 0] }
    case "kernel gradient": return { x.kernelGradient(of: dy, under: grid)[0, 0, 0, 0] }
    default:
      return { dy.inputGradient(through: layer.kernel, ofImages: x.shape, under: grid)[0, 0, 0, 0] }
    }
  }
}
