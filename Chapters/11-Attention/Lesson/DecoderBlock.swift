import Learning
import Tensors

/// A block that writes and reads: it looks at what it has written, then at the original, then thinks.
///
///     forward     h = x + MHA(LN₁(x), causal)      g = h + MHA(LN₂(h), memory m)
///                 y = g + FF(LN₃(g))
///     backward    as in `TransformerBlock`, from below; m gets the gradient of its keys and values
///
/// Shapes: x, h, g and y [N, T, D], m [N, S, D].
///
/// The memory comes normalised from the encoder and is not normalised again.
///
/// A. Vaswani and others, "Attention is all you need", NeurIPS 2017, section 3.1, there with the
/// normalisation behind each sum.
public struct DecoderBlock: Parameters {
  /// The normalisation before attention to itself.
  public var selfNorm: LayerNormalization
  /// Attention to what is written already.
  public var selfAttention: MultiHeadAttention
  /// The normalisation before attention to the memory.
  public var crossNorm: LayerNormalization
  /// Attention to the memory.
  public var crossAttention: MultiHeadAttention
  /// The normalisation before the feed-forward part.
  public var feedForwardNorm: LayerNormalization
  /// The feed-forward part.
  public var feedForward: FeedForward

  /// Creates a block from its parts.
  ///
  /// - Parameters:
  ///   - selfNorm: The normalisation before attention to itself.
  ///   - selfAttention: Attention to what is written already.
  ///   - crossNorm: The normalisation before attention to the memory.
  ///   - crossAttention: Attention to the memory.
  ///   - feedForwardNorm: The normalisation before the feed-forward part.
  ///   - feedForward: The feed-forward part.
  public init(
    selfNorm: LayerNormalization, selfAttention: MultiHeadAttention,
    crossNorm: LayerNormalization, crossAttention: MultiHeadAttention,
    feedForwardNorm: LayerNormalization, feedForward: FeedForward
  ) {
    (self.selfNorm, self.selfAttention) = (selfNorm, selfAttention)
    (self.crossNorm, self.crossAttention) = (crossNorm, crossAttention)
    (self.feedForwardNorm, self.feedForward) = (feedForwardNorm, feedForward)
  }

  /// Creates a block with random weights, normal with the deviation 0.02, and biases of 0.
  ///
  /// - Parameters:
  ///   - width: The number D of features.
  ///   - heads: The number H of heads, which divides D.
  ///   - hidden: The number F of units of the feed-forward part.
  ///   - generator: The source of randomness.
  public init(
    width: Int, heads: Int, hidden: Int, using generator: inout some RandomNumberGenerator
  ) {
    selfNorm = LayerNormalization(width: width)
    selfAttention = MultiHeadAttention(width: width, heads: heads, using: &generator)
    crossNorm = LayerNormalization(width: width)
    crossAttention = MultiHeadAttention(width: width, heads: heads, using: &generator)
    feedForwardNorm = LayerNormalization(width: width)
    feedForward = FeedForward(width: width, hidden: hidden, using: &generator)
  }

  /// The trainable tensors, part by part.
  public var tensors: [WritableKeyPath<DecoderBlock, Tensor>] {
    tensors(of: \.selfNorm) + tensors(of: \.selfAttention) + tensors(of: \.crossNorm)
      + tensors(of: \.crossAttention) + tensors(of: \.feedForwardNorm)
      + tensors(of: \.feedForward)
  }

  /// The output y for sequences x beside a memory, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: What is written, [N, T, D].
  ///   - memory: What is read, [N, S, D].
  ///   - mask: Which positions of x a position of x may see.
  ///   - memoryMask: Which positions of the memory a position may see.
  /// - Returns: The output [N, T, D], and the function from dy to dx, dMemory and the gradient.
  public func forward(
    _ x: Tensor, memory: Tensor, mask: AttentionMask = .causal, memoryMask: AttentionMask = .none
  ) -> (
    y: Tensor, backward: (Tensor) -> (dx: Tensor, dMemory: Tensor, gradient: DecoderBlock)
  ) {
    let (n1, norm1Backward) = selfNorm.forward(x)
    var (h, selfBackward) = selfAttention.forward(n1, mask: mask)
    h += x
    let (n2, norm2Backward) = crossNorm.forward(h)
    var (g, crossBackward) = crossAttention.forward(n2, memory: memory, mask: memoryMask)
    g += h
    let (n3, norm3Backward) = feedForwardNorm.forward(g)
    var (y, feedForwardBackward) = feedForward.forward(n3)
    y += g
    return (
      y,
      { dy in
        let (dn3, dFeedForward) = feedForwardBackward(dy)
        var (dg, dNorm3) = norm3Backward(dn3)
        dg += dy  // the way around the feed-forward part
        let (dn2, dMemory, dCross) = crossBackward(dg)
        var (dh, dNorm2) = norm2Backward(dn2)
        dh += dg  // the way around the memory
        let (dn1, dSelf) = selfBackward(dh)
        var (dx, dNorm1) = norm1Backward(dn1)
        dx += dh  // the way around attention to itself
        return (
          dx, dMemory,
          DecoderBlock(
            selfNorm: dNorm1, selfAttention: dSelf, crossNorm: dNorm2, crossAttention: dCross,
            feedForwardNorm: dNorm3, feedForward: dFeedForward)
        )
      }
    )
  }
}
