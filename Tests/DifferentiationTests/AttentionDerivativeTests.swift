#if canImport(_Differentiation) && !SinglePrecision
  import Attention
  import Tensors
  import Testing

  @Suite("Attention, differentiated by the compiler")
  struct AttentionDerivativeTests {
    private let q: Tensor
    private let k: Tensor
    private let v: Tensor
    private let dy: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      q = .normal([3, 4, 6], using: &generator)
      k = .normal([3, 5, 6], using: &generator)
      v = .normal([3, 5, 4], using: &generator)
      dy = .normal([3, 4, 4], using: &generator)
    }

    /// The keys that 4 queries of 3 sequences see of 5.
    private static let masks: [(AttentionMask, [Int])] = [
      (.none, [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]),
      (.causal, [2, 3, 4, 5, 2, 3, 4, 5, 2, 3, 4, 5]),
      (.padding([3, 5, 1]), [3, 3, 3, 3, 5, 5, 5, 5, 1, 1, 1, 1]),
      (.causalAndPadding([3, 5, 0]), [2, 3, 3, 3, 2, 3, 4, 5, 0, 0, 0, 0]),
    ]

    @Test("softmax(Q Kᵀ / √d) V with two heads, by Q, K and V", arguments: 0..<4)
    func scaledDotProduct(number: Int) {
      let (mask, visible) = Self.masks[number]
      let (y, _, backward) = attention(q, k, v, heads: 2, mask: mask)
      let (dq, dk, dv) = backward(dy)
      expectGradients(y, upstream: dy, [dq, dk, dv], at: [q, k, v]) {
        attended($0[0], $0[1], $0[2], heads: 2, visible: visible)
      }
    }

    @Test("the same without the matrix of weights", arguments: 0..<4)
    func streaming(number: Int) {
      let (mask, visible) = Self.masks[number]
      let (y, backward) = streamingAttention(q, k, v, heads: 2, mask: mask)
      let (dq, dk, dv) = backward(dy)
      expectGradients(y, upstream: dy, [dq, dk, dv], at: [q, k, v]) {
        attended($0[0], $0[1], $0[2], heads: 2, visible: visible)
      }
    }

    @Test("layer normalisation: mean and variance of a row depend on it")
    func layerNormalization() {
      var generator = SeededGenerator(seed: 2)
      let layer = LayerNormalization(
        gain: .normal([6], using: &generator), bias: .normal([6], using: &generator))
      let dy = Tensor.normal([3, 4, 6], using: &generator)
      let (y, backward) = layer.forward(q)
      let (dx, gradient) = backward(dy)
      expectGradients(
        y, upstream: dy, [dx] + values(of: gradient), at: [q] + values(of: layer)
      ) {
        layerNormalized($0[0], $0[1], $0[2])
      }
    }

    @Test("learned positions: a vector is added at every position, from the second on")
    func positions() {
      var generator = SeededGenerator(seed: 3)
      let table = LearnedPositions(weights: .normal([6, 6], using: &generator))
      let dy = Tensor.normal([3, 4, 6], using: &generator)
      let (y, backward) = table.forward(q, from: 1)
      let (dx, gradient) = backward(dy)
      expectGradients(y, upstream: dy, [dx, gradient.weights], at: [q, table.weights]) { p in
        var y: [Double] = []
        for n in 0..<3 {
          for t in 0..<4 {
            for i in 0..<6 { y.append(p[0][n, t, i] + p[1][t + 1, i]) }
          }
        }
        return Variable(y, [3, 4, 6])
      }
    }
  }
#endif
