import Learning
import LinearRegression
import Tensors

/// Newton's method for logistic regression: a step to the bottom of the parabola that fits the loss
/// at θ, where gradient descent only knows the way down.
///
///     g = 1/N · Xᵀ(p − y)      H = 1/N · Xᵀ diag(p(1 − p)) X      X = [1 x], [N, D + 1]
///     θ ← θ − s · (H + λI)⁻¹ g
///
/// With s = 1 and λ = 0 it is Newton's step, and the number of right digits doubles with every one.
/// It is also a least-squares problem with weights p(1 − p), new ones every step; hence its other
/// name, iteratively reweighted least squares (IRLS).
///
/// Care: far from the minimum the parabola is a poor fit and the whole step may lead uphill, so that
/// s is halved until the loss does not rise. And where a plane separates the classes there is no
/// minimum: the loss falls for ever as θ grows, and H vanishes with p(1 − p). The damping λ > 0
/// keeps H + λI invertible and the steps no longer than ‖g‖/λ.
///
/// Beyond the articles, which know gradient descent only. D. R. Cox, "The regression analysis of
/// binary sequences", J. R. Statist. Soc. B 20 (1958); T. Hastie, R. Tibshirani and J. Friedman,
/// "The Elements of Statistical Learning", 2nd edition, 2009, §4.4.1.
public struct NewtonsMethod: Sendable {
  /// The damping λ, at least 0.
  public var damping: Scalar

  /// Creates the method.
  ///
  /// - Parameter damping: The damping λ, at least 0.
  public init(damping: Scalar = 0) { self.damping = damping }

  /// Takes one step; the loss does not rise, rounding apart.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - x: All examples, [N, D].
  ///   - labels: Their classes, N numbers, each 0 or 1.
  /// - Throws: `NotPositiveDefinite` when no step is the right one, since the loss is flat in some
  ///   direction: without damping, where inputs depend on each other or the classes are separated.
  public func callAsFunction(
    _ model: inout LogisticModel, _ x: Tensor, _ labels: [Int]
  ) throws(NotPositiveDefinite) {
    let (loss, gradient) = model.lossAndGradient(x, labels)
    var curvature = model.hessian(x)
    for i in 0..<curvature.shape[0] { curvature[i, i] += damping }
    let step = try Cholesky(curvature).solve(gradient.theta.reshaped([-1, 1])).reshaped([-1])

    var share: Scalar = 1
    while share > .ulpOfOne {
      let candidate = LogisticModel(theta: model.theta - share * step)
      if candidate.lossAndGradient(x, labels).loss <= loss * (1 + 16 * .ulpOfOne) {
        model = candidate
        return
      }
      share /= 2
    }
  }
}

extension LogisticModel {
  /// The second derivatives of the loss, H = 1/N · Xᵀ diag(p(1 − p)) X with X = [1 x].
  ///
  /// They do not depend on the labels, and no direction is curved downwards: the loss is convex.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The Hessian, [D + 1, D + 1], in the order of `theta`.
  public func hessian(_ x: Tensor) -> Tensor {
    let z = logits(x)
    let slope = sigmoid(z) * sigmoid(-z)  // p · (1 − p), small but not 0 on both sides  [N]
    let ones = Tensor.zeros([x.shape[0], 1]) + 1
    let inputs = Tensor.concatenating([ones, x], along: 1)  // [N, D + 1]
    let weighted = inputs.transposed.tensor * slope  // [D + 1, N]
    return weighted.matmul(inputs) / Scalar(x.shape[0])
  }
}
