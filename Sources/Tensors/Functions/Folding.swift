// From many numbers to one: across the lanes of a register (by halves, since a chain from lane to
// lane, which `sum()` compiles to, waits for every step), and along a row in blocks.

/// The sum of the lanes.
@inline(always)
func total(_ x: SIMD16<Scalar>) -> Scalar { total(x.lowHalf + x.highHalf) }
@inline(always)
func total(_ x: SIMD8<Scalar>) -> Scalar { total(x.lowHalf + x.highHalf) }
@inline(always)
func total(_ x: SIMD4<Scalar>) -> Scalar { total(x.lowHalf + x.highHalf) }
@inline(always)
func total(_ x: SIMD2<Scalar>) -> Scalar { x[0] + x[1] }

/// The largest of the lanes, none of them NaN.
@inline(always)
func largest(_ x: Vector) -> Scalar {
  var x = x
  var half = Vector.scalarCount / 2
  while half > 0 {
    for i in 0..<half { x[i] = x[half + i] > x[i] ? x[half + i] : x[i] }
    half /= 2
  }
  return x[0]
}

/// Whether a condition holds in some lane.
///
/// The library's `any` is a call for every register, across which none keeps its contents.
@inline(always)
func holdsSomewhere(_ mask: SIMDMask<VectorBits>) -> Bool {
  unsafe allBits(unsafeBitCast(mask, to: VectorBits.self)) != 0
}

/// Whether a condition holds in every lane.
@inline(always)
func holdsEverywhere(_ mask: SIMDMask<VectorBits>) -> Bool { !holdsSomewhere(.!mask) }

/// The bits that are set in some lane.
@inline(always)
private func allBits<Bits: FixedWidthInteger>(_ x: SIMD16<Bits>) -> Bits {
  allBits(x.lowHalf | x.highHalf)
}
@inline(always)
private func allBits<Bits: FixedWidthInteger>(_ x: SIMD8<Bits>) -> Bits {
  allBits(x.lowHalf | x.highHalf)
}
@inline(always)
private func allBits<Bits: FixedWidthInteger>(_ x: SIMD4<Bits>) -> Bits {
  allBits(x.lowHalf | x.highHalf)
}
@inline(always)
private func allBits<Bits: FixedWidthInteger>(_ x: SIMD2<Bits>) -> Bits { x[0] | x[1] }

/// Neighbouring scalars: a row of a matrix, or all there are.
@safe
struct Row {
  /// Where the scalars lie.
  let start: UnsafePointer<Scalar>
  /// How many they are.
  let count: Int
  /// How many can be read from the start on, those of later rows among them.
  let readable: Int

  @inline(always)
  init(_ start: UnsafePointer<Scalar>, _ count: Int, readable: Int) {
    (unsafe self.start, self.count, self.readable) = unsafe (start, count, readable)
  }

  /// The scalars from a place on.
  @inline(always)
  subscript(i: Int) -> Vector { unsafe load(start + i) }

  /// The last scalars, too few for a register.
  @inline(always)
  subscript(last i: Int, filling number: Scalar) -> Vector {
    unsafe load(start + i, first: count - i, of: readable - i, filling: number)
  }

  /// The largest scalar, NaN passed over, −∞ of none; and whether there is a NaN.
  @inline(__always)
  func largestAndNaN() -> (number: Scalar, isThereNaN: Bool) {
    let lanes = Vector.scalarCount
    // Four at a time, since each has to wait for its last step.
    var best = [4 of Vector](repeating: Vector(repeating: -.infinity))
    var isNaN = SIMDMask<VectorBits>(repeating: false)
    var i = 0
    while i + 4 * lanes <= count {
      for k in 0..<4 {
        let x = self[i + k * lanes]
        best[k] = larger(best[k], x)
        isNaN .|= x .!= x
      }
      i += 4 * lanes
    }
    while i < count {
      let x = i + lanes <= count ? self[i] : self[last: i, filling: -.infinity]
      best[0] = larger(best[0], x)
      isNaN .|= x .!= x
      i += lanes
    }
    return (
      largest(larger(larger(best[0], best[1]), larger(best[2], best[3]))), holdsSomewhere(isNaN)
    )
  }
}

/// Numbers to be added up, a register at a time.
protocol Terms {
  /// How many numbers there are.
  var count: Int { get }
  /// The terms from a place on.
  subscript(i: Int) -> Vector { get }
  /// The last terms, too few for a register, and anything behind them.
  subscript(last i: Int) -> Vector { get }
}

/// A block is added up straight, in four registers of partial sums.
private let blockLength = 32 * Vector.scalarCount

/// The sum of terms, in halves down to blocks (pairwise summation).
///
/// The rounding error grows with the logarithm of the number of terms and not with the number: N. J.
/// Higham, "The accuracy of floating point summation", SIAM J. Sci. Comput. 14 (1993).
@inline(__always)
func pairwiseSum(_ terms: some Terms) -> Scalar {
  if terms.count < Vector.scalarCount {
    return total(Vector.zero.replacing(with: terms[last: 0], where: isFirst(terms.count)))
  }
  if terms.count <= blockLength { return total(blockSum(terms, 0..<terms.count)) }
  return total(pairwiseSum(terms, 0..<terms.count))
}

private func pairwiseSum(_ terms: some Terms, _ range: Range<Int>) -> Vector {
  if range.count <= blockLength { return blockSum(terms, range) }
  let half = range.count / 2 / Vector.scalarCount * Vector.scalarCount
  let middle = range.lowerBound + half
  return pairwiseSum(terms, range.lowerBound..<middle)
    + pairwiseSum(terms, middle..<range.upperBound)
}

/// The sums of a block's terms, lane by lane.
@inline(__always)
private func blockSum(_ terms: some Terms, _ range: Range<Int>) -> Vector {
  let lanes = Vector.scalarCount
  var sums = [4 of Vector](repeating: .zero)
  var i = range.lowerBound
  let end = range.upperBound
  while i + 4 * lanes <= end {
    for k in 0..<4 { sums[k] += terms[i + k * lanes] }
    i += 4 * lanes
  }
  while i + lanes <= end {
    sums[0] += terms[i]
    i += lanes
  }
  if i < end {
    sums[1] += Vector.zero.replacing(with: terms[last: i], where: isFirst(end - i))
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3])
}
