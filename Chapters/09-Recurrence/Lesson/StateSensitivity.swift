import Foundation
import Neurons
import Tensors

/// How much the last state of a sequence still depends on the earlier ones: ‖∂h_T/∂hₜ‖ for every t.
///
///     ∂h_T/∂hₜ = ∏ₛ diag(1 − hₛ²) · W_hᵀ      s = T, T − 1, …, t + 1
///
/// Every step multiplies by one more matrix, nearly the same each time, so that the norm falls or
/// grows like a power of T − t: gradients vanish or explode. Two ways to the same number, and a bound:
/// measured with the layer's backward pass, the product above, and ∏ₛ max(1 − hₛ²) · ‖W_h‖₂, a product
/// of norms, which is more than the norm of the product.
///
/// Y. Bengio, P. Simard and P. Frasconi, 1994; R. Pascanu, T. Mikolov and Y. Bengio, 2013.
public struct StateSensitivity: Sendable {
  /// The spectral norm of ∂h_T/∂hₜ by the backward pass, for t = T, T − 1, …, 0; the first is 1.
  public let measured: [Scalar]
  /// The spectral norm of the product of Jacobians, in the same order.
  public let products: [Scalar]
  /// The product of the norms, in the same order.
  public let bounds: [Scalar]

  /// Measures a layer on one sequence.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - x: The sequence, [T, D].
  ///   - initial: The state h₀, [H].
  public init(of layer: RecurrentLayer, on x: Tensor, initial: Tensor) {
    let (steps, width) = (x.shape[0], initial.count)
    let single = x.reshaped([steps, 1, x.shape[1]])
    let start = initial.reshaped([1, width])
    let states = layer.forward(single, initial: start).y.reshaped([steps, width])
    let all = Tensor.concatenating([start, states], along: 0)  // h₀ … h_T
    var product = identity(width)
    var (products, bounds, measured): ([Scalar], [Scalar], [Scalar]) = ([1], [1], [1])
    for t in (0..<steps).reversed() {
      let slope = all.rows(t + 1..<t + 2).map { 1 - $0 * $0 }  // 1 − hₜ₊₁², [1, H]
      let jacobian = (layer.stateWeights * slope.reshaped([width])).transposed.tensor
      product = product.matmul(jacobian)
      products.append(scaledSpectralNorm(product))
      bounds.append(bounds[bounds.count - 1] * slope.max() * spectralNorm(layer.stateWeights))
      measured.append(
        scaledSpectralNorm(layer.jacobian(of: x.rows(t..<steps), from: row(t, of: all))))
    }
    (self.measured, self.products, self.bounds) = (measured, products, bounds)
  }

  /// The factor a step, by the least squares line through the logarithms of the measured norms.
  public var rate: Scalar {
    let points = measured.enumerated().filter { $0.element > 0 && $0.element.isFinite }
    let meanX = points.reduce(0) { $0 + Scalar($1.offset) } / Scalar(points.count)
    var (covariance, variance) = (Scalar(0), Scalar(0))
    for point in points {
      let x = Scalar(point.offset) - meanX
      covariance += x * log(point.element)
      variance += x * x
    }
    return exp(covariance / variance)
  }
}

extension RecurrentLayer {
  /// The Jacobian ∂h_T/∂h₀ of a sequence, by the backward pass: row i is the gradient of hᵢ at the end.
  ///
  /// The sequence is run as a batch of H copies, and each copy is asked for another unit.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - state: The state h₀, [H].
  /// - Returns: The Jacobian, [H, H].
  public func jacobian(of x: Tensor, from state: Tensor) -> Tensor {
    let width = state.count
    let ones = Tensor(repeating: 1, shape: [width, 1])
    let copies = (0..<x.shape[0]).map { t in ones.matmul(x.rows(t..<t + 1)) }  // H times xₜ
    let batch = Tensor.concatenating([x.rows(0..<0)] + copies, along: 0)
      .reshaped([x.shape[0], width, x.shape[1]])
    let (y, _, backward) = forward(batch, initial: ones.matmul(state.reshaped([1, width])))
    return backward(.zeros(y.shape), identity(width)).dInitial
  }
}

private func identity(_ width: Int) -> Tensor {
  var matrix = Tensor.zeros([width, width])
  for i in 0..<width { matrix[i, i] = 1 }
  return matrix
}

/// The spectral norm of a matrix whose squares may underflow.
private func scaledSpectralNorm(_ matrix: Tensor) -> Scalar {
  let norm = matrix.norm
  return norm > 0 && norm.isFinite ? norm * spectralNorm(matrix / norm) : norm
}
