import ExerciseKit
import Tensors

/// Batch normalisation, in training and in use.
///
///     training      μ = mean over the batch      v = mean of (x − μ)²
///                   y = γ ⊙ (x − μ)/√(v + ε) + β
///                   running mean     ← 0.9 · running mean     + 0.1 · μ
///                   running variance ← 0.9 · running variance + 0.1 · v · N/(N − 1)
///     evaluation    y = γ ⊙ (x − running mean)/√(running variance + ε) + β, all else unchanged
///
/// Every feature is normalised for itself, over the examples. The momentum, 0.1 above, is the share
/// of the newest batch. A single example is its own mean: in training with N = 1 return
/// `Tensor.empty` for y, and the running statistics as they were. In evaluation any N will do.
///
/// Shapes: x and y [N, M]; γ, β, μ, v and the running statistics [M].
///
/// Chapter 07; article 002 §3.4, in words. Useful: `x.meanOfRows()`, `sqrt(v + epsilon)`; a row [M]
/// meets every row of [N, M].
///
/// - Parameters:
///   - x: The batch.
///   - scale: The scales γ.
///   - shift: The shifts β.
///   - runningMean: The running mean.
///   - runningVariance: The running variance.
///   - momentum: The share of the newest batch in the running statistics.
///   - epsilon: The number ε under the root.
///   - isTraining: Whether the batch supplies mean and variance.
/// - Returns: The output y and the new running statistics.
public func batchNormForward(
  _ x: Tensor, scale: Tensor, shift: Tensor, runningMean: Tensor, runningVariance: Tensor,
  momentum: Scalar, epsilon: Scalar, isTraining: Bool
) -> (y: Tensor, runningMean: Tensor, runningVariance: Tensor) {
  // SOLUTION
  if !isTraining {
    let normal = (x - runningMean) / sqrt(runningVariance + epsilon)
    return (normal * scale + shift, runningMean, runningVariance)
  }
  let n = Scalar(x.shape[0])
  if n == 1 { return (.empty, runningMean, runningVariance) }
  let mean = x.meanOfRows()
  let centred = x - mean
  let variance = (centred * centred).meanOfRows()
  return (
    centred / sqrt(variance + epsilon) * scale + shift,
    (1 - momentum) * runningMean + momentum * mean,
    (1 - momentum) * runningVariance + momentum * variance * n / (n - 1)
  )
  // END
}

// HINTS
// Three cases: in use the batch has no say; in training it supplies mean and variance; and with a
// single example it cannot.
//
// Mean and variance run over the rows, so that each feature has one. The batch is divided by the
// root of its own variance, the running one takes the variance times N/(N − 1).
//
// x.meanOfRows() is the mean, and the mean of the rows of (x - mean) squared the variance; a
// running statistic is (1 - momentum) times the old one plus momentum times that of the batch.
