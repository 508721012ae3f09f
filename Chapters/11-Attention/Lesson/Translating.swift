import Tensors

extension Translator {
  /// The translations of some texts, token by token the most likely one.
  ///
  /// The texts are read once. Then every translation begins with the marker, and the token that the
  /// model finds most likely is written behind it, until that is the marker.
  ///
  /// - Parameters:
  ///   - sources: The texts.
  ///   - marker: The token that begins and ends a translation.
  /// - Returns: The translations without markers, each shorter than the decoder's positions.
  public func translations(of sources: [[Int]], marker: Int) -> [[Int]] {
    if sources.isEmpty { return [] }
    let lengths = sources.map(\.count)
    let memory = encode(filled(sources, with: 0), lengths: lengths).memory
    var written = sources.map { _ in [marker] }
    var isOver = sources.map { _ in false }
    for step in 0..<targetPositions.count where isOver.contains(false) {
      let z = decode(written.flatMap { $0 }, memory: memory, lengths: lengths).logits
      let last = z.gather(rows: sources.indices.map { $0 * (step + 1) + step })
      for (n, token) in last.argmaxOfColumns().enumerated() {
        written[n].append(isOver[n] ? marker : token)
        isOver[n] = isOver[n] || token == marker
      }
    }
    return written.map { Array($0.dropFirst().prefix { $0 != marker }) }
  }

  /// How much a translation looks at its original, block by block, for pictures.
  ///
  /// - Parameters:
  ///   - source: The original, S tokens.
  ///   - target: The translation, T tokens; row t of a picture is what was read to write token t.
  ///   - marker: The token that begins and ends a translation.
  /// - Returns: The weights of cross-attention, [1, H, T + 1, S] a block.
  public func crossWeights(source: [Int], target: [Int], marker: Int) -> [Tensor] {
    let memory = encode(source, lengths: [source.count]).memory
    let tokens = [marker] + target
    var x = targetPositions.forward(
      targetEmbedding.forward(tokens).y.reshaped([1, tokens.count, -1])
    ).y
    return decoder.map { block in
      defer { x = block.forward(x, memory: memory).y }
      let h = x + block.selfAttention.forward(block.selfNorm.forward(x).y, mask: .causal).y
      return block.crossAttention.weights(block.crossNorm.forward(h).y, memory: memory)
    }
  }
}
