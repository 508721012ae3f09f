#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import Tensors
  import _Differentiation

  // The losses as they are printed. Targets are tensors: nothing is differentiated by them.

  /// 1/n · Σ (ŷ − y)².
  @differentiable(reverse,wrt: predictions)
  func squares(_ predictions: Variable, _ targets: Tensor) -> Double {
    var sum = 0.0
    for i in 0..<withoutDerivative(at: targets.count) {
      sum += (predictions[i] - targets.scalars[i]) * (predictions[i] - targets.scalars[i])
    }
    return sum / Double(targets.count)
  }

  /// −1/n · Σ (y ln p + (1 − y) ln(1 − p)) with p = σ(z).
  @differentiable(reverse,wrt: logits)
  func twoClassEntropy(_ logits: Variable, _ targets: Tensor) -> Double {
    var sum = 0.0
    for i in 0..<withoutDerivative(at: targets.count) {
      let p = logistic(logits[i])
      sum -= targets.scalars[i] * log(p) + (1 - targets.scalars[i]) * log(1 - p)
    }
    return sum / Double(targets.count)
  }

  /// −1/N · Σₙ ln pₙ,cₙ with p = softmax(z).
  @differentiable(reverse,wrt: logits)
  func classEntropy(_ logits: Variable, _ labels: [Int]) -> Double {
    let p = softmaxRows(logits)
    var sum = 0.0
    for n in 0..<withoutDerivative(at: labels.count) { sum -= log(p[n, labels[n]]) }
    return sum / Double(labels.count)
  }

  /// 1/N · Σₙₖ ½ (μ² + σ² − 1 − ln σ²) with σ² = eˢ.
  @differentiable(reverse)
  func divergenceFromStandard(_ mean: Variable, _ logVariance: Variable) -> Double {
    var sum = 0.0
    for i in 0..<withoutDerivative(at: mean.scalars.count) {
      sum += (mean[i] * mean[i] + exp(logVariance[i]) - 1 - logVariance[i]) / 2
    }
    return sum / Double(withoutDerivative(at: mean.shape[0]))
  }
#endif
