#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import _Differentiation

  // The activations as they are printed, with no care for large numbers.

  /// σ(x) = 1 / (1 + e⁻ˣ).
  @differentiable(reverse)
  func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
  @differentiable(reverse)
  func hyperbolic(_ x: Double) -> Double { (exp(x) - exp(-x)) / (exp(x) + exp(-x)) }

  /// max(0, x).
  @differentiable(reverse)
  func rectified(_ x: Double) -> Double { x > 0 ? x : 0 }

  /// x above 0, s · x below.
  @differentiable(reverse,wrt: x)
  func leaky(_ x: Double, slope: Double) -> Double { x > 0 ? x : slope * x }

  /// x above 0, α · (eˣ − 1) below.
  @differentiable(reverse,wrt: x)
  func exponentialUnit(_ x: Double, alpha: Double) -> Double {
    x > 0 ? x : alpha * (exp(x) - 1)
  }

  /// x · ½ (1 + erf(x / √2)).
  @differentiable(reverse)
  func gaussianUnit(_ x: Double) -> Double { x * (1 + erf(x / 2.0.squareRoot())) / 2 }

  /// ln(1 + eˣ).
  @differentiable(reverse)
  func softRectified(_ x: Double) -> Double { log(1 + exp(x)) }

  /// pₙᵢ = e^zₙᵢ / Σⱼ e^zₙⱼ, row by row.
  @differentiable(reverse)
  func softmaxRows(_ z: Variable) -> Variable {
    let (count, classes) = withoutDerivative(at: (z.shape[0], z.shape[1]))
    var p: [Double] = []
    for n in 0..<count {
      var sum = 0.0
      for j in 0..<classes { sum += exp(z[n, j]) }
      for i in 0..<classes { p.append(exp(z[n, i]) / sum) }
    }
    return Variable(p, [count, classes])
  }
#endif
