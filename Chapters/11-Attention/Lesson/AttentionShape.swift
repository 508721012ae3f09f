import Tensors

/// The sizes of an attention: N sequences, H heads, Tq queries, Tk keys, d and dv numbers a head.
struct AttentionShape {
  let (sequences, heads, queries, keys, width, valueWidth): (Int, Int, Int, Int, Int, Int)

  /// Reads the sizes off the three inputs; shapes that do not fit are a mistake.
  init(
    _ operation: String, _ q: Tensor, _ k: Tensor, _ v: Tensor, heads: Int,
    _ file: StaticString, _ line: UInt
  ) {
    guard q.rank == 3, k.rank == 3, v.rank == 3, heads > 0, q.shape[0] == k.shape[0],
      k.shape[0] == v.shape[0], q.shape[2] == k.shape[2], k.shape[1] == v.shape[1],
      q.shape[2] > 0, q.shape[2] % heads == 0, v.shape[2] % heads == 0
    else {
      mistake(
        "\(operation): q \(q.shape), k \(k.shape) and v \(v.shape) with \(heads) heads; expected "
          + "[N, Tq, H·d], [N, Tk, H·d] and [N, Tk, H·dv]", file: file, line: line)
    }
    (sequences, self.heads, queries, keys) = (q.shape[0], heads, q.shape[1], k.shape[1])
    (width, valueWidth) = (q.shape[2] / heads, v.shape[2] / heads)
  }

  /// Stops the program unless dy has the shape of the output, [N, Tq, H·dv].
  func check(
    _ operation: String, dy: Tensor, _ file: StaticString, _ line: UInt
  ) {
    let expected = [sequences, queries, heads * valueWidth]
    guard dy.shape == expected else {
      mistake(
        "\(operation): dy of shape \(dy.shape), expected \(expected)", file: file, line: line)
    }
  }
}
