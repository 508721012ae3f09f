import Tensors

/// A layer as a framework lists it: its name, the shape behind it, its parameters.
public struct LayerSummary: Sendable, Equatable {
  /// What the layer is.
  public let name: String
  /// The shape of its output for one image, without the batch axis.
  public let shape: [Int]
  /// The number of its trainable scalars.
  public let parameterCount: Int
}

extension ConvolutionalNetwork {
  /// The layers in their order, as Keras prints them: shapes and parameter counts.
  ///
  /// - Parameter image: Rows, columns and channels of an image.
  /// - Returns: One line a layer.
  public func summary(image: (height: Int, width: Int, channels: Int)) -> [LayerSummary] {
    let maps = featureMaps(.zeros([1, image.height, image.width, image.channels]))
    let shapes = [maps.first, maps.pooledFirst, maps.second, maps.pooled].map {
      Array($0.shape.dropFirst())
    }
    return [
      LayerSummary(name: "conv 3×3, ReLU", shape: shapes[0], parameterCount: first.parameterCount),
      LayerSummary(name: "max pool 2×2", shape: shapes[1], parameterCount: 0),
      LayerSummary(name: "conv 3×3, ReLU", shape: shapes[2], parameterCount: second.parameterCount),
      LayerSummary(name: "max pool 2×2", shape: shapes[3], parameterCount: 0),
      LayerSummary(name: "flatten", shape: [shapes[3].reduce(1, *)], parameterCount: 0),
      LayerSummary(
        name: "dense, ReLU", shape: hidden.bias.shape, parameterCount: hidden.parameterCount),
      LayerSummary(name: "dense", shape: output.bias.shape, parameterCount: output.parameterCount),
    ]
  }

  /// Why the network refuses inputs of a shape; nil if it takes them.
  ///
  /// The articles' programs hand over images without a batch axis (E000-16) and with the batch axis
  /// at the end (E003-25).
  ///
  /// Articles: 000 §4.2, 003 §4.3. Program parts 000-C02k, 003-C03a.
  ///
  /// - Parameter shape: The shape of the inputs.
  /// - Returns: One sentence, or nil.
  public func complaint(aboutInputs shape: [Int]) -> String? {
    let channels = first.kernel.shape[2]
    guard shape.count == 4 else {
      return "\(shape) has \(shape.count) axes; a batch of images has four, also a batch of one"
    }
    guard shape[3] == channels else {
      return "\(shape) ends with \(shape[3]) channels; the kernels have \(channels)"
    }
    let rest = shape[1...2].map { (($0 - 2) / 2 - 2) / 2 }
    let expected = hidden.weights.shape[0] / second.filters
    guard rest.allSatisfy({ $0 > 0 }), rest[0] * rest[1] == expected else {
      return "\(shape) leaves maps of \(rest[0]) × \(rest[1]); the dense layer needs \(expected)"
    }
    return nil
  }
}
