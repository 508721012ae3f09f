import Tensors

extension AttentionGrid {
  /// The sizes of an attention, read off its inputs; shapes that do not fit are a mistake.
  init(
    _ operation: String, _ q: Tensor, _ k: Tensor, _ v: Tensor, heads: Int, mask: AttentionMask,
    _ file: StaticString, _ line: UInt
  ) {
    guard q.rank == 3, k.rank == 3, v.rank == 3, heads > 0, q.shape[0] == k.shape[0],
      k.shape[0] == v.shape[0], q.shape[2] == k.shape[2], k.shape[1] == v.shape[1],
      q.shape[2] > 0, q.shape[2] % heads == 0, v.shape[2] > 0, v.shape[2] % heads == 0
    else {
      mistake(
        "\(operation): q \(q.shape), k \(k.shape) and v \(v.shape) with \(heads) heads; expected "
          + "[N, Tq, H·d], [N, Tk, H·d] and [N, Tk, H·dv]", file: file, line: line)
    }
    let (sequences, queries, keys) = (q.shape[0], q.shape[1], k.shape[1])
    self.init(
      sequences: sequences, heads: heads, queries: queries, keys: keys,
      width: q.shape[2] / heads, valueWidth: v.shape[2] / heads,
      visible: mask.visibleKeys(
        operation, sequences: sequences, queries: queries, keys: keys, file, line))
  }

  /// Stops the program unless dy has the shape of the output, [N, Tq, H·dv].
  func check(_ operation: String, dy: Tensor, _ file: StaticString, _ line: UInt) {
    let expected = [sequences, queries, heads * valueWidth]
    guard dy.shape == expected else {
      mistake(
        "\(operation): dy of shape \(dy.shape), expected \(expected)", file: file, line: line)
    }
  }
}
