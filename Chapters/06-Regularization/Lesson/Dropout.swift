import Tensors

/// Dropout, literally: an activation is set to 0 or kept, and what is kept is enlarged.
///
///     yᵢ = 0  where i is dropped,   xᵢ / (1 − p)  where it is kept
///
/// Article 002 forgets the factor (E002-10). Without it the next layer receives (1 − p) of what it
/// will receive when nothing is dropped, and has learned to live with the smaller sum.
///
/// Article: 002 §4.4. Formula 002-T15.
///
/// - Parameters:
///   - x: The activations, of any shape.
///   - kept: Which are kept, one truth an activation in row-major order.
///   - probability: The probability p to drop, 0 to 1.
/// - Returns: The thinned activations.
public func dropoutByDefinition(_ x: Tensor, keeping kept: [Bool], probability: Scalar) -> Tensor {
  var scalars: [Scalar] = []
  for (activation, isKept) in zip(x.scalars, kept) {
    scalars.append(isKept ? activation / (1 - probability) : 0)
  }
  return Tensor(scalars).reshaped(x.shape)
}

/// Dropout: at every step of training another random part of a layer stays silent.
///
///     forward     y  = x ⊙ m      mᵢ = 0 with probability p, else 1 / (1 − p)
///     backward    dx = dy ⊙ m     the same m
///
/// So E[mᵢ] = 1 and E[y] = x: on the average the next layer sees what it will see in evaluation,
/// where the layer is left out altogether. There is no switch to forget: evaluation calls nothing.
/// (The paper keeps 1 − p of the activations and shrinks the weights afterwards; scaling here and
/// now is called inverted dropout.)
///
/// Every mask is a sub-network that shares its weights with the others; no unit can rely on a
/// particular other one being there. Called an ensemble of sub-networks, it is one only nearly: the
/// network without masks is the mean of all of them where everything is linear, and nowhere else.
///
/// Shapes: x any; y, m and dx like x. With p = 0 nothing changes, with p = 1 nothing remains.
///
/// Article: 002 §4.4 (E002-10). Formula 002-T15.
/// N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// Journal of Machine Learning Research 15 (2014).
public struct Dropout: Sendable, Equatable {
  /// The probability p that an activation is dropped.
  public let probability: Scalar

  /// Creates a dropout layer.
  ///
  /// - Parameters:
  ///   - probability: The probability p to drop, 0 to 1; any other is a mistake.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(probability: Scalar, file: StaticString = #fileID, line: UInt = #line) {
    guard probability >= 0, probability <= 1 else {
      mistake(
        "Dropout: a probability of \(probability); expected 0 to 1", file: file, line: line)
    }
    self.probability = probability
  }

  /// A random mask: 0 with probability p, else 1 / (1 − p).
  ///
  /// - Parameters:
  ///   - shape: The shape of the activations.
  ///   - generator: The source of randomness; it moves on by one number an activation, whatever p.
  /// - Returns: The mask m.
  public func mask(_ shape: [Int], using generator: inout some RandomNumberGenerator) -> Tensor {
    // 1 / (1 − 1) is never used: with p = 1 no u in [0, 1) is kept.
    let scale = 1 / (1 - probability)
    return Tensor.uniform(shape, using: &generator).map { u in u < probability ? 0 : scale }
  }

  /// The thinned activations for training, and the way back through the same mask.
  ///
  /// - Parameters:
  ///   - x: The activations.
  ///   - generator: The source of randomness.
  /// - Returns: The output y, and the function from dy to dx.
  public func forward(
    _ x: Tensor, using generator: inout some RandomNumberGenerator
  ) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let mask = mask(x.shape, using: &generator)
    return (
      x * mask,
      { dy in dy * mask }
    )
  }
}
