// ln x by range reduction and a series, as in the mathematical library of BSD (P. Tang and K. C. Ng,
// "e_log.c", Sun Microsystems 1993): with x = 2ᵉ · m, √½ ≤ m < √2, f = m − 1 and s = f / (2 + f),
//
//     ln x = e · ln 2 + ln(1 + f),   ln(1 + f) = 2 artanh s = 2s + ⅔s³ + ⅖s⁵ + …,   |s| < 0.172
//
// The first terms are rearranged, so that the largest of them is f itself, which is exact:
// 2s = f − s · f, and of the rest only s · (f²/2 + ⅔s² + …) has to be rounded.

/// ln x of every lane, within 1 unit in the last place or so.
enum Logarithm: VectorFunction {
  @inline(always)
  static func apply(_ x: Vector) -> Vector {
    let isNormal = (x .>= Scalar.leastNormalMagnitude) .& (x .< Scalar.infinity)
    return holdsEverywhere(isNormal) ? ofNormal(x, exponent: .zero) : ofAny(x)
  }

  /// ln(2ᵏ · x) of normal, positive numbers x.
  @inline(always)
  private static func ofNormal(_ x: Vector, exponent k: Vector) -> Vector {
    let (e, f) = factored(x)
    let s = f / (2 + f)
    let halfSquare = 0.5 * f * f
    let rest = s * (halfSquare + seriesBehindTwo(s * s))
    let small = multiplyAdd(e + k, Vector(repeating: logarithmOfTwo.low), rest)
    return multiplyAdd(
      e + k, Vector(repeating: logarithmOfTwo.high), f - (halfSquare - small))
  }

  /// Subnormal numbers have no exponent before they are multiplied by a large one.
  @inline(never)
  private static func ofAny(_ x: Vector) -> Vector {
    let isSubnormal = x .< Scalar.leastNormalMagnitude
    let large = Scalar(1 &<< significandBits)
    let logarithm = ofNormal(
      x.replacing(with: x * large, where: isSubnormal),
      exponent: Vector.zero.replacing(with: -Scalar(significandBits), where: isSubnormal))
    return
      logarithm
      .replacing(with: x, where: .!(x .< Scalar.infinity))
      .replacing(with: -Scalar.infinity, where: x .== 0)
      .replacing(with: Scalar.nan, where: x .< 0)
  }
}

/// ln(1 + x) of every lane, which keeps its digits where 1 + x loses those of x.
///
/// With u = 1 + x rounded and c what the rounding took away, ln(u + c) = ln u + c / u.
enum LogarithmOfOnePlus: VectorFunction {
  @inline(always)
  static func apply(_ x: Vector) -> Vector {
    let u = 1 + x
    let lost = x - (u - 1)
    let y = Logarithm.apply(u) + lost / u
    return
      y
      .replacing(with: x, where: (u .== 1) .| .!(x .< Scalar.infinity))
      .replacing(with: -Scalar.infinity, where: x .== -1)
  }
}

/// The exponent e and f of normal, positive numbers x = 2ᵉ · (1 + f), √½ ≤ 1 + f < √2.
@inline(always)
private func factored(_ x: Vector) -> (e: Vector, f: Vector) {
  // Counted from √½, the exponent's bits are e, and the others those of m behind √½.
  let root = bits(Vector(repeating: Scalar(0.5).squareRoot()))
  let difference = bits(x) &- root
  let m = numbers((difference & ((1 &<< significandBits) - 1)) &+ root)
  // As in `reduced`, the last bits of a large number are a whole one; here it becomes a number.
  let whole = bits(Vector(repeating: wholeNumbers)) &+ (difference &>> significandBits)
  return (numbers(whole) - wholeNumbers, m - 1)
}

/// ⅔s² + ⅖s⁴ + … of s², the terms of 2 artanh(s) / s behind the first, for |s| < 0.172.
@inline(always)
private func seriesBehindTwo(_ square: Vector) -> Vector {
  #if SinglePrecision
    return square * polynomial(square, [2 / 3, 2 / 5, 2 / 7, 2 / 9])
  #else
    return square
      * polynomial(
        square, [2 / 3, 2 / 5, 2 / 7, 2 / 9, 2 / 11, 2 / 13, 2 / 15, 2 / 17, 2 / 19])
  #endif
}
