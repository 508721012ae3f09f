import Foundation
import Tensors

/// The Gaussian error linear unit: x times the probability that a normal number lies below x.
///
///     forward     y  = x · Φ(x)                Φ(x) = ½ (1 + erf(x / √2))
///     backward    dx = dy ⊙ (Φ(x) + x · φ(x))  φ(x) = e^(−x²/2) / √2π
///
/// The product rule, and Φ′ = φ. Neither monotonic nor of slope at most 1: the curve falls to −0.17
/// at x = −0.75, and the slope is largest, 1.129, at x = √2, where its own derivative φ(x) · (2 − x²)
/// vanishes.
///
/// Φ is ½ erfc(−x / √2) as well, which keeps the far left accurate, where 1 + erf would cancel to 0;
/// for a tensor it comes from a polynomial as accurate, with the power that the slope needs anyway. For
/// finite x.
///
/// Beyond the articles. D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)",
/// arXiv:1606.08415 (2016).
public struct GELU {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let (y, slope) = x.timesNormalProbability()  // both from one power, in one pass
    return (y, { dy in dy * slope })
  }

  /// The slope Φ(x) + x · φ(x) of one number.
  func slope(_ x: Scalar) -> Scalar {
    normalProbability(below: x) + x * normalDensity(x)
  }
}

/// Φ(x), the probability that a standard normal number is below x.
private func normalProbability(below x: Scalar) -> Scalar {
  erfc(-x / Scalar(2).squareRoot()) / 2
}

/// φ(x), the density of the standard normal distribution, the derivative of Φ.
private func normalDensity(_ x: Scalar) -> Scalar {
  exp(-x * x / 2) / (2 * Scalar.pi).squareRoot()
}
