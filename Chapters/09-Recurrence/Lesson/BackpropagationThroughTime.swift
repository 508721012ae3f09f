import Tensors

/// The gradients of a recurrent network over one sequence, in columns.
public struct RecurrenceGradient: Sendable {
  /// The gradient of W_hh, [H, H].
  public var stateWeights: Tensor
  /// The gradient of W_xh, [H, D].
  public var inputWeights: Tensor
  /// The gradient of b, [H].
  public var bias: Tensor
  /// The gradient of the inputs, [T, D].
  public var inputs: Tensor
  /// The gradient of the initial state, [H].
  public var initial: Tensor
}

extension RecurrenceByDefinition {
  /// Backpropagation through time, literally: the δ recursion along the steps.
  ///
  ///     δₜ     = (h̄ₜ + W_hhᵀ δₜ₊₁) ⊙ (1 − hₜ²)      δ_T₊₁ = 0
  ///     dW_hh  = Σₜ δₜ hₜ₋₁ᵀ      dW_xh = Σₜ δₜ xₜᵀ      db = Σₜ δₜ
  ///     dxₜ    = W_xhᵀ δₜ         dh₀   = W_hhᵀ δ₁
  ///
  /// where h̄ₜ is ∂L/∂hₜ by way of the output at step t alone. Unrolled, the network is T layers deep
  /// and every layer has the same weights; their gradient is the sum over the layers.
  ///
  /// P. Werbos, 1990. Formula 000-F04.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - states: The states h₀ … h_T.
  ///   - direct: The gradients h̄₁ … h̄_T by way of the outputs, one [H] a step.
  /// - Returns: All gradients.
  public func gradient(_ x: Tensor, states: [Tensor], direct: [Tensor]) -> RecurrenceGradient {
    var gradient = RecurrenceGradient(
      stateWeights: .zeros(stateWeights.shape), inputWeights: .zeros(inputWeights.shape),
      bias: .zeros(bias.shape), inputs: .zeros(x.shape), initial: .zeros(bias.shape))
    for t in stride(from: x.shape[0], through: 1, by: -1) {
      // gradient.initial holds W_hhᵀ δₜ₊₁: what the later steps say about hₜ.
      let delta = (direct[t - 1] + gradient.initial) * (1 - states[t] * states[t])
      addOuterProduct(delta, states[t - 1], to: &gradient.stateWeights)
      addOuterProduct(delta, row(t - 1, of: x), to: &gradient.inputWeights)
      gradient.bias += delta
      let dx = transposedProduct(inputWeights, delta)
      for j in 0..<dx.count { gradient.inputs[t - 1, j] = dx[j] }
      gradient.initial = transposedProduct(stateWeights, delta)
    }
    return gradient
  }
}

private func transposedProduct(_ weights: Tensor, _ y: Tensor) -> Tensor {
  var x = Tensor.zeros([weights.shape[1]])
  for j in 0..<x.count {
    var sum: Scalar = 0
    for i in 0..<y.count { sum += weights[i, j] * y[i] }  // Σᵢ Wᵢⱼ yᵢ
    x[j] = sum
  }
  return x
}

private func addOuterProduct(_ a: Tensor, _ b: Tensor, to sum: inout Tensor) {
  for i in 0..<a.count {
    for j in 0..<b.count { sum[i, j] += a[i] * b[j] }
  }
}
