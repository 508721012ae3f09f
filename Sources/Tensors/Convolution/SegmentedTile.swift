// The kernel under all passes of a convolution: a matrix product whose left factor is never written
// down. Its rows are windows of an image, and a window consists of runs of scalars that lie behind
// one another; so the loop over the depth is cut into runs, and between two of them the tile jumps
// to the next row of the image. Nothing is packed and nothing is copied.
//
// As in the matrix kernel a tile of sums stays in registers: rows times vectors of them, at most 24
// where there are 32 registers, at most 12 where there are 16.

/// The left factor, read in runs.
///
/// Element (i, r, p), the step p of run r in row i, is
/// `start[i * rowStep + offsets[r] + p * step]`.
@safe
struct RunningFactor {
  var start: UnsafePointer<Scalar>
  /// From one row of the tile to the next.
  let rowStep: Int
  /// From one step of a run to the next.
  let step: Int
  /// Where the runs begin, from the start of a row.
  let offsets: UnsafeBufferPointer<Int>
  /// The steps of a run.
  let length: Int

  func advanced(by distance: Int) -> RunningFactor {
    var moved = self
    unsafe moved.start += distance
    return moved
  }
}

/// The right factor: rows of whole registers, one a step, through all runs.
@safe
struct RowFactor {
  var start: UnsafePointer<Scalar>
  /// From one row to the next.
  let rowStep: Int
}

/// Where a product goes: rows of whole registers.
@safe
struct ProductRows {
  var start: UnsafeMutablePointer<Scalar>
  /// From one row to the next.
  let rowStep: Int
  /// What every row is added to, such as a bias; without it, to what is there.
  let bias: UnsafePointer<Scalar>?
}

#if REGISTER_64_BYTES || arch(arm64)
  private let mostRows = [11, 11, 8]
#else
  private let mostRows = [11, 6, 4]
#endif

/// y = bias + a · b, or y += a · b, for any number of rows and of registers a row.
///
/// The registers of a row are taken three at a time, four as two and two; rows evenly, never eight
/// and then the rest: eleven are one tile, twelve two of six.
func multiplyRuns(
  _ a: RunningFactor, _ b: RowFactor, into y: ProductRows, rows: Int, registers: Int
) {
  var first = 0
  while first < registers {
    let left = registers - first
    let taken = left == 4 ? 2 : min(left, 3)
    let column = first * lanes
    let b = unsafe RowFactor(start: b.start + column, rowStep: b.rowStep)
    let y = unsafe ProductRows(
      start: y.start + column, rowStep: y.rowStep, bias: y.bias.map { unsafe $0 + column })
    let parts = (rows + mostRows[taken - 1] - 1) / mostRows[taken - 1]
    for part in 0..<parts {
      let start = rows * part / parts
      let height = rows * (part + 1) / parts - start
      var target = y
      unsafe target.start += start * y.rowStep
      tile(a.advanced(by: start * a.rowStep), b, target, height, taken)
    }
    first += taken
  }
}

/// Chooses the tile's code for its size: registers cannot be counted at run time.
@inline(never)
private func tile(
  _ a: RunningFactor, _ b: RowFactor, _ y: ProductRows, _ rows: Int, _ vectors: Int
) {
  let o = Vector.zero
  switch vectors {
  case 1: highTile([o], a, b, y, rows)
  case 2: highTile([o, o], a, b, y, rows)
  default: tile([o, o, o], a, b, y, rows)
  }
}

/// With one or two registers a row there is room for up to eleven rows.
@inline(__always)
private func highTile<let width: Int>(
  _ row: [width of Vector], _ a: RunningFactor, _ b: RowFactor, _ y: ProductRows, _ rows: Int
) {
  switch rows {
  case 9: tile([9 of [width of Vector]](repeating: row), a, b, y)
  case 10: tile([10 of [width of Vector]](repeating: row), a, b, y)
  case 11: tile([11 of [width of Vector]](repeating: row), a, b, y)
  default: tile(row, a, b, y, rows)
  }
}

@inline(__always)
private func tile<let width: Int>(
  _ row: [width of Vector], _ a: RunningFactor, _ b: RowFactor, _ y: ProductRows, _ rows: Int
) {
  switch rows {
  case 1: tile([1 of [width of Vector]](repeating: row), a, b, y)
  case 2: tile([2 of [width of Vector]](repeating: row), a, b, y)
  case 3: tile([3 of [width of Vector]](repeating: row), a, b, y)
  case 4: tile([4 of [width of Vector]](repeating: row), a, b, y)
  case 5: tile([5 of [width of Vector]](repeating: row), a, b, y)
  case 6: tile([6 of [width of Vector]](repeating: row), a, b, y)
  case 7: tile([7 of [width of Vector]](repeating: row), a, b, y)
  default: tile([8 of [width of Vector]](repeating: row), a, b, y)
  }
}

/// One tile, height rows by width vectors; the sums are a value of fixed size, in registers.
@inline(__always)
private func tile<let height: Int, let width: Int>(
  _ zero: [height of [width of Vector]], _ a: RunningFactor, _ b: RowFactor, _ y: ProductRows
) {
  var sums = zero
  var row = unsafe b.start
  for run in unsafe 0..<a.offsets.count {
    var column = unsafe a.start + a.offsets[run]
    for _ in 0..<a.length {
      // A running pointer: with `column[i * rowStep]` the loop is not unrolled and 4 times slower.
      var scalar = unsafe column
      for i in 0..<height {
        let x = unsafe Vector(repeating: scalar.pointee)
        for j in 0..<width { unsafe sums[i][j].add(x, Vector(loading: row + j * lanes)) }
        unsafe scalar += a.rowStep
      }
      unsafe column += a.step
      unsafe row += b.rowStep
    }
  }
  // A bias is one row under all rows of the tile.
  var old = unsafe y.bias ?? UnsafePointer(y.start)
  let oldStep = unsafe y.bias == nil ? y.rowStep : 0
  var target = unsafe y.start
  for i in 0..<height {
    for j in 0..<width {
      unsafe (Vector(loading: old + j * lanes) + sums[i][j]).store(target + j * lanes)
    }
    unsafe old += oldStep
    unsafe target += y.rowStep
  }
}
