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
