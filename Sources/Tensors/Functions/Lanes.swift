// What the functions of a whole register are made of. All of them are `@inline(always)`: a vector
// that crosses a call in pieces costs more than the work.

/// Whole numbers as wide as the scalars of a `Vector`, one a lane.
typealias VectorBits = Vector.MaskStorage

/// The bits of every lane.
@inline(always)
func bits(_ x: Vector) -> VectorBits { unsafe unsafeBitCast(x, to: VectorBits.self) }

/// The numbers that the bits of every lane stand for.
@inline(always)
func numbers(_ bits: VectorBits) -> Vector { unsafe unsafeBitCast(bits, to: Vector.self) }

/// a · b + c, rounded once where the machine can; elsewhere that would be a library call a lane.
@inline(always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
  #if FUSED_MULTIPLY_ADD
    c.addingProduct(a, b)
  #else
    c + a * b
  #endif
}

/// The polynomial c₀ + c₁x + c₂x² + …, by Horner's rule.
@inline(always)
func polynomial<let count: Int>(_ x: Vector, _ c: [count of Scalar]) -> Vector {
  var sum = Vector(repeating: c[count - 1])
  var i = count - 2
  while i >= 0 {
    sum = multiplyAdd(sum, x, Vector(repeating: c[i]))
    i -= 1
  }
  return sum
}

/// The smaller number of every lane; NaN in `x` stays. (`pointwiseMin` compiles to scalar code.)
@inline(always)
func smaller(_ x: Vector, _ bound: Vector) -> Vector {
  x.replacing(with: bound, where: bound .< x)
}

/// The larger number of every lane; NaN in `x` stays, NaN in `bound` is passed over.
@inline(always)
func larger(_ x: Vector, _ bound: Vector) -> Vector {
  x.replacing(with: bound, where: bound .> x)
}

/// |x|: the sign bit cleared.
@inline(always)
func magnitude(_ x: Vector) -> Vector { numbers(bits(x) & .max) }

/// The first operand with the signs of the second.
@inline(always)
func withSigns(_ x: Vector, of y: Vector) -> Vector {
  numbers((bits(x) & .max) | (bits(y) & .min))
}

/// The scalars at an address, which need not be a multiple of the register's length.
@inline(always)
func load(_ x: UnsafePointer<Scalar>) -> Vector {
  unsafe UnsafeRawPointer(x).loadUnaligned(as: Vector.self)
}

/// The first scalars at an address, fewer than lanes, and a filling in the lanes behind them.
///
/// `readable` says how many scalars there are: where they fill a register, one load does, and the
/// lanes behind those wanted are covered. Reading past the end of the memory may end the program.
@inline(always)
func load(
  _ x: UnsafePointer<Scalar>, first count: Int, of readable: Int, filling: Scalar
) -> Vector {
  var vector = Vector(repeating: filling)
  if readable >= Vector.scalarCount {
    return unsafe vector.replacing(with: load(x), where: isFirst(count))
  }
  unsafe withUnsafeMutableBytes(of: &vector) {
    unsafe $0.baseAddress?.copyMemory(from: x, byteCount: count * MemoryLayout<Scalar>.size)
  }
  return vector
}

/// Which lanes are among the first.
@inline(always)
func isFirst(_ count: Int) -> SIMDMask<VectorBits> {
  var numbers = Vector.zero
  for lane in 0..<Vector.scalarCount { numbers[lane] = Scalar(lane) }
  return numbers .< Scalar(count)
}

/// Writes all lanes.
@inline(always)
func store(_ vector: Vector, _ y: UnsafeMutablePointer<Scalar>) {
  unsafe UnsafeMutableRawPointer(y).storeBytes(of: vector, as: Vector.self)
}

/// Writes the first lanes.
@inline(always)
func store(_ vector: Vector, _ y: UnsafeMutablePointer<Scalar>, first count: Int) {
  unsafe withUnsafePointer(to: vector) {
    unsafe copyRow(
      UnsafeRawPointer($0).assumingMemoryBound(to: Scalar.self), to: y, count: count)
  }
}
