import Learning
import Tensors

extension RecurrentNetwork {
  /// The loss of long sequences and its gradient by truncated backpropagation through time.
  ///
  ///     chunks of k steps:   forward    h₀ → h_k → h₂ₖ → …      the state is carried on,
  ///                          backward   ∂h_k/∂h₀ counts as 0    the gradient is not
  ///
  /// Each chunk starts from the last state of the one before and takes it for a given number: what an
  /// earlier chunk could have done better is never asked. The memory needed is that of k steps, and no
  /// lag of k steps or more is ever learned on purpose. For k ≥ T nothing is cut off.
  ///
  /// The loss is the mean over all steps, so a chunk weighs as many T-ths as it has steps.
  /// R. Williams and J. Peng, 1990.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - targets: What is wanted at every step, [T, N, M].
  ///   - length: The steps k of a chunk, at least 1; the last may have fewer.
  ///   - initial: The states h₀, [N, H].
  /// - Returns: The mean squared error, the final state [N, H] and the truncated gradient.
  public func truncatedLossAndGradient(
    _ x: Tensor, _ targets: Tensor, chunk length: Int, initial: Tensor
  ) -> (loss: Scalar, final: Tensor, gradient: RecurrentNetwork) {
    guard length > 0 else { mistake("truncatedLossAndGradient: chunks of \(length) steps") }
    let steps = x.shape[0]
    var (mean, state, sum) = (Scalar(0), initial, zero)
    for start in stride(from: 0, to: steps, by: length) {
      let chunk = start..<min(start + length, steps)
      let (loss, final, gradient) = lossAndGradient(
        x.rows(chunk), targets.rows(chunk), initial: state)
      let weight = Scalar(chunk.count) / Scalar(steps)
      mean += weight * loss
      for tensor in tensors { sum[keyPath: tensor] += weight * gradient[keyPath: tensor] }
      state = final  // a value: there is no way back through it
    }
    return (mean, state, sum)
  }

  /// The loss over every step of sequences and its gradient, through all their steps.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - targets: What is wanted at every step, [T, N, M].
  ///   - initial: The states h₀, [N, H].
  /// - Returns: The mean squared error, the final state [N, H] and the gradient.
  public func lossAndGradient(
    _ x: Tensor, _ targets: Tensor, initial: Tensor
  ) -> (loss: Scalar, final: Tensor, gradient: RecurrentNetwork) {
    let rows = x.shape[0] * x.shape[1]
    return lossAndGradient(
      x, targets.reshaped([rows, targets.shape[2]]), at: Array(0..<rows), initial: initial)
  }
}
