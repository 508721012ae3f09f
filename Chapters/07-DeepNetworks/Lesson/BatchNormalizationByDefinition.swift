import Tensors

/// Batch normalisation in training, feature by feature and example by example.
///
///     μⱼ = 1/N Σₙ xₙⱼ     vⱼ = 1/N Σₙ (xₙⱼ − μⱼ)²     yₙⱼ = γⱼ (xₙⱼ − μⱼ)/√(vⱼ + ε) + βⱼ
///
/// Shapes: x and y [N, M], γ and β [M].
///
/// Articles: 002 §3.4, in words: "normalise the input of every layer" leaves out over what, ε, γ and
/// β, and what happens in use (E002-05). Formula 002-T13.
///
/// - Parameters:
///   - x: The batch, [N, M], N ≥ 2.
///   - scale: The scales γ, [M].
///   - shift: The shifts β, [M].
///   - epsilon: The number ε that keeps a constant feature from being divided by 0.
/// - Returns: The batch normalised, [N, M].
public func batchNormalizationByDefinition(
  _ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Scalar = 1e-5
) -> Tensor {
  let (n, m) = (x.shape[0], x.shape[1])
  var y = Tensor.zeros([n, m])
  for j in 0..<m {
    var sum: Scalar = 0
    for i in 0..<n { sum += x[i, j] }
    let mean = sum / Scalar(n)  // μⱼ
    var squares: Scalar = 0
    for i in 0..<n { squares += (x[i, j] - mean) * (x[i, j] - mean) }
    let variance = squares / Scalar(n)  // vⱼ, divided by N and not by N − 1
    for i in 0..<n {
      let normal = (x[i, j] - mean) / (variance + epsilon).squareRoot()  // x̂ₙⱼ
      y[i, j] = scale[j] * normal + shift[j]
    }
  }
  return y
}
