import Foundation
import Tensors

/// A GRU for one sequence, gate by gate and number by number.
///
///     r = σ(W_r x + U_r h₋ + b_r)                  what of the past the candidate sees
///     z = σ(W_z x + U_z h₋ + b_z)                  what is kept
///     n = tanh(W_n x + b_n + r ⊙ (U_n h₋ + b_m))   what might take its place
///     h = (1 − z) ⊙ n + z ⊙ h₋
///
/// Two gates instead of three, and no cell: the state itself is the sum that is kept. The reset gate
/// acts on the product U_n h₋ with a bias b_m of its own, as the frameworks have it; in the paper it
/// acts on h₋ before the product. Their z keeps, the paper's lets in: 1 − z there is z here.
///
/// K. Cho and others, 2014.
public struct GRUByDefinition: Sendable {
  /// The reset gate r.
  public var reset: Gate
  /// The update gate z.
  public var update: Gate
  /// The candidate n, with the bias b_n of its input's part.
  public var candidate: Gate
  /// The bias b_m of the candidate's recurrent part, [H].
  public var memoryBias: Tensor

  /// Creates a network from its gates.
  ///
  /// - Parameters:
  ///   - reset: The reset gate r.
  ///   - update: The update gate z.
  ///   - candidate: The candidate n, with the bias b_n.
  ///   - memoryBias: The bias b_m, [H].
  public init(reset: Gate, update: Gate, candidate: Gate, memoryBias: Tensor) {
    self.reset = reset
    self.update = update
    self.candidate = candidate
    self.memoryBias = memoryBias
  }

  /// One step.
  ///
  /// - Parameters:
  ///   - x: The input, [D].
  ///   - state: The state before, [H].
  /// - Returns: The new state, [H].
  public func step(_ x: Tensor, state: Tensor) -> Tensor {
    var h = Tensor.zeros(state.shape)
    for k in 0..<state.count {
      let r = sigmoid(reset.sum(k, x, state))
      let z = sigmoid(update.sum(k, x, state))
      var m = memoryBias[k]
      for j in 0..<state.count { m += candidate.stateWeights[k, j] * state[j] }  // Σⱼ Uₖⱼ h₋ⱼ
      var a = candidate.bias[k]
      for j in 0..<x.count { a += candidate.inputWeights[k, j] * x[j] }  // Σⱼ Wₖⱼ xⱼ
      let n = tanh(a + r * m)
      h[k] = (1 - z) * n + z * state[k]
    }
    return h
  }

  /// All states of a sequence after the initial one.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - state: The state h₀, [H].
  /// - Returns: The states h₁ … h_T.
  public func states(_ x: Tensor, from state: Tensor) -> [Tensor] {
    var states: [Tensor] = []
    for t in 0..<x.shape[0] {
      states.append(step(row(t, of: x), state: states.last ?? state))
    }
    return states
  }
}
