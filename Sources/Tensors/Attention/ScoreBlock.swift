// The scores of some queries and some keys: the only part of the Tq × Tk matrix that exists at one
// time where it is not asked for. It stays in the second-level cache between the products that make
// it and those that use it.

/// Room for a block of scores, a row a query.
@safe
struct ScoreBlock {
  /// The queries of a block: enough for the copies to pay, few enough for the cache.
  static let rows = 64
  /// The panels of keys of a block that is not as wide as there are keys: about 2 KB a row.
  static let panels = 10

  private let start: UnsafeMutablePointer<Scalar>
  let rowLength: Int

  /// The length of a row: room for whole registers, for the zeros of a tile that ends behind the
  /// last visible key, and never a power of two, so that rows do not compete for the same places of
  /// the cache.
  static func rowLength(keys: Int) -> Int { (keys + lanes - 1) / lanes * lanes + 16 }

  init(_ start: UnsafeMutablePointer<Scalar>, rowLength: Int) {
    (unsafe self.start, self.rowLength) = unsafe (start, rowLength)
  }

  func row(_ i: Int) -> UnsafeMutablePointer<Scalar> { unsafe start + i * rowLength }

  /// The block as a left factor, from a query and a key on.
  private func from(row: Int, key: Int) -> Strided {
    unsafe Strided(start: start + row * rowLength + key, rowStep: rowLength, columnStep: 1)
  }

  /// Writes zeros into a row from a key on, as far as the products read.
  @inline(__always)
  func clear(row i: Int, from key: Int, to end: Int) {
    var j = key
    while j < min(end, rowLength) {
      unsafe start[i * rowLength + j] = 0
      j += 1
    }
  }

  /// The products of some queries with some keys, as far as a query of the tile sees them.
  ///
  /// - Parameters:
  ///   - a: The queries, or the gradients of their outputs.
  ///   - b: The keys, or the values, a column each.
  ///   - panels: The panels of keys of this block.
  ///   - queries: The queries.
  func fill(_ a: Strided, _ b: PackedFactor, panels: Range<Int>, queries: QueryBlock) {
    let first = b.column(panels.lowerBound)
    for panel in panels {
      let column = b.column(panel)
      forEachTile(rows: queries.rows) { row, height in
        if column < queries.seen(row + height - 1) {
          let target = unsafe Target(
            start: start + row * rowLength - first, rowStep: rowLength, adds: false)
          b.multiply(
            a.from(row: row, column: 0), height: height, terms: 0..<b.depth, panel: panel,
            into: target, isPadded: true)
        }
      }
    }
  }

  /// The rows times values or keys, y = S · b or y += S · b, as far as a query of the tile sees.
  ///
  /// - Parameters:
  ///   - b: The values, or the keys, a row each.
  ///   - keys: The keys of this block.
  ///   - queries: The queries.
  ///   - y: The result's first row; it is added to if the block is not the first.
  func multiply(_ b: PackedFactor, keys: Range<Int>, queries: QueryBlock, into y: Target) {
    var first = keys.lowerBound
    repeat {
      let end = min(first + blockDepth, keys.upperBound)
      for panel in 0..<b.panels.count {
        forEachTile(rows: queries.rows) { row, height in
          let last = max(min(queries.seen(row + height - 1), end), first)
          if last > first || first == 0 {
            let target = unsafe Target(
              start: y.start + row * y.rowStep, rowStep: y.rowStep, adds: first > 0)
            b.multiply(
              from(row: row, key: first - keys.lowerBound), height: height, terms: first..<last,
              panel: panel, into: target, isPadded: false)
          }
        }
      }
      first = end
    } while first < keys.upperBound
  }

  /// The columns times queries or the gradients of outputs, y += Sᵀ · b: a row a key.
  ///
  /// - Parameters:
  ///   - b: The queries, or the gradients of their outputs, a row each.
  ///   - keys: The keys of this block that a query of it sees.
  ///   - queries: The queries.
  ///   - y: The result's row for key 0, which is added to.
  func addTransposed(_ b: PackedFactor, keys: Range<Int>, queries: QueryBlock, into y: Target) {
    var first = 0
    forEachTile(rows: keys.count) { key, height in
      // The queries before see none of these keys.
      while first < queries.rows, queries.seen(first) <= keys.lowerBound + key { first += 1 }
      let columns = from(row: first, key: key).transposed
      let target = unsafe Target(
        start: y.start + (keys.lowerBound + key) * y.rowStep, rowStep: y.rowStep, adds: true)
      for panel in 0..<b.panels.count {
        b.multiply(
          columns, height: height, terms: first..<queries.rows, panel: panel, into: target,
          isPadded: false)
      }
    }
  }
}
