import ExerciseKit
import Foundation
import Tensors

/// The best discriminator there can be, where both densities are known: two normal distributions.
///
///     D*(x) = p(x) / (p(x) + q(x))      p(x) = 1/(σ√(2π)) · e^(−(x − μ)²/(2σ²)), likewise q
///
/// p is the density of what is real, q of what is generated. It must hold far out as well, where both
/// densities are too small for a number: D* is still a number from 0 to 1 there.
///
/// Shapes: x and D* [N].
///
/// Chapter 12; missing in article 000 §3.3. Useful: p/(p + q) = σ(ln p − ln q), `x.map { … }`,
/// `sigmoid(a)`, `log(u)`.
///
/// - Parameters:
///   - x: Where.
///   - real: The mean μ and the standard deviation σ of what is real.
///   - generated: The same of what is generated.
/// - Returns: The probability that an example at x is real.
public func optimalDiscriminator(
  at x: Tensor, real: (mean: Scalar, deviation: Scalar),
  generated: (mean: Scalar, deviation: Scalar)
) -> Tensor {
  // SOLUTION
  let logDensity = { (x: Scalar, normal: (mean: Scalar, deviation: Scalar)) in
    let u = (x - normal.mean) / normal.deviation
    return -u * u / 2 - log(normal.deviation)
  }
  return sigmoid(x.map { logDensity($0, real) - logDensity($0, generated) })
  // END
}

// HINTS
// Do not compute the densities: a quotient of two numbers that round to 0 says nothing. Compute their
// logarithms, which are of ordinary size.
//
// Up to a constant that both share, the logarithm of a normal density is −u²/2 − ln σ, with u =
// (x − μ)/σ. Take the difference at each x.
//
// sigmoid(x.map { logDensity($0, real) - logDensity($0, generated) }), where logDensity is
// -u * u / 2 - log(deviation).
