import Learning
import LogisticRegression
import Neurons
import Tensors

/// A multilayer perceptron of any depth: dense layers with ReLU between them, logits at the end.
///
///     a⁰ = x      zˡ = aˡ⁻¹ · Wˡ + bˡ      aˡ = max(0, zˡ)      logits = zᴸ
///
/// The output is logits, not probabilities, whatever 002 §5.3 says (E002-12): the loss takes the
/// softmax itself, and taking it twice would keep the loss from ever reaching 0.
///
/// Articles: 002 §3.2, §3.3, §4.1, and in words 000 §3.1, 001 §3.3, 003 §3.1, 004 §3.1. Formulas
/// 001-A02, 002-A02, 002-A03, 002-F05; things named 000-T01, 000-T03, 002-T01, 002-T03, 002-T04,
/// 003-T03, 004-T01.
public struct MultilayerPerceptron: Parameters {
  /// The layers, from input to output; all but the last are followed by a ReLU.
  public var layers: [Dense]

  /// Creates a network from its layers.
  ///
  /// - Parameter layers: At least one; each takes what the one before gives.
  public init(layers: [Dense]) { self.layers = layers }

  /// Creates a network with random parameters.
  ///
  /// - Parameters:
  ///   - widths: The widths from input to output, such as 64, 512, 256, 10.
  ///   - generator: The source of randomness.
  public init(widths: [Int], using generator: inout some RandomNumberGenerator) {
    guard widths.count > 1 else {
      mistake("MultilayerPerceptron: expected at least two widths, found \(widths)")
    }
    layers = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      layers.append(Dense(inputs: inputs, outputs: outputs, using: &generator))
    }
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<Self, Tensor>] { tensors(ofEach: \.layers) }

  /// The logits of a batch.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The logits, [N, K].
  public func logits(_ x: Tensor) -> Tensor {
    var a = x
    for layer in layers.dropLast() { a = ReLU().forward(layer.forward(a).y).y }
    return layers.last?.forward(a).y ?? a
  }

  /// The output of a batch, and the way back: the layers forward, and the same layers in reverse.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The output, [N, K], and the way back from its gradient.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<MultilayerPerceptron>) {
    var a = x
    var denseBackwards: [Backward<Dense>] = []
    var reluBackwards: [(Tensor) -> Tensor] = []
    for (number, layer) in layers.enumerated() {
      let (z, denseBackward) = layer.forward(a)
      denseBackwards.append(denseBackward)
      a = z
      if number < layers.count - 1 {
        let (activation, reluBackward) = ReLU().forward(z)
        reluBackwards.append(reluBackward)
        a = activation
      }
    }
    return (
      a,
      { dy in
        var delta = dy
        var gradients: [Dense] = []
        for number in denseBackwards.indices.reversed() {
          if number < reluBackwards.count { delta = reluBackwards[number](delta) }
          let (dx, gradient) = denseBackwards[number](delta)
          gradients.append(gradient)
          delta = dx
        }
        return (delta, MultilayerPerceptron(layers: gradients.reversed()))
      }
    )
  }

  /// The output for the data themselves, and the way back to the network's gradient alone.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The output, [N, K], and the way back from its gradient.
  public func forward(
    data x: Tensor
  ) -> (y: Tensor, backward: (Tensor) -> MultilayerPerceptron) {
    let (z, firstBackward) = layers[0].forward(data: x)
    if layers.count == 1 { return (z, { dy in MultilayerPerceptron(layers: [firstBackward(dy)]) }) }
    let (a, reluBackward) = ReLU().forward(z)
    let (y, restBackward) = MultilayerPerceptron(layers: Array(layers.dropFirst())).forward(a)
    return (
      y,
      { dy in
        let (da, rest) = restBackward(dy)
        return MultilayerPerceptron(layers: [firstBackward(reluBackward(da))] + rest.layers)
      }
    )
  }

  /// The loss of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - labels: The classes, N numbers within 0 ..< K.
  /// - Returns: The mean cross-entropy in nats, and its gradient.
  public func lossAndGradient(
    _ x: Tensor, _ labels: [Int]
  ) -> (loss: Scalar, gradient: MultilayerPerceptron) {
    let (logits, backward) = forward(data: x)
    let (loss, lossBackward) = softmaxCrossEntropy(logits, labels)
    return (loss, backward(lossBackward()))
  }
}
