import Learning
import Tensors

/// A run of gradient descent over the whole batch: where it passed, and how it did there.
///
///     θₜ₊₁ = θₜ − η · ∂L/∂θ(θₜ),   t = 0 … T − 1
///
/// Every epoch takes one step, along the gradient of the *mean* squared error. The sum, which the
/// programs of the articles come near to, is N times as steep and bears only an Nth of the rate
/// (E003-17). How large a rate may be, `Curvature` tells.
///
/// Articles: 000 §4.1, 003 §4.1. Formulas 000-C01f, 003-C01.
public struct Descent: Sendable {
  /// The models on the way, the first one included, T + 1 of them.
  public private(set) var path: [LinearModel]
  /// Their losses, T + 1 numbers.
  public private(set) var losses: [Scalar]
  /// The model at the end of the way.
  public private(set) var model: LinearModel

  /// Descends.
  ///
  /// - Parameters:
  ///   - start: The model θ₀ to begin with; the loss is convex, so that any will do.
  ///   - x: The inputs, [N, D].
  ///   - y: The targets, [N, M].
  ///   - rate: The learning rate η.
  ///   - epochs: The number T of steps.
  public init(from start: LinearModel, x: Tensor, y: Tensor, rate: Scalar, epochs: Int) {
    (path, losses, model) = ([], [], start)
    let step = Optimizer(GradientDescent(rate: rate), for: start)
    for _ in 0..<epochs {
      let (loss, gradient) = model.lossAndGradient(x, y)
      path.append(model)
      losses.append(loss)
      step(&model, gradient)
    }
    path.append(model)
    losses.append(model.lossAndGradient(x, y).loss)
  }
}
