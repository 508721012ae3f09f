/// Some neighbouring queries of a head of a sequence.
@safe
struct QueryBlock {
  let grid: AttentionGrid
  /// The number of the head among those of all sequences, n · H + h.
  let head: Int
  let queries: Range<Int>

  /// How many queries there are.
  var rows: Int { queries.count }

  /// How many keys query i of the block sees.
  @inline(__always)
  func seen(_ i: Int) -> Int {
    grid.visible[head / grid.heads * grid.queries + queries.lowerBound + i]
  }

  /// How many keys a query of the block sees at most.
  var seen: Int { seen(rows - 1) }

  /// How many keys a query sees of the tile to which query i belongs.
  func seenByTile(of i: Int) -> Int { seen(min(i | (tileRows - 1), rows - 1)) }

  /// The number of query i among those of all heads, (n · H + h) · Tq + i.
  func place(_ i: Int) -> Int { head * grid.queries + queries.lowerBound + i }

  /// The rows of these queries in a tensor [N, Tq, H · `width`].
  func rows(of x: UnsafePointer<Scalar>, width: Int) -> Strided {
    unsafe grid.head(head, of: x, steps: grid.queries, width: width)
      .from(row: queries.lowerBound, column: 0)
  }

  /// The same, to be written.
  func target(in x: UnsafeMutablePointer<Scalar>, width: Int) -> Target {
    let rows = unsafe rows(of: UnsafePointer(x), width: width)
    return unsafe Target(
      start: UnsafeMutablePointer(mutating: rows.start), rowStep: rows.rowStep, adds: false)
  }

  /// Divides the panels of keys that are seen into blocks of about equal size, and gives for each
  /// its panels and its keys.
  func keyBlocks(
    _ keys: Panels, panels: Int
  ) -> [(panels: Range<Int>, keys: Range<Int>)] {
    let seen = seen
    let count = (0..<keys.count).prefix { keys.start($0) * lanes < seen }.count
    let blocks = max((count + panels - 1) / panels, 1)
    return (0..<blocks).map { block in
      let panels = count * block / blocks..<count * (block + 1) / blocks
      let first = keys.start(panels.lowerBound) * lanes
      return (panels, first..<max(min(keys.start(panels.upperBound) * lanes, seen), first))
    }
  }
}
