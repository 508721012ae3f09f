import Learning
import Tensors

/// A penalty on the weights of a whole model, added to the loss and to its gradient.
///
///     L' = L + Σ over weight tensors of P(W)      dW' = dW + ∂P/∂W      db' = db
///
/// One thing without the other is a mistake that runs: a penalty in the loss alone changes the
/// number that is printed and nothing that is learned.
///
///     var (loss, gradient) = network.lossAndGradient(x, labels)
///     loss += Penalty.l2(strength: 1e-3).add(to: &gradient, at: network)
///
/// Article: 002 §2.1 (002-T06) and §4.4. Formulas 002-F09, 002-F10.
public enum Penalty: Sendable, Equatable {
  /// λ Σ |W|.
  case l1(strength: Scalar)
  /// λ Σ W².
  case l2(strength: Scalar)

  /// The penalty of one weight tensor, and the way back.
  ///
  /// - Parameter weights: The weights W.
  /// - Returns: The penalty, and the function that gives ∂P/∂W.
  public func forward(_ weights: Tensor) -> (penalty: Scalar, backward: () -> Tensor) {
    switch self {
    case .l1(let strength): l1Penalty(weights, strength: strength)
    case .l2(let strength): l2Penalty(weights, strength: strength)
    }
  }

  /// The penalty of a model's weights; its gradient is added to the loss's.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of the loss, of the model's own type.
  ///   - model: The model.
  /// - Returns: The sum of the penalties, to be added to the loss.
  public func add<Model: Parameters>(to gradient: inout Model, at model: Model) -> Scalar {
    var sum: Scalar = 0
    for tensor in model.weightTensors {
      let (penalty, backward) = forward(model[keyPath: tensor])
      gradient[keyPath: tensor] += backward()
      sum += penalty
    }
    return sum
  }
}
