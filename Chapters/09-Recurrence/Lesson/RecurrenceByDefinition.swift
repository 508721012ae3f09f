import Tensors

/// A recurrent network as article 000 writes it: one sequence, in columns, step by step.
///
///     hₜ = tanh(W_hh hₜ₋₁ + W_xh xₜ + b)      t = 1 … T, from a given h₀
///     oₜ = W_hy hₜ + b_y,   yₜ = g(oₜ)
///
/// The same three parameters serve every step: that is the recurrent connection, and the hidden
/// state hₜ is all that the network knows about the past. The output has a function g of its own: the
/// identity for numbers, softmax for classes. Article 000 takes the hidden f for both, which confines
/// every answer to (−1, 1) (E000-03); and it does not say that there is an h₀.
///
/// Shapes: W_hh [H, H], W_xh [H, D], b [H], W_hy [M, H], b_y [M]; a sequence x [T, D]. Loops over
/// single numbers, as the formulas have them; `RecurrentLayer` does the same for a batch of rows.
///
/// Articles: 000 §3.2, §3.3. Formulas 000-T05, 000-F04, 000-F05.
public struct RecurrenceByDefinition {
  /// The weights W_hh from the state before, [H, H].
  public var stateWeights: Tensor
  /// The weights W_xh from the input, [H, D].
  public var inputWeights: Tensor
  /// The bias b, [H].
  public var bias: Tensor

  /// Creates a network from its parameters.
  ///
  /// - Parameters:
  ///   - stateWeights: The weights W_hh, [H, H].
  ///   - inputWeights: The weights W_xh, [H, D].
  ///   - bias: The bias b, [H].
  public init(stateWeights: Tensor, inputWeights: Tensor, bias: Tensor) {
    self.stateWeights = stateWeights
    self.inputWeights = inputWeights
    self.bias = bias
  }

  /// One step, hₜ = tanh(W_hh hₜ₋₁ + W_xh xₜ + b).
  ///
  /// - Parameters:
  ///   - state: The state hₜ₋₁, [H].
  ///   - input: The input xₜ, [D].
  /// - Returns: The state hₜ, [H].
  public func step(_ state: Tensor, _ input: Tensor) -> Tensor {
    var z = Tensor.zeros([state.count])
    for i in 0..<state.count {
      var sum = bias[i]
      for j in 0..<state.count { sum += stateWeights[i, j] * state[j] }  // Σⱼ W_hhᵢⱼ hₜ₋₁ⱼ
      for j in 0..<input.count { sum += inputWeights[i, j] * input[j] }  // Σⱼ W_xhᵢⱼ xₜⱼ
      z[i] = sum
    }
    return tanh(z)
  }

  /// All states of a sequence, the initial one first.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - initial: The state h₀, [H].
  /// - Returns: The T + 1 states h₀ … h_T.
  public func states(_ x: Tensor, initial: Tensor) -> [Tensor] {
    var states = [initial]
    for t in 0..<x.shape[0] { states.append(step(states[t], row(t, of: x))) }
    return states
  }

  /// The output pre-activations oₜ = W_hy hₜ + b_y; g(oₜ) is the answer at step t.
  ///
  /// - Parameters:
  ///   - states: The states h₀ … h_T.
  ///   - weights: The weights W_hy, [M, H].
  ///   - bias: The bias b_y, [M].
  /// - Returns: One vector [M] for each of the steps 1 … T.
  public static func outputs(of states: [Tensor], weights: Tensor, bias: Tensor) -> [Tensor] {
    states.dropFirst().map { state in
      var output = bias
      for k in 0..<bias.count {
        var sum = bias[k]
        for j in 0..<state.count { sum += weights[k, j] * state[j] }  // Σⱼ W_hyₖⱼ hₜⱼ
        output[k] = sum
      }
      return output
    }
  }
}

/// Row t of a matrix as a vector.
func row(_ t: Int, of x: Tensor) -> Tensor { x.rows(t..<t + 1).reshaped([x.shape[1]]) }
