import Tensors

/// Layer normalisation of one row, as it is defined.
///
///     μ = 1/D · Σᵢ xᵢ      σ² = 1/D · Σᵢ (xᵢ − μ)²      yᵢ = gᵢ · (xᵢ − μ)/√(σ² + ε) + bᵢ
///
/// What `LayerNormalization` has to agree with. Shapes: x, g, b and y [D].
///
/// - Parameters:
///   - x: The row.
///   - gain: The gains g.
///   - bias: The biases b.
///   - epsilon: The number ε under the root.
/// - Returns: The row y.
public func layerNormalizationByDefinition(
  _ x: Tensor, gain: Tensor, bias: Tensor, epsilon: Scalar = 1e-5
) -> Tensor {
  let count = Scalar(x.count)
  var (mean, variance): (Scalar, Scalar) = (0, 0)
  for i in 0..<x.count { mean += x[i] / count }
  for i in 0..<x.count { variance += (x[i] - mean) * (x[i] - mean) / count }
  var y = x
  for i in 0..<x.count {
    y[i] = gain[i] * (x[i] - mean) / (variance + epsilon).squareRoot() + bias[i]
  }
  return y
}
