import Tensors

/// Five ways to get dw = xᵀ · dy wrong, each of them made by everybody once.
public enum GradientMistake: String, CaseIterable, Sendable {
  /// The slope upside down: −dw.
  case sign
  /// A two that was never in the formula: 2 · dw.
  case factor
  /// Rows and columns exchanged: dwᵀ. With a square w no shape gives it away.
  case transposition
  /// A mean in place of the sum over the N examples: dw / N.
  case mean
  /// The gradient that comes from above, dy, left out: xᵀ · 1.
  case upstream

  /// The gradient of w with this mistake in it.
  ///
  /// - Parameters:
  ///   - x: The left factor, [N, K].
  ///   - dy: The gradient of the product, [N, K]; as wide as x, so that all mistakes have a value.
  /// - Returns: What the mistake takes for dw, [K, K].
  public func gradient(_ x: Tensor, dy: Tensor) -> Tensor {
    let dw = x.transposed.matmul(dy)
    switch self {
    case .sign: return -dw
    case .factor: return 2 * dw
    case .transposition: return dw.transposed.tensor
    case .mean: return dw / Scalar(x.shape[0])
    case .upstream: return x.transposed.matmul(Tensor(repeating: 1, shape: dy.shape))
    }
  }
}
