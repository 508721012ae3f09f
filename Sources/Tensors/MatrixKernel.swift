// The fast matrix product. Three ideas, each on its own worth a factor (K. Goto and R. van de Geijn,
// "Anatomy of high-performance matrix multiplication", ACM TOMS 34(3), 2008):
//
// - A tile of y, 8 rows by 3 vectors, stays in registers while the whole depth runs past it: per
//   step 3 vectors and 8 scalars are read for 24 multiply-adds. 24 sums and the 4 operands fit into
//   32 registers; machines with 16 take 4 rows.
// - The columns of w under the tile are copied once into a panel, row behind row and padded with
//   zeros to whole vectors: read without gaps, whatever the factor's layout was.
// - The depth is cut so that a panel stays in the first-level cache while all rows of x pass it.

/// A matrix in memory: element (i, j) is `start[i * rowStep + j * columnStep]`.
@safe
package struct Strided {
  let start: UnsafePointer<Scalar>
  let rowStep: Int
  let columnStep: Int

  package init(start: UnsafePointer<Scalar>, rowStep: Int, columnStep: Int) {
    (unsafe self.start, self.rowStep, self.columnStep) = unsafe (start, rowStep, columnStep)
  }

  func from(row: Int, column: Int) -> Strided {
    unsafe Strided(
      start: start + row * rowStep + column * columnStep, rowStep: rowStep,
      columnStep: columnStep)
  }
}

#if REGISTER_64_BYTES || arch(arm64)
  private let tileRows = 8
#else
  private let tileRows = 4
#endif
private let tileVectors = 3
private let lanes = Vector.scalarCount
private let panelDepth = 1024 / MemoryLayout<Scalar>.size

/// y += a · b, y being row-major with `columns` columns.
package func multiply(
  _ a: Strided, _ b: Strided, into y: UnsafeMutablePointer<Scalar>,
  rows: Int, depth: Int, columns: Int
) {
  let panelWidth = tileVectors * lanes
  unsafe withUnsafeTemporaryAllocation(of: Scalar.self, capacity: panelDepth * panelWidth) {
    panel in
    guard let panel = panel.baseAddress else { return }
    for p in stride(from: 0, to: depth, by: panelDepth) {
      let panelDepth = min(panelDepth, depth - p)
      for j in stride(from: 0, to: columns, by: panelWidth) {
        let width = min(panelWidth, columns - j)
        let vectors = (width + lanes - 1) / lanes
        unsafe pack(b.from(row: p, column: j), panelDepth, width, vectors * lanes, into: panel)
        unsafe multiplyPanel(
          a.from(row: 0, column: p), panel, into: y + j, rows: rows, depth: panelDepth,
          columns: width, vectors: vectors, rowStep: columns)
      }
    }
  }
}

/// Copies `depth` rows of `width` scalars behind one another, padded with zeros to `padded`.
private func pack(
  _ b: Strided, _ depth: Int, _ width: Int, _ padded: Int,
  into panel: UnsafeMutablePointer<Scalar>
) {
  if width < padded { unsafe panel.update(repeating: 0, count: depth * padded) }
  if b.columnStep == 1 {
    for p in 0..<depth {
      unsafe (panel + p * padded).update(from: b.start + p * b.rowStep, count: width)
    }
  } else {
    for j in 0..<width {
      let column = unsafe b.start + j * b.columnStep
      for p in 0..<depth { unsafe panel[p * padded + j] = column[p * b.rowStep] }
    }
  }
}

/// Runs the tile down all rows of a; the last rows by smaller tiles, ragged columns by a detour.
private func multiplyPanel(
  _ a: Strided, _ panel: UnsafePointer<Scalar>, into y: UnsafeMutablePointer<Scalar>,
  rows: Int, depth: Int, columns: Int, vectors: Int, rowStep: Int
) {
  let padded = vectors * lanes
  unsafe withUnsafeTemporaryAllocation(of: Scalar.self, capacity: tileRows * padded) { detour in
    guard let detour = detour.baseAddress else { return }
    var i = 0
    while i < rows {
      let left = rows - i
      let height = left >= tileRows ? tileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1
      let target = unsafe y + i * rowStep
      if columns == padded {
        unsafe addTile(a.from(row: i, column: 0), panel, depth, height, vectors, target, rowStep)
      } else {
        unsafe detour.update(repeating: 0, count: height * padded)
        unsafe addTile(a.from(row: i, column: 0), panel, depth, height, vectors, detour, padded)
        for r in 0..<height {
          for j in 0..<columns { unsafe target[r * rowStep + j] += detour[r * padded + j] }
        }
      }
      i += height
    }
  }
}

/// Chooses the tile's code for its height and width: registers cannot be counted at run time.
private func addTile(
  _ a: Strided, _ b: UnsafePointer<Scalar>, _ depth: Int, _ height: Int, _ vectors: Int,
  _ y: UnsafeMutablePointer<Scalar>, _ rowStep: Int
) {
  switch height {
  case 8: unsafe addTile([8 of Bool](repeating: false), a, b, depth, vectors, y, rowStep)
  case 4: unsafe addTile([4 of Bool](repeating: false), a, b, depth, vectors, y, rowStep)
  case 2: unsafe addTile([2 of Bool](repeating: false), a, b, depth, vectors, y, rowStep)
  default: unsafe addTile([1 of Bool](repeating: false), a, b, depth, vectors, y, rowStep)
  }
}

@inline(__always)
private func addTile<let height: Int>(
  _ rows: [height of Bool], _ a: Strided, _ b: UnsafePointer<Scalar>, _ depth: Int,
  _ vectors: Int, _ y: UnsafeMutablePointer<Scalar>, _ rowStep: Int
) {
  let zero = Vector.zero
  switch vectors {
  case 1: unsafe addTile([height of [1 of Vector]](repeating: [zero]), a, b, depth, y, rowStep)
  case 2:
    unsafe addTile([height of [2 of Vector]](repeating: [zero, zero]), a, b, depth, y, rowStep)
  default:
    unsafe addTile(
      [height of [3 of Vector]](repeating: [zero, zero, zero]), a, b, depth, y, rowStep)
  }
}

/// One tile, height rows by width vectors: y += a · b.
///
/// The sums are a value of fixed size, so that they live in registers.
@inline(__always)
private func addTile<let height: Int, let width: Int>(
  _ zero: [height of [width of Vector]], _ a: Strided, _ b: UnsafePointer<Scalar>, _ depth: Int,
  _ y: UnsafeMutablePointer<Scalar>, _ rowStep: Int
) {
  var sums = zero
  var column = unsafe a.start
  var row = unsafe b
  for _ in 0..<depth {
    // A running pointer: with `column[i * rowStep]` the loop is not unrolled and 4 times slower.
    var scalar = unsafe column
    for i in 0..<height {
      let x = unsafe Vector(repeating: scalar.pointee)
      for j in 0..<width {
        unsafe sums[i][j].add(x, Vector(loading: row + j * Vector.scalarCount))
      }
      unsafe scalar += a.rowStep
    }
    unsafe column += a.columnStep
    unsafe row += width * Vector.scalarCount
  }
  for i in 0..<height {
    for j in 0..<width {
      let target = unsafe y + i * rowStep + j * Vector.scalarCount
      unsafe (Vector(loading: target) + sums[i][j]).store(target)
    }
  }
}

extension Vector {
  @inline(__always)
  fileprivate init(loading pointer: UnsafePointer<Scalar>) {
    self = unsafe UnsafeRawPointer(pointer).loadUnaligned(as: Self.self)
  }

  @inline(__always)
  fileprivate func store(_ pointer: UnsafeMutablePointer<Scalar>) {
    unsafe UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: Self.self)
  }

  /// self += x · y, in one instruction and one rounding where the machine has it.
  @inline(__always)
  fileprivate mutating func add(_ x: Self, _ y: Self) {
    #if FUSED_MULTIPLY_ADD
      addProduct(x, y)
    #else
      self += x * y
    #endif
  }
}
