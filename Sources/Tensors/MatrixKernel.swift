// The fast matrix product, from the outside in. Around the tile (MatrixTile.swift), which lives in
// the registers, lie three loops that keep what it reads in the caches:
//
// - The depth is cut into blocks of about 1 KB a row, so that a panel of b (MatrixPanel.swift),
//   three vectors wide, is read from the first- or second-level cache by all tiles that need it.
// - The columns are cut into blocks of 48 vectors: all their panels together are less than 1 MB and
//   stay in the second-level cache while all rows of a pass them.
// - The rows are cut into blocks of 128 KB of a, which stay there too while the panels pass by.
//
// The numbers were measured and are not critical: half or twice as much costs about 3 %.
//
// What is copied: a never, since a tile reads 8 rows or columns of it as well as one. (Copies of its
// columns, for the transposed left factor of a weight's gradient, were worth less than 3 %.) Panels
// of b when they are ragged, when b is transposed, or when enough rows pass by to pay for the copy.
//
// The idea: K. Goto and R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM
// TOMS 34(3), 2008.

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

  var transposed: Strided {
    unsafe Strided(start: start, rowStep: columnStep, columnStep: rowStep)
  }
}

let blockDepth = 1024 / MemoryLayout<Scalar>.size
let blockVectors = 48
private let blockSize = (128 << 10) / MemoryLayout<Scalar>.size
/// The multiply-adds up to which preparing anything costs more than it brings.
private let plainWork = 64
/// The most rows for which panels are read where b stands.
private let rowsWithoutCopies = 72
/// The multiply-adds that are worth a part for another thread: about 5 µs.
let workOfPart = 1 << 18

/// y = a · b, or y += a · b; y is row-major with `columns` columns.
///
/// - Parameters:
///   - a: The left factor, `rows` by `depth`.
///   - b: The right factor, `depth` by `columns`.
///   - y: The first scalar of the result, which overlaps neither factor.
///   - rows: The rows of y.
///   - depth: The terms of each sum.
///   - columns: The columns of y.
///   - adds: Whether the product is added to what is there.
package func multiply(
  _ a: Strided, _ b: Strided, into y: UnsafeMutablePointer<Scalar>,
  rows: Int, depth: Int, columns: Int, adds: Bool = false
) {
  if columns == 1, rows > 1 {
    // A column in memory is a row: y = a · b is yᵀ = bᵀ · aᵀ.
    return unsafe multiply(
      b.transposed, a.transposed, into: y, rows: 1, depth: depth, columns: rows, adds: adds)
  }
  if depth == 0 || rows == 0 || columns == 0 {
    if !adds { unsafe y.update(repeating: 0, count: rows * columns) }
    return
  }
  if rows * depth * columns <= plainWork {
    return unsafe multiplyPlainly(a, b, y, rows, depth, columns, adds)
  }
  if areDotProducts(a, b, rows, depth, columns) {
    return unsafe addDotProducts(a, b, y, rows, depth, columns, adds)
  }
  // Blocks of about equal depth: of 784 = 3 · 256 + 16, the 16 would be hardly worth their tiles.
  let blocks = (depth + blockDepth - 1) / blockDepth
  for j in stride(from: 0, to: columns, by: blockVectors * lanes) {
    let width = min(blockVectors * lanes, columns - j)
    for block in 0..<blocks {
      let (p, end) = (depth * block / blocks, depth * (block + 1) / blocks)
      unsafe Block(
        a: a.from(row: 0, column: p), b: b.from(row: p, column: j),
        y: Target(start: y + j, rowStep: columns, adds: adds || block > 0),
        rows: rows, depth: end - p, panels: Panels(columns: width)
      ).multiply()
    }
  }
}

/// The product by three loops.
private func multiplyPlainly(
  _ a: Strided, _ b: Strided, _ y: UnsafeMutablePointer<Scalar>, _ rows: Int, _ depth: Int,
  _ columns: Int, _ adds: Bool
) {
  for i in 0..<rows {
    for j in 0..<columns {
      var sum = unsafe adds ? y[i * columns + j] : 0
      var (x, w) = unsafe (a.start + i * a.rowStep, b.start + j * b.columnStep)
      for _ in 0..<depth {
        unsafe sum += x.pointee * w.pointee
        unsafe (x, w) = (x + a.columnStep, w + b.rowStep)
      }
      unsafe y[i * columns + j] = sum
    }
  }
}

/// A block of the depth and of the columns, with all rows.
@safe
private struct Block {
  let a: Strided
  let b: Strided
  let y: Target
  let rows: Int
  let depth: Int
  let panels: Panels

  /// Whether a panel of b is copied before it is used.
  private func isCopied(_ panel: Int) -> Bool {
    b.columnStep != 1 || rows > rowsWithoutCopies
      || panels.start(panel + 1) * lanes > panels.columns
  }

  /// Copies the panels that have to be, and multiplies; both on several threads if it is worth it.
  func multiply() {
    let first = (0..<panels.count).first(where: isCopied) ?? panels.count
    if first == panels.count { return unsafe multiply(b.start) }
    unsafe MatrixScratch.lend { copies in
      // A copied number costs about as much as 4 multiply-adds.
      let work = 4 * depth * tileVectors * lanes
      inParallel(count: panels.count - first, least: workOfPart / work + 1) { part in
        for panel in part { unsafe pack(first + panel, into: copies) }
      }
      unsafe multiply(copies)
    }
  }

  private func multiply(_ copies: UnsafePointer<Scalar>) {
    if rows >= panels.columns {
      let work = depth * panels.columns
      inParallel(count: rows, least: workOfPart / work + 1, step: tileRows) { part in
        unsafe multiply(rows: part, panels: 0..<panels.count, copies)
      }
    } else {
      let work = rows * depth * tileVectors * lanes
      inParallel(count: panels.count, least: workOfPart / work + 1) { part in
        unsafe multiply(rows: 0..<rows, panels: part, copies)
      }
    }
  }

  private func pack(_ panel: Int, into copies: UnsafeMutablePointer<Scalar>) {
    let start = panels.start(panel) * lanes
    let padded = panels.start(panel + 1) * lanes - start
    unsafe Tensors.pack(
      b.from(row: 0, column: start), depth: depth, width: min(padded, panels.columns - start),
      padded: padded, into: copies + start * depth)
  }

  /// Multiplies a part of the rows with a part of the panels.
  private func multiply(
    rows: Range<Int>, panels: Range<Int>, _ copies: UnsafePointer<Scalar>
  ) {
    let height = max(blockSize / depth / tileRows, 1) * tileRows
    for top in stride(from: rows.lowerBound, to: rows.upperBound, by: height) {
      let rows = top..<min(top + height, rows.upperBound)
      for panel in panels { unsafe multiply(rows, panel, copies) }
    }
  }

  /// Runs the tile down some rows; the last rows by smaller tiles, ragged columns by a detour.
  private func multiply(
    _ rows: Range<Int>, _ panel: Int, _ copies: UnsafePointer<Scalar>
  ) {
    let start = panels.start(panel)
    let vectors = panels.start(panel + 1) - start
    let width = min(vectors * lanes, panels.columns - start * lanes)
    let isCopied = isCopied(panel)
    let (row, rowStep) =
      unsafe isCopied
      ? (copies + start * lanes * depth, vectors * lanes)
      : (UnsafePointer(b.start) + start * lanes, b.rowStep)
    var i = rows.lowerBound
    while i < rows.upperBound {
      let left = rows.upperBound - i
      let height = left >= tileRows ? tileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1
      let a = a.from(row: i, column: 0)
      var target = y
      unsafe target.start += i * y.rowStep + start * lanes
      if width == vectors * lanes {
        unsafe multiplyTile(
          a, row, rowStep, into: target, depth: depth, height: height, vectors: vectors)
      } else {
        unsafe multiplyRaggedTile(
          a, row, rowStep, into: target, depth: depth, height: height, width: width)
      }
      i += height
    }
  }
}

/// Multiplies a whole tile beside y and copies those of its columns that y has.
func multiplyRaggedTile(
  _ a: Strided, _ b: UnsafePointer<Scalar>, _ rowStep: Int, into y: Target, depth: Int,
  height: Int, width: Int
) {
  var whole = [24 of Vector](repeating: .zero)
  let vectors = (width + lanes - 1) / lanes
  unsafe withUnsafeMutablePointer(to: &whole) { whole in
    let scalars = unsafe UnsafeMutableRawPointer(whole).assumingMemoryBound(to: Scalar.self)
    let target = unsafe Target(start: scalars, rowStep: vectors * lanes, adds: false)
    unsafe multiplyTile(
      a, b, rowStep, into: target, depth: depth, height: height, vectors: vectors)
    for i in 0..<height {
      let (row, target) = unsafe (scalars + i * vectors * lanes, y.start + i * y.rowStep)
      if y.adds {
        for j in 0..<width { unsafe target[j] += row[j] }
      } else {
        unsafe copyRow(row, to: target, count: width)
      }
    }
  }
}
