/// A right factor in panels, from which tiles are multiplied one by one: the caller knows which of
/// them a mask leaves over.
@safe
struct PackedFactor {
  private let start: UnsafePointer<Scalar>
  let depth: Int
  let panels: Panels

  /// How many scalars the panels of a factor need.
  static func size(depth: Int, columns: Int) -> Int {
    depth * Panels(columns: columns).vectors * lanes
  }

  /// Copies a factor, times a number.
  ///
  /// - Parameters:
  ///   - b: The factor, [`depth`, `columns`].
  ///   - depth: The terms of each sum.
  ///   - columns: The columns of the product.
  ///   - memory: Room for `size` scalars; the panels stay there.
  ///   - scale: The number.
  init(
    _ b: Strided, depth: Int, columns: Int, in memory: UnsafeMutablePointer<Scalar>,
    scale: Scalar = 1
  ) {
    (unsafe start, self.depth, panels) = unsafe (
      UnsafePointer(memory), depth, Panels(columns: columns)
    )
    for panel in 0..<panels.count {
      let first = panels.start(panel) * lanes
      let padded = panels.start(panel + 1) * lanes - first
      unsafe pack(
        b.from(row: 0, column: first), depth: depth, width: min(padded, columns - first),
        padded: padded, into: memory + first * depth)
    }
    if scale != 1 {
      for i in 0..<depth * panels.vectors * lanes { unsafe memory[i] *= scale }
    }
  }

  /// The first column of a panel; that of the panel behind the last is past all columns.
  func column(_ panel: Int) -> Int { panels.start(panel) * lanes }

  /// One tile: some rows of a, a part of the depth, one panel.
  ///
  /// - Parameters:
  ///   - a: The left factor from the tile's first row and the first term of the part on.
  ///   - height: The rows of the tile, 1, 2, 4 or 8.
  ///   - terms: The part of the depth.
  ///   - panel: The panel.
  ///   - y: Where the tile's first row of the product begins.
  ///   - isPadded: Whether y has room for whole registers.
  @inline(__always)
  func multiply(
    _ a: Strided, height: Int, terms: Range<Int>, panel: Int, into y: Target, isPadded: Bool
  ) {
    let first = panels.start(panel)
    let vectors = panels.start(panel + 1) - first
    let width = min(vectors * lanes, panels.columns - first * lanes)
    let row = unsafe start + (first * depth + terms.lowerBound * vectors) * lanes
    var target = y
    unsafe target.start += first * lanes
    if isPadded || width == vectors * lanes {
      unsafe multiplyTile(
        a, row, vectors * lanes, into: target, depth: terms.count, height: height,
        vectors: vectors)
    } else {
      unsafe multiplyRaggedTile(
        a, row, vectors * lanes, into: target, depth: terms.count, height: height, width: width)
    }
  }
}

/// Lends pieces of memory, each of which begins a cache line; what they hold is anything.
func lendScratch<let count: Int>(
  _ sizes: [count of Int], _ work: ([count of UnsafeMutablePointer<Scalar>]) -> Void
) {
  var total = 0
  for i in 0..<count { total += wholeLines(sizes[i]) }
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: max(total, 1) * MemoryLayout<Scalar>.size, alignment: 64)
  defer { unsafe memory.deallocate() }
  var next = unsafe memory.bindMemory(to: Scalar.self, capacity: total)
  var pieces = unsafe [count of UnsafeMutablePointer<Scalar>](repeating: next)
  for i in 0..<count {
    unsafe pieces[i] = next
    unsafe next += wholeLines(sizes[i])
  }
  unsafe work(pieces)
}

private func wholeLines(_ size: Int) -> Int { (size + 15) & ~15 }
