#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import _Differentiation

  /// yₙⱼ = γⱼ (xₙⱼ − μⱼ) / √(vⱼ + ε) + βⱼ with the mean and the variance of column j of the batch.
  @differentiable(reverse,wrt: (x, scale, shift))
  func batchNormalized(
    _ x: Variable, _ scale: Variable, _ shift: Variable, epsilon: Double = 1e-5
  ) -> Variable {
    let (count, width) = withoutDerivative(at: (x.shape[0], x.shape[1]))
    var means: [Double] = []
    var variances: [Double] = []
    for j in 0..<width {
      var sum = 0.0
      for n in 0..<count { sum += x[n, j] }
      let mean = sum / Double(count)
      var squares = 0.0
      for n in 0..<count { squares += (x[n, j] - mean) * (x[n, j] - mean) }
      means.append(mean)
      variances.append(squares / Double(count))
    }
    var y: [Double] = []
    for n in 0..<count {
      for j in 0..<width {
        y.append(scale[j] * (x[n, j] - means[j]) / sqrt(variances[j] + epsilon) + shift[j])
      }
    }
    return Variable(y, [count, width])
  }
#endif
