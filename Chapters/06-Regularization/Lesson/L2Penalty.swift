import Tensors

/// The L2 penalty of one weight tensor and its gradient, entry by entry as article 002 means it.
///
///     P = λ Σᵢⱼ Wᵢⱼ²      ∂P/∂Wᵢⱼ = 2 λ Wᵢⱼ
///
/// The article writes λ‖W‖₂². For a matrix that sign is taken: it is the spectral norm, the largest
/// singular value. Meant is the Frobenius norm, the sum over the entries (E002-08).
///
/// Article: 002 §4.4. Formula 002-F10.
///
/// - Parameters:
///   - weights: The weights W, of any shape.
///   - strength: The factor λ, at least 0.
/// - Returns: The penalty, and its gradient in the shape of W.
public func l2PenaltyByDefinition(
  _ weights: Tensor, strength: Scalar
) -> (penalty: Scalar, gradient: Tensor) {
  var sum: Scalar = 0
  var slopes: [Scalar] = []
  for w in weights.scalars {
    sum += w * w
    slopes.append(2 * strength * w)
  }
  return (strength * sum, Tensor(slopes).reshaped(weights.shape))
}

/// The L2 penalty of one weight tensor, and the way back.
///
///     forward     P  = λ Σ W²
///     backward    dW = 2 λ W
///
/// Without the ½ that some books put before λ: there the gradient is λW, and their λ is twice this
/// one. A framework's `weight_decay` adds λ'·W to the gradient, so it too is λ' = 2λ (E002-09).
///
/// The pull towards zero grows with the weight: large weights shrink fast, small ones hardly, none
/// arrives.
///
/// Shapes: W any; dW like W. The penalty is in the unit of the loss, nats here.
///
/// Article: 002 §4.4, which leaves the gradient out. Formula 002-F10.
/// A. Hoerl and R. Kennard, "Ridge regression", Technometrics 12 (1970).
///
/// - Parameters:
///   - weights: The weights W.
///   - strength: The factor λ, finite and at least 0; any other is a mistake.
/// - Returns: The penalty, and the function that gives ∂P/∂W.
public func l2Penalty(
  _ weights: Tensor, strength: Scalar
) -> (penalty: Scalar, backward: () -> Tensor) {
  checkStrength(strength, "l2Penalty")
  return (
    strength * weights.dot(weights),
    { weights * (2 * strength) }
  )
}

/// Ends the program when a penalty is no penalty.
func checkStrength(_ strength: Scalar, _ operation: String) {
  guard strength.isFinite, strength >= 0 else {
    mistake("\(operation): a strength of \(strength); expected a finite number, 0 or more")
  }
}
