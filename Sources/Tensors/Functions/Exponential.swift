// eˣ by range reduction and a polynomial, after W. J. Cody and W. Waite, "Software Manual for the
// Elementary Functions", 1980: with n = round(x / ln 2) and r = x − n · ln 2,
//
//     eˣ = 2ⁿ · eʳ,   |r| ≤ ½ ln 2 = 0.35
//
// The power of two is a matter of the exponent's bits. Of the series of eʳ as many terms are taken
// as the rounding leaves room for: the next one is below 2⁻⁵⁷ (2⁻²⁷ in Float).

/// eˣ of every lane, within 1 unit in the last place or so.
enum Exponential: VectorFunction {
  @inline(always)
  static func apply(_ x: Vector) -> Vector {
    // Here no result is subnormal or infinite, and the exponent's bits just add up.
    if holdsEverywhere(magnitude(x) .< normal) {
      let (n, r) = reduced(x)
      return numbers(bits(1 + powerMinusOne(r)) &+ (n &<< significandBits))
    }
    return ofAny(x)
  }

  @inline(never)
  private static func ofAny(_ x: Vector) -> Vector {
    // Outside these bounds the result is 0 or ∞ anyway, and n would not fit into the exponent.
    let (n, r) = reduced(
      smaller(larger(x, Vector(repeating: lowest)), Vector(repeating: highest)))
    // In two steps: 2ⁿ alone may be too large or too small for a number where 2ⁿ · eʳ is none.
    let half = n &>> 1
    return (1 + powerMinusOne(r)) * powerOfTwo(half) * powerOfTwo(n &- half)
  }

  #if SinglePrecision
    private static var normal: Scalar { 87 }
    private static var lowest: Scalar { -104 }
    private static var highest: Scalar { 89 }
  #else
    private static var normal: Scalar { 708 }
    private static var lowest: Scalar { -746 }
    private static var highest: Scalar { 710 }
  #endif
}

/// eˣ − 1 of every lane, which keeps its digits where eˣ is nearly 1.
///
///     eˣ − 1 = 2ⁿ · (eʳ − 1) + (2ⁿ − 1)
///
/// and 2ⁿ − 1 is exact or does not matter; for small x, n is 0 and nothing cancels.
enum ExponentialMinusOne: VectorFunction {
  @inline(always)
  static func apply(_ x: Vector) -> Vector {
    let bounded = smaller(larger(x, Vector(repeating: lowest)), Vector(repeating: highest))
    let (n, r) = reduced(bounded)
    // Half of it, so that 2ⁿ is a number at the upper end as well.
    let power = powerOfTwo(n &- 1)
    let y = multiplyAdd(power, powerMinusOne(r), power - 0.5) * 2
    // Half of a subnormal number would round.
    return y.replacing(with: x, where: magnitude(x) .< Scalar.leastNormalMagnitude * 4)
  }

  #if SinglePrecision
    private static var lowest: Scalar { -20 }
    private static var highest: Scalar { 89 }
  #else
    private static var lowest: Scalar { -40 }
    private static var highest: Scalar { 710 }
  #endif
}

/// The whole number n nearest to x / ln 2, and r = x − n · ln 2; for |n| below a thousand or so.
///
/// ln 2 is subtracted in two parts. The first has so few digits that n times it is exact, so that r
/// keeps its digits although most of x cancels.
@inline(always)
func reduced(_ x: Vector) -> (n: VectorBits, r: Vector) {
  // Far out numbers are whole: the sum rounds x / ln 2, and its last bits are n.
  let shifted = multiplyAdd(
    x, Vector(repeating: inverseOfLogarithmOfTwo), Vector(repeating: wholeNumbers))
  let n = shifted - wholeNumbers
  let first = multiplyAdd(n, Vector(repeating: -logarithmOfTwo.high), x)
  let r = multiplyAdd(n, Vector(repeating: -logarithmOfTwo.low), first)
  return (bits(shifted) &- bits(Vector(repeating: wholeNumbers)), r)
}

/// eʳ − 1 = r + r² · (1/2! + r/3! + r²/4! + …) for |r| ≤ ½ ln 2.
@inline(always)
func powerMinusOne(_ r: Vector) -> Vector {
  #if SinglePrecision
    let rest = polynomial(r, [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5_040])
  #else
    let rest = polynomial(
      r,
      [
        1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5_040, 1 / 40_320, 1 / 362_880,
        1 / 3_628_800, 1 / 39_916_800, 1 / 479_001_600, 1 / 6_227_020_800,
      ])
  #endif
  return multiplyAdd(r * r, rest, r)
}

/// 2ⁿ for the exponents n of normal numbers.
@inline(always)
func powerOfTwo(_ n: VectorBits) -> Vector {
  numbers((n &+ exponentBias) &<< significandBits)
}

#if SinglePrecision
  /// 1.5 · 2²³: added to a number below 2²², it leaves no room for a fraction.
  let wholeNumbers: Scalar = 0x1.8p23
  /// The bits of a number behind its exponent.
  let significandBits: Int32 = 23
  /// What the exponent's bits of 1 say.
  let exponentBias: Int32 = 127
  /// ln 2 in two parts, the first of nine binary digits.
  let logarithmOfTwo: (high: Scalar, low: Scalar) = (0x1.63p-1, -0x1.bd0106p-13)
  let inverseOfLogarithmOfTwo: Scalar = 0x1.715476p0
#else
  /// 1.5 · 2⁵²: added to a number below 2⁵¹, it leaves no room for a fraction.
  let wholeNumbers: Scalar = 0x1.8p52
  /// The bits of a number behind its exponent.
  let significandBits: Int64 = 52
  /// What the exponent's bits of 1 say.
  let exponentBias: Int64 = 1023
  /// ln 2 in two parts, the first of 33 binary digits.
  let logarithmOfTwo: (high: Scalar, low: Scalar) = (0x1.62e42feep-1, 0x1.a39ef35793c76p-33)
  let inverseOfLogarithmOfTwo: Scalar = 0x1.71547652b82fep0
#endif
