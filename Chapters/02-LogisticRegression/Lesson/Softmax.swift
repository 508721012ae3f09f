import Foundation
import Tensors

/// The softmax of one example, as it is printed: positive numbers that sum to 1.
///
///     pᵢ = e^zᵢ / Σⱼ e^zⱼ
///
/// Right on paper, but e^zᵢ overflows from z = 710 on (89 in Float), and ∞ ÷ ∞ is NaN (E003-32).
/// `softmax` computes the same without that.
///
/// Articles: 003 §3.5.5. Formula 003-F11.
///
/// - Parameter z: The logits of one example, [K].
/// - Returns: The probabilities p, [K].
public func softmaxByDefinition(_ z: Tensor) -> Tensor {
  var sum: Scalar = 0
  for j in 0..<z.count { sum += exp(z[j]) }  // Σⱼ e^zⱼ
  var p = Tensor.zeros([z.count])
  for i in 0..<z.count { p[i] = exp(z[i]) / sum }
  return p
}

/// The softmax of every row: positive numbers that sum to 1.
///
///     pᵢ = e^(zᵢ − m) / Σⱼ e^(zⱼ − m),   m = maxⱼ zⱼ
///
/// Taking out the largest logit changes nothing, since softmax is shift-invariant, and keeps every
/// power at or below 1; the printed formula overflows at z = 710 (E003-32). `softmaxOfColumns` in
/// Tensors does this for a whole batch.
///
/// Articles: 003 §3.5.5, and the last layer of 000 §4.2 and 001 §5.1. Formulas 003-F11, 000-C02f,
/// 001-C01d. Not a "soft threshold" as printed there (E003-13).
///
/// - Parameter logits: The logits z, [N, K].
/// - Returns: The probabilities p, [N, K].
public func softmax(_ logits: Tensor) -> Tensor {
  _ = matrixShape(logits, "softmax")
  return logits.softmaxOfColumns()
}

/// The softmax as a layer of its own, for where no cross-entropy follows it, as in attention.
///
///     forward     p  = softmax(z)
///     backward    dzᵢ = pᵢ · (dpᵢ − Σⱼ dpⱼ pⱼ)
///
/// Why: pᵢ depends on every zⱼ of its row, ∂pᵢ/∂zⱼ = pᵢ · ([i = j] − pⱼ). Times dp, the matrix needs
/// never be formed: each row's mean of dp, weighted by p, is taken off before scaling by p.
///
/// Articles: 003 §3.5.5. Formula 003-F11. Not element by element, as 004 §3.1.2 has it (E004-06).
public struct Softmax {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The probabilities of a batch of logits [N, K], and the way back from ∂L/∂p.
  ///
  /// - Parameter z: The logits, [N, K].
  /// - Returns: The probabilities [N, K], and the function from dp to dz.
  public func forward(_ z: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let p = softmax(z)
    return (
      p,
      { dp in
        let means = (dp * p).sumOfColumns()  // Σⱼ dpⱼ pⱼ  [N]
        var dz = dp
        for n in 0..<p.shape[0] {
          for i in 0..<p.shape[1] { dz[n, i] = p[n, i] * (dp[n, i] - means[n]) }
        }
        return dz
      }
    )
  }
}

/// The lengths N and K of a matrix; any other tensor is a mistake.
func matrixShape(
  _ x: Tensor, _ operation: String, _ file: StaticString = #fileID, _ line: UInt = #line
) -> (Int, Int) {
  guard x.rank == 2 else {
    mistake("\(operation): expected [N, K], found shape \(x.shape)", file: file, line: line)
  }
  return (x.shape[0], x.shape[1])
}
