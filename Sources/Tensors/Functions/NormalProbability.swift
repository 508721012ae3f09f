// Φ(x), the probability that a standard normal number lies below x, from one power:
//
//     Φ(−a) = e^(−a²/2) · g(a),   a = |x|      Φ(a) = 1 − Φ(−a)
//
// g falls smoothly from ½ to 0 like 1/a, so that (1 + ¾a) · g(a) hardly changes; with q = (a − k)/(a + k)
// all a from 0 on come to lie in [−1, 1), and there a polynomial does: interpolated at Chebyshev's
// points, within 4 · 10⁻¹⁸ (1.3 · 10⁻⁸ in Float) of its own size. So the far left keeps its digits, where
// 1 + erf would cancel to 0. After M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of
// (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞", Mathematics of Computation 36 (1981).

extension Tensor {
  /// x · Φ(x) of every element, and the slope Φ(x) + x · φ(x): GELU (chapter 03) in one pass.
  ///
  /// Both come from the same power e^(−x²/2); so the way back is a product with the slope. The twin, a
  /// number at a time by the system's `erfc`, is `GELU.slope` in chapter 03. For finite x.
  ///
  /// - Returns: The values and the slopes, each of the shape of x.
  package func timesNormalProbability() -> (y: Tensor, slope: Tensor) {
    var slopes = self
    let y = unsafe Tensor(like: self) { x, y in
      slopes = unsafe Tensor(like: self) { _, slopes in
        let lanes = Vector.scalarCount
        inParallel(count: count, least: leastPart, step: lanes) { part in
          let whole = part.upperBound - part.count % lanes
          var i = part.lowerBound
          while i < whole {
            let (value, slope) = unsafe timesProbability(load(x + i))
            unsafe store(value, y + i)
            unsafe store(slope, slopes + i)
            i += lanes
          }
          let rest = part.upperBound - whole
          if rest > 0 {
            let last = unsafe load(x + whole, first: rest, of: rest, filling: 1)
            let (value, slope) = timesProbability(last)
            unsafe store(value, y + whole, first: rest)
            unsafe store(slope, slopes + whole, first: rest)
          }
        }
      }
    }
    return (y, slopes)
  }
}

/// x · Φ(x) and its slope of every lane.
@inline(always)
private func timesProbability(_ x: Vector) -> (value: Vector, slope: Vector) {
  // Further out the power is 0; (a − k)/(a + k) would be ∞/∞ at the very end.
  let a = smaller(magnitude(x), Vector(repeating: furthest))
  let square = a * a
  // What the square lost in rounding is half a unit of its last place, and many of the power's.
  let lost = remainder(ofSquare: square, of: a)
  let power = Exponential.apply(-0.5 * square) * (1 - 0.5 * lost)
  let q = (a - centre) / (a + centre)
  let tail =
    power * polynomial(q, coefficients)
    / multiplyAdd(
      a, Vector(repeating: 0.75), Vector(repeating: 1))
  let probability = tail.replacing(with: 1 - tail, where: x .>= 0)
  return (x * probability, multiplyAdd(x, power * peak, probability))
}

/// a² − square, which is exact: what the square of a lost in rounding.
@inline(always)
private func remainder(ofSquare square: Vector, of a: Vector) -> Vector {
  #if FUSED_MULTIPLY_ADD
    return multiplyAdd(a, a, -square)
  #else
    // Products of numbers with half the digits are exact. T. J. Dekker, "A floating-point technique
    // for extending the available precision", Numerische Mathematik 18 (1971).
    let high = numbers(bits(a) & (-1 &<< ((significandBits + 2) / 2)))
    let low = a - high
    return (high * high - square) + 2 * high * low + low * low
  #endif
}

/// φ(0) = 1/√2π.
private let peak: Scalar = 0.398_942_280_401_432_677_94

/// The fewest elements that are worth a part of their own: their powers take some microseconds.
private let leastPart = 16_384

#if SinglePrecision
  private let furthest: Scalar = 15
  private let centre: Scalar = 3.5
  private let coefficients: [10 of Scalar] = [
    0.385501179471, -0.120069379725, 0.0320541684698, 0.0131265135134, -0.0179288898999,
    0.00738982830423, -0.000132142973239, -0.000952341987501, 0.000111492158237,
    0.00011119346131,
  ]
#else
  private let furthest: Scalar = 39
  private let centre: Scalar = 6
  private let coefficients: [23 of Scalar] = [
    0.35628622878445767104, -0.094568205093582782129, 0.056316441784440045952,
    -0.023756550034494873386, 0.0020996501595453671659, 0.0081807153407263775897,
    -0.010077939670545976352, 0.0077235391323826639164, -0.004440382562606337982,
    0.0019483786024767466085, -0.00060665276529468272645, 0.000092710777043808954304,
    0.0000232188298784654785, -0.000018393583736528908981, 3.428515162773512108e-6,
    1.1586510602063044004e-6, -7.2124110255068323169e-7, 1.5268148421342795929e-8,
    9.3135469583235073711e-8, -1.6216826523567178801e-8, -1.0951670637706550345e-8,
    2.3150513218410259732e-9, 1.1405151195536122809e-9,
  ]
#endif
