import Learning
import Tensors

/// Weight decay: every weight loses the same share of itself at every step.
///
///     W ← (1 − η λ) · W      b ← b
///
/// then the optimizer's step on the gradient of the loss alone.
///
/// Under plain gradient descent this is the L2 penalty of half the strength, to the last letter:
///
///     W − η (g + 2 · λ/2 · W)  =  (1 − η λ) · W − η g
///
/// Under Adam it is not. Adam divides every gradient by its usual size; a penalty in the gradient is
/// divided with it, so weights with large gradients are decayed less than others, and where g = 0
/// the whole step is η · sign(W), whatever λ. Decay outside the gradient keeps its meaning: with
/// that, Adam is AdamW.
///
/// Article: 002 §4.4 names penalties only (E002-09).
/// I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
public struct WeightDecay: Sendable {
  /// The factor λ; a step at rate η takes the share η · λ.
  public let strength: Scalar

  /// Creates a decay.
  ///
  /// - Parameter strength: The factor λ, finite and at least 0; any other is a mistake.
  public init(strength: Scalar) {
    checkStrength(strength, "WeightDecay")
    self.strength = strength
  }

  /// Shrinks a model's weights, in place; biases stay as they are.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - rate: The learning rate η of the step that follows.
  public func callAsFunction<Model: Parameters>(_ model: inout Model, rate: Scalar) {
    model.changeWeights { $0 *= 1 - rate * strength }
  }
}
