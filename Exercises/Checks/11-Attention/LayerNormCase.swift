import ExerciseKit
import Tensors

/// Rows for layer normalisation, its parameters, and what it makes of them in literal loops.
struct LayerNormCase {
  var x: Tensor
  let gain: Tensor
  let bias: Tensor
  let epsilon: Scalar = 0.1

  init(rows: Int, columns: Int, _ trial: inout Trial) {
    x = 1 + 2 * trial.normal([rows, columns])
    gain = 1.5 + 0.3 * trial.normal([columns])
    bias = trial.normal([columns])
  }

  /// Mean and deviation of a row.
  private func statistics(_ n: Int) -> (mean: Scalar, deviation: Scalar) {
    let width = x.shape[1]
    let mean = (0..<width).reduce(0) { $0 + x[n, $1] } / Scalar(width)
    let variance =
      (0..<width).reduce(0) { $0 + (x[n, $1] - mean) * (x[n, $1] - mean) } / Scalar(width)
    return (mean, (variance + epsilon).squareRoot())
  }

  /// x̂.
  private var normal: Tensor {
    var result = x
    for n in 0..<x.shape[0] {
      let (mean, deviation) = statistics(n)
      for j in 0..<x.shape[1] { result[n, j] = (x[n, j] - mean) / deviation }
    }
    return result
  }

  var y: Tensor { normal * gain + bias }

  /// The gradients, each entry of dx as the sum over all outputs of its row.
  func gradients(_ dy: Tensor) -> (dx: Tensor, dGain: Tensor, dBias: Tensor) {
    let (normal, width) = (normal, x.shape[1])
    var (dx, dGain, dBias) = (0 * x, 0 * gain, 0 * bias)
    for n in 0..<x.shape[0] {
      let deviation = statistics(n).deviation
      for j in 0..<width {
        dGain[j] += dy[n, j] * normal[n, j]
        dBias[j] += dy[n, j]
        var sum: Scalar = 0
        for k in 0..<width {  // ∂x̂ₖ/∂xⱼ = ([j = k] − 1/D − x̂ⱼ x̂ₖ/D)/σ
          let slope = (j == k ? 1 : 0) - (1 + normal[n, j] * normal[n, k]) / Scalar(width)
          sum += dy[n, k] * gain[k] * slope / deviation
        }
        dx[n, j] = sum
      }
    }
    return (dx, dGain, dBias)
  }
}
