// A *panel* holds the columns of b under one tile, row behind row and padded with zeros to whole
// vectors. Copying costs one read and one write a number, and each is then read many times without
// gaps: no page and no cache line is touched for a few bytes of it, and rows that lie a power of two
// apart no longer compete for the same places of the cache.

/// The columns of a factor, divided into panels of three vectors; what fills no vector is the last
/// panel.
///
/// One vector left over would be a tile with too few sums to keep the multipliers busy: four
/// vectors are two panels of two.
struct Panels {
  let columns: Int
  let vectors: Int
  let count: Int
  private let whole: Int
  private let wholePanels: Int

  init(columns: Int) {
    self.columns = columns
    whole = columns / lanes
    vectors = (columns + lanes - 1) / lanes
    wholePanels = (whole + tileVectors - 1) / tileVectors
    count = wholePanels + vectors - whole
  }

  /// The first vector of a panel; that of panel `count` is the number of vectors.
  func start(_ panel: Int) -> Int {
    if panel >= wholePanels { return panel == count ? vectors : whole }
    let isUneven = whole % tileVectors == 1 && panel > 0 && panel == wholePanels - 1
    return panel * tileVectors - (isUneven ? 1 : 0)
  }
}

/// Copies `depth` rows of `width` scalars of b behind one another, padded to `padded` scalars.
func pack(
  _ b: Strided, depth: Int, width: Int, padded: Int, into panel: UnsafeMutablePointer<Scalar>
) {
  if b.columnStep == 1 {
    for p in 0..<depth {
      let (row, target) = unsafe (b.start + p * b.rowStep, panel + p * padded)
      if width < padded { unsafe Vector.zero.store(target + padded - lanes) }
      unsafe copyRow(row, to: target, count: width)
    }
    return
  }
  for j in stride(from: 0, to: padded, by: lanes) {
    let columns = b.from(row: 0, column: j)
    unsafe packColumns(columns, depth: depth, width: min(lanes, width - j), padded, panel + j)
  }
}

/// Copies up to a vector of columns, each of which lies in one piece, so that rows do.
private func packColumns(
  _ b: Strided, depth: Int, width: Int, _ padded: Int, _ panel: UnsafeMutablePointer<Scalar>
) {
  var p = 0
  if b.rowStep == 1, width == lanes {
    while p + lanes <= depth {
      unsafe transpose(noColumns, b.start + p, b.columnStep, panel + p * padded, padded, lanes)
      p += lanes
    }
  }
  if p < depth {
    unsafe packRaggedColumns(
      b.from(row: p, column: 0), depth - p, width, padded, panel + p * padded)
  }
}

/// The same where columns or rows do not fill a square block: by way of a block that does.
private func packRaggedColumns(
  _ b: Strided, _ depth: Int, _ width: Int, _ padded: Int, _ panel: UnsafeMutablePointer<Scalar>
) {
  var block = noColumns
  unsafe withUnsafeMutablePointer(to: &block) { block in
    let scalars = unsafe UnsafeMutableRawPointer(block).assumingMemoryBound(to: Scalar.self)
    for p in stride(from: 0, to: depth, by: lanes) {
      let height = min(lanes, depth - p)
      for j in 0..<width {
        let column = b.from(row: p, column: j)
        if b.rowStep == 1 {
          unsafe copyRow(column.start, to: scalars + j * lanes, count: height)
        } else {
          for i in 0..<height { unsafe scalars[j * lanes + i] = column.start[i * b.rowStep] }
        }
      }
      unsafe transpose(noColumns, scalars, lanes, panel + p * padded, padded, height)
    }
  }
}

#if REGISTER_64_BYTES && SinglePrecision
  private let noColumns = [16 of Vector](repeating: .zero)
#elseif REGISTER_64_BYTES || (REGISTER_32_BYTES && SinglePrecision)
  private let noColumns = [8 of Vector](repeating: .zero)
#elseif REGISTER_32_BYTES || SinglePrecision
  private let noColumns = [4 of Vector](repeating: .zero)
#else
  private let noColumns = [2 of Vector](repeating: .zero)
#endif

/// Exchanges rows and columns of a square block, one vector a row, without leaving the registers;
/// stores the first `height` rows of the result.
///
/// Each round shuffles the first half of the rows with the second like two halves of a pack of
/// cards. That moves the highest binary digit of the row's number to the end of the column's;
/// after as many rounds as the number has digits, rows are columns.
@inline(__always)
private func transpose<let size: Int>(
  _ zero: [size of Vector], _ source: UnsafePointer<Scalar>, _ sourceStep: Int,
  _ target: UnsafeMutablePointer<Scalar>, _ targetStep: Int, _ height: Int
) {
  var rows = zero
  for i in 0..<size { unsafe rows[i] = Vector(loading: source + i * sourceStep) }
  var round = 1
  while round < size {
    let before = rows
    for i in 0..<size / 2 {
      (rows[2 * i], rows[2 * i + 1]) = shuffled(before[i], before[i + size / 2])
    }
    round *= 2
  }
  for i in 0..<size where i < height { unsafe rows[i].store(target + i * targetStep) }
}

/// The lanes of two vectors by turns: a₀ b₀ a₁ b₁ …, in two vectors.
@inline(__always)
private func shuffled(_ a: Vector, _ b: Vector) -> (Vector, Vector) {
  var (low, high) = (Vector(), Vector())
  let half = lanes / 2
  for i in 0..<half {
    (low[2 * i], low[2 * i + 1]) = (a[i], b[i])
    (high[2 * i], high[2 * i + 1]) = (a[half + i], b[half + i])
  }
  return (low, high)
}

/// Copies scalars: whole vectors, then one piece for each binary digit of what is left.
@inline(__always)
func copyRow(
  _ source: UnsafePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>, count: Int
) {
  var i = 0
  while i + lanes <= count {
    unsafe Vector(loading: source + i).store(target + i)
    i += lanes
  }
  if count & 8 & (lanes - 1) != 0 { unsafe i = copyPiece(SIMD8<Scalar>.self, source, target, i) }
  if count & 4 & (lanes - 1) != 0 { unsafe i = copyPiece(SIMD4<Scalar>.self, source, target, i) }
  if count & 2 & (lanes - 1) != 0 { unsafe i = copyPiece(SIMD2<Scalar>.self, source, target, i) }
  if count & 1 != 0 { unsafe target[i] = source[i] }
}

@inline(__always)
private func copyPiece<Piece: SIMD>(
  _ piece: Piece.Type, _ source: UnsafePointer<Scalar>, _ target: UnsafeMutablePointer<Scalar>,
  _ i: Int
) -> Int where Piece.Scalar == Scalar {
  let scalars = unsafe UnsafeRawPointer(source + i).loadUnaligned(as: Piece.self)
  unsafe UnsafeMutableRawPointer(target + i).storeBytes(of: scalars, as: Piece.self)
  return i + Piece.scalarCount
}
