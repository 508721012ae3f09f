import Foundation
import Tensors

/// The Kullback–Leibler divergence of a distribution p from another, q.
///
///     forward     L  = 1/N · Σₙ Σᵢ pₙᵢ (ln pₙᵢ − ln qₙᵢ),   0 · ln 0 = 0
///     backward    dq = −1/N · p / q
///
/// The extra nats that it costs to describe what follows p with a code made for q: 0 when they are
/// equal, never negative, and infinite when q rules out what p allows. The order matters. The
/// cross-entropy is the same but for the entropy of p, which no q can change: both have the same
/// gradient, and for one-hot p both are one number.
///
/// p holds the targets and gets no gradient. Shapes: p and q [N, K], rows that sum to 1, N ≥ 1.
///
/// Beyond the articles. S. Kullback and R. Leibler, "On information and sufficiency", Annals of
/// Mathematical Statistics 22 (1951).
///
/// - Parameters:
///   - p: The distributions p, the truth, [N, K].
///   - q: The distributions q, the predictions, [N, K].
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The mean divergence in nats, and the way back to the gradient of q.
public func klDivergence(
  of p: Tensor, from q: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  guard p.rank == 2, p.shape == q.shape, p.count > 0 else {
    mistake(
      "klDivergence: distributions of shape \(p.shape) and \(q.shape); expected [N, K] twice",
      file: file, line: line)
  }
  let count = Scalar(p.shape[0])
  let costs = p.map(with: q) { p, q in p == 0 ? 0 : p * (log(p) - log(q)) }
  return (
    costs.sum() / count,
    { p.map(with: q) { p, q in p == 0 ? 0 : -p / q / count } }
  )
}
