import Attention
import AttentionExercises
import Learning
import Tensors

/// The one block of the network that is trained, its norms and its order by the book and by you.
struct Block: Parameters {
  var firstNorm: LayerNormalization
  var attention: SelfAttention
  var secondNorm: LayerNormalization
  var feedForward: FeedForward

  init(width: Int, heads: Int, using generator: inout SeededGenerator) {
    (firstNorm, secondNorm) = (LayerNormalization(width: width), LayerNormalization(width: width))
    attention = SelfAttention(width: width, heads: heads, using: &generator)
    feedForward = FeedForward(width: width, hidden: 2 * width, using: &generator)
  }

  var tensors: [WritableKeyPath<Self, Tensor>] {
    tensors(of: \.firstNorm) + tensors(of: \.attention) + tensors(of: \.secondNorm)
      + tensors(of: \.feedForward)
  }

  /// The output for sequences of a length that lie one below the other, x [N · T, D].
  func forward(
    _ x: Tensor, length: Int, with mine: Set<Solved>
  ) -> (y: Tensor, backward: Backward<Block>) {
    var gradient = self
    let first = part {
      normalized(firstNorm, $0, mine)
    } keeping: {
      gradient.firstNorm = $0
    }
    let second = part {
      normalized(secondNorm, $0, mine)
    } keeping: {
      gradient.secondNorm = $0
    }
    let look = part {
      attention.forward($0, length: length, with: mine)
    } keeping: {
      gradient.attention = $0
    }
    let think = part {
      thought($0, length: length)
    } keeping: {
      gradient.feedForward = $0
    }
    let (y, backward) =
      mine.contains(.transformerBlock)
      ? transformerBlock(
        x, firstNorm: first, attention: look, secondNorm: second, feedForward: think)
      : blockByTheBook(
        x, firstNorm: first, attention: look, secondNorm: second, feedForward: think)
    return (
      y,
      { dy in
        let dx = backward(dy)
        return (dx, gradient)
      }
    )
  }

  /// The output alone, with your `multiHead` for the attention.
  func outputByMultiHead(_ x: Tensor, length: Int, with mine: Set<Solved>) -> Tensor {
    let news = attention.outputByMultiHead(normalized(firstNorm, x, mine).y, length: length)
    let h = x + news
    return h + thought(normalized(secondNorm, h, mine).y, length: length).y
  }

  private func thought(_ x: Tensor, length: Int) -> (y: Tensor, backward: Backward<FeedForward>) {
    let (y, backward) = feedForward.forward(x.reshaped([-1, length, x.shape[1]]))
    return (
      y.reshaped(x.shape),
      { dy in
        let (dx, gradient) = backward(dy.reshaped([-1, length, x.shape[1]]))
        return (dx.reshaped(x.shape), gradient)
      }
    )
  }
}

/// A layer normalisation, each direction by the book or by you.
nonisolated private func normalized(
  _ layer: LayerNormalization, _ x: Tensor, _ mine: Set<Solved>
) -> (y: Tensor, backward: Backward<LayerNormalization>) {
  let (y, backward) = layer.forward(x)
  let (gain, epsilon) = (layer.gain, layer.epsilon)
  return (
    mine.contains(.layerNormForward)
      ? layerNormForward(x, gain: gain, bias: layer.bias, epsilon: epsilon) : y,
    { dy in
      guard mine.contains(.layerNormBackward) else { return backward(dy) }
      let (dx, dGain, dBias) = layerNormBackward(x, gain: gain, dy, epsilon: epsilon)
      return (dx, LayerNormalization(gain: dGain, bias: dBias, epsilon: epsilon))
    }
  )
}

/// A layer as a part of a block, which hands on dx; the layer's own gradient is put aside.
nonisolated private func part<Layer>(
  _ forward: @escaping (Tensor) -> (y: Tensor, backward: Backward<Layer>),
  keeping keep: @escaping (Layer) -> Void
) -> Part {
  { x in
    let (y, backward) = forward(x)
    return (
      y,
      { dy in
        let (dx, gradient) = backward(dy)
        keep(gradient)
        return dx
      }
    )
  }
}

/// What stands in for your `transformerBlock` until it is solved.
nonisolated private func blockByTheBook(
  _ x: Tensor, firstNorm: Part, attention: Part, secondNorm: Part, feedForward: Part
) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor) {
  let (n1, firstNormBackward) = firstNorm(x)
  let (a, attentionBackward) = attention(n1)
  let (n2, secondNormBackward) = secondNorm(x + a)
  let (f, feedForwardBackward) = feedForward(n2)
  return (
    x + a + f,
    { dy in
      let dh = dy + secondNormBackward(feedForwardBackward(dy))
      return dh + firstNormBackward(attentionBackward(dh))
    }
  )
}
