import Tensors

/// The L1 penalty of one weight tensor and its gradient, entry by entry as article 002 means it.
///
///     P = λ Σᵢⱼ |Wᵢⱼ|      ∂P/∂Wᵢⱼ = λ sign Wᵢⱼ,   sign 0 = 0
///
/// The article writes λ‖W‖₁. For a matrix that is the induced norm, the largest sum of a column;
/// meant is the sum over all entries (E002-08).
///
/// Article: 002 §4.4. Formula 002-F09.
///
/// - Parameters:
///   - weights: The weights W, of any shape.
///   - strength: The factor λ, at least 0.
/// - Returns: The penalty, and its gradient in the shape of W.
public func l1PenaltyByDefinition(
  _ weights: Tensor, strength: Scalar
) -> (penalty: Scalar, gradient: Tensor) {
  var sum: Scalar = 0
  var slopes: [Scalar] = []
  for w in weights.scalars {
    sum += abs(w)
    if w > 0 {
      slopes.append(strength)
    } else if w < 0 {
      slopes.append(-strength)
    } else {
      slopes.append(0)  // the kink: every slope from −λ to λ is one, and 0 leaves a zero alone
    }
  }
  return (strength * sum, Tensor(slopes).reshaped(weights.shape))
}

/// The L1 penalty of one weight tensor, and the way back.
///
///     forward     P  = λ Σ |W|
///     backward    dW = λ sign W,   sign 0 = 0
///
/// The pull towards zero is the same for every weight, however small: weights that the data do not
/// hold go all the way. W / |W| would be the sign too, but 0 / 0 at zero.
///
/// At W = 0 the penalty has a kink and no derivative. The 0 chosen here is a subgradient, so that a
/// weight which is zero stays there; steps of finite length still jump over it, and `softThreshold`
/// does not.
///
/// Shapes: W any; dW like W. A weight that is NaN has a slope that is NaN.
///
/// Article: 002 §4.4, which leaves the gradient out (E002-09). Formula 002-F09.
/// R. Tibshirani, "Regression shrinkage and selection via the lasso", Journal of the Royal
/// Statistical Society B 58 (1996).
///
/// - Parameters:
///   - weights: The weights W.
///   - strength: The factor λ, finite and at least 0; any other is a mistake.
/// - Returns: The penalty, and the function that gives ∂P/∂W.
public func l1Penalty(
  _ weights: Tensor, strength: Scalar
) -> (penalty: Scalar, backward: () -> Tensor) {
  checkStrength(strength, "l1Penalty")
  return (
    strength * weights.map { abs($0) }.sum(),
    { weights.map { strength * sign($0) } }
  )
}

/// −1, 0 or 1, without a branch that the data decide; NaN for NaN.
private func sign(_ w: Scalar) -> Scalar {
  w.isNaN ? w : (w > 0 ? 1 : 0) - (w < 0 ? 1 : 0)
}
