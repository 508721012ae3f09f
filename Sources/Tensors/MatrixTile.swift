// The tile: the innermost part of the fast matrix product, and nearly all of its time.
//
// Height × width vectors of y stay in registers while the whole depth runs past them. With 8 × 3, a
// step reads 3 vectors of b and 8 scalars of a for 24 multiply-adds: 11 reads, where the processor
// could do 48, so the multipliers are the only thing that is scarce. The 24 sums are also enough to
// keep them busy: a multiply-add takes 4 cycles, and up to 2 begin in each. 24 sums, 3 vectors and
// one scalar are 28 of the 32 registers of AVX-512 and NEON. Where there are only 16, the tile has 4
// rows: 12 + 3 + 1.
//
// The idea: F. Van Zee and R. van de Geijn, "BLIS: a framework for rapidly instantiating BLAS
// functionality", ACM TOMS 41(3), 2015, where this part is called the micro-kernel.

#if REGISTER_64_BYTES || arch(arm64)
  let tileRows = 8
#else
  let tileRows = 4
#endif
let tileVectors = 3
let lanes = Vector.scalarCount

/// Where a tile's result goes, and whether it replaces what is there.
@safe
struct Target {
  var start: UnsafeMutablePointer<Scalar>
  let rowStep: Int
  let adds: Bool
}

/// Divides rows into tiles, the last of them lower ones.
@inline(__always)
func forEachTile(rows: Int, _ body: (_ row: Int, _ height: Int) -> Void) {
  var row = 0
  while row < rows {
    let left = rows - row
    let height = left >= tileRows ? tileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1
    body(row, height)
    row += height
  }
}

/// y = a · b, or y += a · b, for any number of rows: runs the tile down them.
///
/// - Parameters:
///   - a: The left factor.
///   - b: The first scalar of the panel; its rows are whole vectors, padded if `width` is not.
///   - rowStep: From one row of the panel to the next.
///   - y: The result's first scalar in the panel.
///   - rows: The rows of a and y.
///   - depth: The terms of each sum.
///   - width: The columns of y in the panel.
func multiplyRows(
  _ a: Strided, _ b: UnsafePointer<Scalar>, _ rowStep: Int, into y: Target, rows: Int, depth: Int,
  width: Int
) {
  let isRagged = width % lanes != 0
  forEachTile(rows: rows) { row, height in
    let a = a.from(row: row, column: 0)
    var target = y
    unsafe target.start += row * y.rowStep
    if isRagged {
      unsafe multiplyRaggedTile(
        a, b, rowStep, into: target, depth: depth, height: height, width: width)
    } else {
      unsafe multiplyTile(
        a, b, rowStep, into: target, depth: depth, height: height, vectors: width / lanes)
    }
  }
}

/// Multiplies a tile of one vector beside y and copies those of its columns that y has.
func multiplyRaggedTile(
  _ a: Strided, _ b: UnsafePointer<Scalar>, _ rowStep: Int, into y: Target, depth: Int,
  height: Int, width: Int
) {
  unsafe withUnsafeTemporaryAllocation(of: Scalar.self, capacity: tileRows * lanes) { whole in
    guard let scalars = whole.baseAddress else { return }
    let target = unsafe Target(start: scalars, rowStep: lanes, adds: false)
    unsafe multiplyTile(a, b, rowStep, into: target, depth: depth, height: height, vectors: 1)
    for i in 0..<height {
      let (row, target) = unsafe (scalars + i * lanes, y.start + i * y.rowStep)
      if y.adds {
        for j in 0..<width { unsafe target[j] += row[j] }
      } else {
        unsafe copyRow(row, to: target, count: width)
      }
    }
  }
}

/// y = a · b, or y += a · b, for `height` rows and `vectors` vectors of y.
///
/// Chooses the code for the tile's size, since registers cannot be numbered at run time.
func multiplyTile(
  _ a: Strided, _ b: UnsafePointer<Scalar>, _ rowStep: Int, into y: Target, depth: Int,
  height: Int, vectors: Int
) {
  switch height {
  case 8: unsafe tile([8 of Bool](repeating: false), a, b, rowStep, y, depth, vectors)
  case 4: unsafe tile([4 of Bool](repeating: false), a, b, rowStep, y, depth, vectors)
  case 2: unsafe tile([2 of Bool](repeating: false), a, b, rowStep, y, depth, vectors)
  default: unsafe tile([1 of Bool](repeating: false), a, b, rowStep, y, depth, vectors)
  }
}

@inline(__always)
private func tile<let height: Int>(
  _ rows: [height of Bool], _ a: Strided, _ b: UnsafePointer<Scalar>, _ rowStep: Int, _ y: Target,
  _ depth: Int, _ vectors: Int
) {
  let o = Vector.zero
  switch vectors {
  case 1: unsafe tile([height of [1 of Vector]](repeating: [o]), a, b, rowStep, y, depth)
  case 2: unsafe tile([height of [2 of Vector]](repeating: [o, o]), a, b, rowStep, y, depth)
  default: unsafe tile([height of [3 of Vector]](repeating: [o, o, o]), a, b, rowStep, y, depth)
  }
}

/// The tile itself: the sums are a value of fixed size, so that they live in registers.
@inline(__always)
private func tile<let height: Int, let width: Int>(
  _ zero: [height of [width of Vector]], _ a: Strided, _ b: UnsafePointer<Scalar>, _ rowStep: Int,
  _ y: Target, _ depth: Int
) {
  var sums = zero
  var column = unsafe a.start
  var row = unsafe b
  for _ in 0..<depth {
    // A running pointer: with `column[i * rowStep]` the loop is not unrolled and 4 times slower.
    var scalar = unsafe column
    for i in 0..<height {
      let x = unsafe Vector(repeating: scalar.pointee)
      for j in 0..<width { unsafe sums[i][j].add(x, Vector(loading: row + j * lanes)) }
      unsafe scalar += a.rowStep
    }
    unsafe column += a.columnStep
    unsafe row += rowStep
  }
  for i in 0..<height {
    for j in 0..<width {
      let target = unsafe y.start + i * y.rowStep + j * lanes
      let sum = unsafe y.adds ? Vector(loading: target) + sums[i][j] : sums[i][j]
      unsafe sum.store(target)
    }
  }
}

extension Vector {
  @inline(__always)
  init(loading pointer: UnsafePointer<Scalar>) {
    self = unsafe UnsafeRawPointer(pointer).loadUnaligned(as: Self.self)
  }

  @inline(__always)
  func store(_ pointer: UnsafeMutablePointer<Scalar>) {
    unsafe UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: Self.self)
  }

  /// self += x · y, in one instruction and one rounding where the machine has it.
  @inline(__always)
  mutating func add(_ x: Self, _ y: Self) {
    #if FUSED_MULTIPLY_ADD
      addProduct(x, y)
    #else
      self += x * y
    #endif
  }
}
