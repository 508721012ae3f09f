import Backpropagation
import Learning
import Neurons
import Tensors

/// A hidden layer with batch normalisation between its affine map and its activation.
///
///     forward     a  = max(0, BN(x · W + b))
///     backward    the three ways back in reverse
///
/// The bias b is there in vain: BN takes the mean of the batch away and b with it, so its gradient
/// is 0. The shift β does its work.
///
/// Shapes: x [N, D], a [N, M].
///
/// Articles: 002 §3.4. Formula 002-T13.
public struct NormalizedLayer: Parameters {
  /// The affine map.
  public var dense: Dense
  /// The normalisation of what the map gives.
  public var normalization: BatchNormalization

  /// Creates a layer from an affine map, normalised and nothing else yet.
  ///
  /// - Parameter dense: The affine map.
  public init(_ dense: Dense) {
    self.dense = dense
    normalization = BatchNormalization(features: dense.bias.count)
  }

  /// The trainable tensors: weights, bias, scale and shift.
  public var tensors: [WritableKeyPath<NormalizedLayer, Tensor>] {
    tensors(of: \.dense) + tensors(of: \.normalization)
  }

  /// The activations of a batch in training, and the way back; moves the running statistics.
  ///
  /// - Parameter x: The batch, [N, D], N ≥ 2.
  /// - Returns: The activations [N, M], and the function from da to dx and the layer's gradient.
  public mutating func forward(
    _ x: Tensor
  ) -> (y: Tensor, backward: Backward<NormalizedLayer>) {
    let (z, denseBackward) = dense.forward(x)
    let (normal, normalizationBackward) = normalization.forward(z)
    let (a, reluBackward) = ReLU().forward(normal)
    return (
      a,
      { da in
        let dNormal = reluBackward(da)
        let (dz, normalizationGradient) = normalizationBackward(dNormal)
        let (dx, denseGradient) = denseBackward(dz)
        return (dx, NormalizedLayer(dense: denseGradient, normalization: normalizationGradient))
      }
    )
  }

  /// The activations of a batch in use.
  ///
  /// - Parameter x: The batch, [N, D]; any N.
  /// - Returns: The activations, [N, M].
  public func evaluate(_ x: Tensor) -> Tensor {
    ReLU().forward(normalization.evaluate(dense.forward(x).y)).y
  }

  private init(dense: Dense, normalization: BatchNormalization) {
    (self.dense, self.normalization) = (dense, normalization)
  }
}
