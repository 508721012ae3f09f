import Learning
import Tensors

/// A block of a transformer: look around, then think it over; each time the input is kept and the news
/// is added to it.
///
///     forward     h = x + MHA(LN₁(x))          y = h + FF(LN₂(h))
///     backward    dh = dy + dy through FF and LN₂      dx = dh + dh through MHA and LN₁
///
/// Shapes: x, h and y [N, T, D].
///
/// The normalisation stands before each part ("pre-norm"), on the branch, so that from the last block
/// to the first there is a way without any: dx contains dy unchanged, however many blocks there are.
/// The original put it behind the sum, where every block rescales all that comes through; deep ones of
/// those learn only if their rate is raised slowly from 0.
///
/// R. Xiong and others, "On layer normalization in the transformer architecture", ICML 2020.
public struct TransformerBlock: Parameters {
  /// The normalisation before attention.
  public var attentionNorm: LayerNormalization
  /// Attention.
  public var attention: MultiHeadAttention
  /// The normalisation before the feed-forward part.
  public var feedForwardNorm: LayerNormalization
  /// The feed-forward part.
  public var feedForward: FeedForward

  /// Creates a block from its parts.
  ///
  /// - Parameters:
  ///   - attentionNorm: The normalisation before attention.
  ///   - attention: Attention.
  ///   - feedForwardNorm: The normalisation before the feed-forward part.
  ///   - feedForward: The feed-forward part.
  public init(
    attentionNorm: LayerNormalization, attention: MultiHeadAttention,
    feedForwardNorm: LayerNormalization, feedForward: FeedForward
  ) {
    self.attentionNorm = attentionNorm
    self.attention = attention
    self.feedForwardNorm = feedForwardNorm
    self.feedForward = feedForward
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
    attentionNorm = LayerNormalization(width: width)
    attention = MultiHeadAttention(width: width, heads: heads, using: &generator)
    feedForwardNorm = LayerNormalization(width: width)
    feedForward = FeedForward(width: width, hidden: hidden, using: &generator)
  }

  /// The trainable tensors, part by part.
  public var tensors: [WritableKeyPath<TransformerBlock, Tensor>] {
    tensors(of: \.attentionNorm) + tensors(of: \.attention) + tensors(of: \.feedForwardNorm)
      + tensors(of: \.feedForward)
  }

  /// The output y for sequences x, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The sequences, [N, T, D].
  ///   - mask: Which positions a position may see.
  /// - Returns: The output [N, T, D], and the function from dy to dx and the gradient.
  public func forward(
    _ x: Tensor, mask: AttentionMask = .none
  ) -> (y: Tensor, backward: Backward<TransformerBlock>) {
    let (n1, norm1Backward) = attentionNorm.forward(x)
    var (h, attentionBackward) = attention.forward(n1, mask: mask)
    h += x
    let (n2, norm2Backward) = feedForwardNorm.forward(h)
    var (y, feedForwardBackward) = feedForward.forward(n2)
    y += h
    return (
      y,
      { dy in
        let (dn2, dFeedForward) = feedForwardBackward(dy)
        var (dh, dNorm2) = norm2Backward(dn2)
        dh += dy  // the way around the feed-forward part
        let (dn1, dAttention) = attentionBackward(dh)
        var (dx, dNorm1) = norm1Backward(dn1)
        dx += dh  // the way around attention
        return (
          dx,
          TransformerBlock(
            attentionNorm: dNorm1, attention: dAttention, feedForwardNorm: dNorm2,
            feedForward: dFeedForward)
        )
      }
    )
  }
}
