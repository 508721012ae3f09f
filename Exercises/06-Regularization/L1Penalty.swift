import ExerciseKit
import Tensors

/// The L1 penalty of some weights and its gradient.
///
///     P = λ Σᵢⱼ |Wᵢⱼ|      ∂P/∂Wᵢⱼ = λ where Wᵢⱼ > 0,   −λ where Wᵢⱼ < 0,   0 where Wᵢⱼ = 0
///
/// The pull towards 0 has the same strength everywhere. At 0 there is a kink and no derivative;
/// with the 0 chosen here a weight that is 0 stays there. Shapes: the gradient has the shape of W.
///
/// Chapter 06; article 002 §4.4, which writes ‖W‖₁ and means the sum over all entries. Useful:
/// `a.map { … }`, `abs(number)`, `a.sum()`.
///
/// - Parameters:
///   - weights: The weights W.
///   - strength: The factor λ.
/// - Returns: The penalty and its gradient.
public func l1Penalty(_ weights: Tensor, strength: Scalar) -> (penalty: Scalar, dW: Tensor) {
  todo()
}
