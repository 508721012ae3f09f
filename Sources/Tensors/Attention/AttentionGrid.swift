/// The sizes of an attention, and how many keys each query sees.
///
/// Queries, keys and values are [N, T, H·d]: head h of a sequence is the columns h·d ..< (h + 1)·d of
/// its matrix. The kernels read a head where it stands, with the row's length as the step.
package struct AttentionGrid: Sendable {
  package let sequences: Int
  package let heads: Int
  /// How many queries and keys a sequence has, Tq and Tk.
  package let (queries, keys): (Int, Int)
  /// How many numbers of a head a query and a key have, d, and a value, dv.
  package let (width, valueWidth): (Int, Int)
  /// For each of the N · Tq queries, how many keys it sees, counted from the first.
  let visible: [Int]

  /// Describes an attention.
  ///
  /// - Parameters:
  ///   - sequences: The number of sequences N.
  ///   - heads: The number of heads H.
  ///   - queries: The queries and the keys of a sequence, Tq and Tk.
  ///   - keys: The keys of a sequence, Tk.
  ///   - width: The numbers of a head that a query has, d.
  ///   - valueWidth: The numbers of a head that a value has, dv.
  ///   - visible: How many keys each of the N · Tq queries sees, 0 to Tk; in a sequence no query
  ///     sees fewer than the one before it.
  package init(
    sequences: Int, heads: Int, queries: Int, keys: Int, width: Int, valueWidth: Int,
    visible: [Int]
  ) {
    let isFalling = visible.indices.contains {
      $0 % max(queries, 1) > 0 && visible[$0] < visible[$0 - 1]
    }
    guard heads > 0, width > 0, valueWidth > 0, visible.count == sequences * queries,
      visible.allSatisfy((0...keys).contains), !isFalling
    else {
      mistake(
        "AttentionGrid: \(heads) heads of widths \(width) and \(valueWidth), visible keys "
          + "\(visible) for \(sequences) sequences of \(queries) queries and \(keys) keys")
    }
    (self.sequences, self.heads) = (sequences, heads)
    (self.queries, self.keys) = (queries, keys)
    (self.width, self.valueWidth) = (width, valueWidth)
    self.visible = visible
  }

  /// 1 / √d.
  var scale: Scalar { 1 / Scalar(width).squareRoot() }

  var queryShape: [Int] { [sequences, queries, heads * width] }
  var keyShape: [Int] { [sequences, keys, heads * width] }
  var valueShape: [Int] { [sequences, keys, heads * valueWidth] }
  var outputShape: [Int] { [sequences, queries, heads * valueWidth] }
  func shape(of record: AttentionRecord) -> [Int] {
    [sequences, heads, queries] + (record == .weights ? [keys] : [])
  }

  /// Does the heads of all sequences, on several threads where it pays.
  func forEachHead(_ work: (Range<Int>) -> Void) {
    let size = queries * keys * (width + valueWidth)
    inParallel(count: sequences * heads, least: workOfPart / max(size, 1) + 1) { work($0) }
  }

  /// Does the queries of a head in blocks.
  func forEachBlock(of head: Int, rows: Int, _ work: (QueryBlock) -> Void) {
    for first in stride(from: 0, to: queries, by: rows) {
      work(QueryBlock(grid: self, head: head, queries: first..<min(first + rows, queries)))
    }
  }

  /// One head of one sequence in a tensor [N, `steps`, H · `width`].
  func head(
    _ number: Int, of x: UnsafePointer<Scalar>, steps: Int, width: Int
  ) -> Strided {
    let (sequence, head) = number.quotientAndRemainder(dividingBy: heads)
    let row = heads * width
    return unsafe Strided(
      start: x + sequence * steps * row + head * width, rowStep: row, columnStep: 1)
  }

  /// The same, to be written.
  func head(
    _ number: Int, of x: UnsafeMutablePointer<Scalar>, steps: Int, width: Int, adds: Bool
  ) -> Target {
    let place = unsafe head(number, of: UnsafePointer(x), steps: steps, width: width)
    return unsafe Target(
      start: UnsafeMutablePointer(mutating: place.start), rowStep: place.rowStep, adds: adds)
  }
}

/// What the forward pass of an attention keeps of every row of scores for the way back.
package enum AttentionRecord: Sendable {
  /// The weights, [N, H, Tq, Tk].
  case weights
  /// The logarithm of the sum of the powers, [N, H, Tq]: from it and the scores, the weights can be
  /// computed again.
  case logSumExp
}
