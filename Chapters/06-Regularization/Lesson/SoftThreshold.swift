import Learning
import Tensors

/// Moves every weight towards zero by the same distance, and stops there.
///
///     prox(w) = sign(w) · max(|w| − t, 0)
///
/// It is the exact answer to a question that the gradient of λ|w| answers badly:
///
///     prox(w) = argmin over u of  ½ (u − w)² + t |u|
///
/// A gradient step subtracts t · sign(w) even from a weight that is smaller than t, and lands on the
/// other side; it hops about zero for ever. Here such a weight becomes exactly 0. After each step
/// of gradient descent with rate η on the loss alone, t = η · λ gives the same pull as the penalty.
///
/// Article: none of the five; it completes 002-F09.
/// I. Daubechies, M. Defrise and C. De Mol, "An iterative thresholding algorithm for linear inverse
/// problems with a sparsity constraint", Communications on Pure and Applied Mathematics 57 (2004).
///
/// - Parameters:
///   - weights: The weights.
///   - threshold: The distance t, at least 0; +∞ makes every weight 0.
/// - Returns: The weights after the step.
public func softThreshold(_ weights: Tensor, by threshold: Scalar) -> Tensor {
  guard threshold >= 0 else {
    mistake("softThreshold: a threshold of \(threshold); expected 0 or more")
  }
  return weights.map { w in
    if w > threshold { return w - threshold }
    if w < -threshold { return w + threshold }
    return w.isNaN ? w : 0
  }
}

extension Parameters {
  /// Applies `softThreshold` to the model's weights; biases stay as they are.
  ///
  /// - Parameter threshold: The distance t = η · λ.
  public mutating func shrinkWeights(by threshold: Scalar) {
    changeWeights { $0 = softThreshold($0, by: threshold) }
  }
}
