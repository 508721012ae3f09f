import ExerciseKit
import Tensors

/// The way back through a softmax.
///
///     forward     pᵢ  = e^zᵢ / Σⱼ e^zⱼ               in every row
///     slopes      ∂pⱼ/∂zᵢ = pⱼ · ([i = j] − pᵢ)       in the same row, 0 in any other
///     backward    dzᵢ = Σⱼ dpⱼ · ∂pⱼ/∂zᵢ = pᵢ · (dpᵢ − Σⱼ dpⱼ pⱼ)
///
/// Shapes: p [N, K], the output, whose rows sum to 1; dp = ∂L/∂p and dz have the same. The rows are
/// N examples that know nothing of each other. The loss has divided by N already.
///
/// Chapter 03, and 02 for the proof; article 003 §3.5.5. Useful: `a.sumOfColumns()`, one number a
/// row, [N, K] → [N]; `a.shape`; `a[n, i]`, to read and to write.
///
/// - Parameters:
///   - p: The output of the softmax.
///   - dp: The gradient of that output.
/// - Returns: The gradient dz of the softmax's input.
public func softmaxBackward(_ p: Tensor, _ dp: Tensor) -> Tensor {
  // SOLUTION
  let means = (dp * p).sumOfColumns()  // Σⱼ dpⱼ pⱼ  [N]
  var dz = p
  for n in 0..<p.shape[0] {
    for i in 0..<p.shape[1] { dz[n, i] *= dp[n, i] - means[n] }
  }
  return dz
  // END
}

// HINTS
// No output moves alone: raise one logit, and its probability takes from all the others of its
// row. So every dp of the row has a say in every dz of it.
//
// Form one number a row first: the mean of dp, weighted by p. It is what all classes of the row
// have in common, and shifting all logits alike changes nothing.
//
// dz[n, i] is p[n, i] times (dp[n, i] less the row's sum of dp · p).
