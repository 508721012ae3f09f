import Tensors

/// How far normal distributions are from the standard one: the Kullback–Leibler divergence in closed
/// form.
///
///     forward     KL = 1/N · Σₙₖ ½ · (μ² + σ² − 1 − s)        s = ln σ²
///     backward    dμ = μ / N      ds = ½ · (σ² − 1) / N
///
/// Summed over the K numbers of a code, as divergences of independent parts add up, and averaged over
/// the examples. It is 0 where μ = 0 and σ = 1, and positive everywhere else: it holds the codes of
/// all examples together around the origin, so that a point drawn there can be decoded.
///
/// Shapes: mean and logVariance [N, K].
///
/// - Parameters:
///   - mean: The means μ.
///   - logVariance: The logarithms s of the variances.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The divergence in nats an example, and the way back to the gradients of μ and s.
public func gaussianDivergence(
  mean: Tensor, logVariance: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> (dMean: Tensor, dLogVariance: Tensor)) {
  guard mean.shape == logVariance.shape, mean.rank == 2, mean.count > 0 else {
    mistake(
      "gaussianDivergence: means of shape \(mean.shape), log-variances of shape "
        + "\(logVariance.shape); expected [N, K] twice, not empty", file: file, line: line)
  }
  let variance = exp(logVariance)
  let terms = (mean * mean + variance - 1 - logVariance) * 0.5
  let n = Scalar(mean.shape[0])
  return (
    terms.sum() / n,
    { (mean / n, (variance - 1) * (0.5 / n)) }
  )
}
