import Neurons
import Tensors

/// What a convolutional network sees of a batch, layer by layer.
///
/// The shapes for 28 × 28 × 1, from article 000 §4.2: 26 × 26 × 32 and 13 × 13 × 32 behind the first
/// pooling, 11 × 11 × 64 and 5 × 5 × 64 behind the second, where the last row and column of 11 are
/// dropped; then 1,600, 128 and 10.
public struct FeatureMaps: Sendable {
  /// The maps of the first convolution behind its ReLU.
  public let first: Tensor
  /// The same behind the first pooling.
  public let pooledFirst: Tensor
  /// The maps of the second convolution behind its ReLU.
  public let second: Tensor
  /// The maps that are flattened, behind the second pooling.
  public let pooled: Tensor
  /// The logits, [N, K].
  public let logits: Tensor
}

extension ConvolutionalNetwork {
  /// The feature maps of a batch, from the pixels to the logits.
  ///
  /// - Parameter x: The images, [N, H, W, C].
  /// - Returns: The maps.
  public func featureMaps(_ x: Tensor) -> FeatureMaps {
    let pooling = MaxPooling(2)
    let a1 = ReLU().forward(first.forward(x).y).y
    let p1 = pooling.forward(a1).y
    let a2 = ReLU().forward(second.forward(p1).y).y
    let p2 = pooling.forward(a2).y
    let a3 = ReLU().forward(hidden.forward(Flatten().forward(p2).y).y).y
    return FeatureMaps(
      first: a1, pooledFirst: p1, second: a2, pooled: p2, logits: output.forward(a3).y)
  }

  /// The logits of any number of images, a few at a time, so that the maps stay small.
  ///
  /// - Parameter x: The images, [N, H, W, C].
  /// - Returns: The logits, [N, K].
  public func logits(_ x: Tensor) -> Tensor {
    let pixels = x.reshaped([x.shape[0], x.shape.dropFirst().reduce(1, *)])
    let parts = stride(from: 0, to: max(x.shape[0], 1), by: 100).map { start in
      let part = pixels.rows(start..<min(start + 100, x.shape[0]))
      return featureMaps(part.reshaped([part.shape[0]] + x.shape.dropFirst())).logits
    }
    return .concatenating(parts, along: 0)
  }
}
