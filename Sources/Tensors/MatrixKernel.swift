// The fast matrix product, from the outside in. It is divided into *panels* of b and y, three vectors
// of columns wide, one after the other or on several threads:
//
// - The columns of b in a panel are copied (MatrixPanel.swift), up to 2,048 rows of them. That is
//   less than 400 KB, which stay in the second-level cache while all rows of a pass by.
// - Down the rows of a and y runs the tile (MatrixTile.swift), which lives in the registers.
//
// That is all. Each panel reads the whole of a again, from the third-level cache or even from
// memory: with three vectors of multiply-adds for each number, it arrives early enough. To divide
// rows and columns into blocks for the second-level cache too, as the paper below does, was measured
// and brought nothing. To divide the depth more often did harm: each part of it reads and writes y
// once. With parts of 256, products of 2,048 × 2,048 matrices took a third longer.
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

/// The most terms of a sum that are added in one go.
let blockDepth = 2048
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
  let panels = Panels(columns: columns)
  let product = unsafe Product(
    a: a, b: b, y: Target(start: y, rowStep: columns, adds: adds), rows: rows, depth: depth,
    panels: panels)
  product.multiply()
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

/// A product, panel by panel.
@safe
private struct Product {
  let a: Strided
  let b: Strided
  let y: Target
  let rows: Int
  let depth: Int
  let panels: Panels

  /// Does all panels, on several threads if it is worth it.
  ///
  /// A tall product is divided by rows, a wide one by panels: three or more for each thread, or none
  /// would find work while another does the last. Where there are fewer, its rows are divided too.
  /// Each part of the rows copies the panels for itself, which costs far less than it would to write
  /// to rows that another thread writes to.
  func multiply() {
    let work = rows * depth * tileVectors * lanes
    let threads = work * panels.count < 2 * workOfPart ? 1 : Threads.count
    let wanted =
      threads == 1
      ? 1 : rows >= panels.columns ? 2 * threads : (3 * threads + panels.count - 1) / panels.count
    let shares = max(min(wanted, rows / (2 * tileRows)), 1)
    let tiles = (rows + tileRows - 1) / tileRows
    inParallel(count: panels.count * shares, least: workOfPart * shares / work + 1) { part in
      unsafe MatrixScratch.lend { copy in
        for job in part {
          let (share, panel) = job.quotientAndRemainder(dividingBy: panels.count)
          let top = tiles * share / shares * tileRows
          let bottom = min(tiles * (share + 1) / shares * tileRows, rows)
          unsafe multiply(top..<bottom, panel, copy)
        }
      }
    }
  }

  /// Does some rows of a panel, in parts of about equal depth.
  private func multiply(
    _ rows: Range<Int>, _ panel: Int, _ copy: UnsafeMutablePointer<Scalar>
  ) {
    let start = panels.start(panel) * lanes
    let padded = panels.start(panel + 1) * lanes - start
    let width = min(padded, panels.columns - start)
    let isCopied = b.columnStep != 1 || rows.count > rowsWithoutCopies || width < padded
    let blocks = (depth + blockDepth - 1) / blockDepth
    for block in 0..<blocks {
      let (p, end) = (depth * block / blocks, depth * (block + 1) / blocks)
      let b = b.from(row: p, column: start)
      if isCopied {
        unsafe pack(b, depth: end - p, width: width, padded: padded, into: copy)
      }
      unsafe multiplyRows(
        a.from(row: rows.lowerBound, column: p), isCopied ? UnsafePointer(copy) : b.start,
        isCopied ? padded : b.rowStep,
        into: Target(
          start: y.start + rows.lowerBound * y.rowStep + start, rowStep: y.rowStep,
          adds: y.adds || block > 0),
        rows: rows.count, depth: end - p, width: width)
    }
  }
}
