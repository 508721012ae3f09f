import Tensors

/// A rational number, exactly.
struct Fraction: Equatable {
  var numerator: Int
  var denominator: Int

  init(_ numerator: Int, _ denominator: Int = 1) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  var scalar: Scalar { Scalar(numerator) / Scalar(denominator) }

  static func + (a: Fraction, b: Fraction) -> Fraction {
    // Over the least common denominator, so that long paths do not overflow.
    let common = a.denominator / divisor(a.denominator, b.denominator) * b.denominator
    return reduced(
      a.numerator * (common / a.denominator) + b.numerator * (common / b.denominator), common)
  }

  static func - (a: Fraction, b: Fraction) -> Fraction {
    a + Fraction(-b.numerator, b.denominator)
  }

  static func * (a: Fraction, b: Fraction) -> Fraction {
    reduced(a.numerator * b.numerator, a.denominator * b.denominator)
  }

  private static func reduced(_ numerator: Int, _ denominator: Int) -> Fraction {
    let common = divisor(abs(numerator), denominator)
    return Fraction(numerator / common, denominator / common)
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}
