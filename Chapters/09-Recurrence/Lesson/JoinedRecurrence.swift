import Tensors

/// The same recurrence as article 003 writes it: one matrix for state and input together.
///
///     hₜ = tanh(W [hₜ₋₁, xₜ] + b)      W = [W_hh  W_xh],  shape [H, H + D]
///
/// A block matrix times a vector made of two parts is the sum of the blocks times the parts, so
/// W [h, x] = W_hh h + W_xh x: article 000's formula. The order of the parts fixes which columns of W
/// are which: the state comes first here (E003-12). Article 003 calls the network 递归, recursive;
/// what its formula describes is recurrent, 循环, a chain over time and no tree (E003-05).
///
/// Articles: 003 §3.5.4. Formula 003-F09.
public struct JoinedRecurrence {
  /// The weights W, [H, H + D], those of the state first.
  public var weights: Tensor
  /// The bias b, [H].
  public var bias: Tensor

  /// Creates a network from its parameters.
  ///
  /// - Parameters:
  ///   - weights: The weights W, [H, H + D], those of the state first.
  ///   - bias: The bias b, [H].
  public init(weights: Tensor, bias: Tensor) {
    self.weights = weights
    self.bias = bias
  }

  /// Joins the two matrices of article 000, W = [W_hh  W_xh].
  ///
  /// - Parameter separate: A network in the notation of article 000.
  public init(_ separate: RecurrenceByDefinition) {
    weights = .concatenating([separate.stateWeights, separate.inputWeights], along: 1)
    bias = separate.bias
  }

  /// The two matrices of article 000: the first H columns, and the other D.
  public var separated: RecurrenceByDefinition {
    let (height, width) = (weights.shape[0], weights.shape[1])
    let parts = weights.split(into: [height, width - height], along: 1)
    return RecurrenceByDefinition(stateWeights: parts[0], inputWeights: parts[1], bias: bias)
  }

  /// One step, hₜ = tanh(W [hₜ₋₁, xₜ] + b).
  ///
  /// - Parameter joined: The state and the input one after the other, [H + D].
  /// - Returns: The state hₜ, [H].
  public func step(_ joined: Tensor) -> Tensor {
    var z = Tensor.zeros([bias.count])
    for i in 0..<bias.count {
      var sum = bias[i]
      for j in 0..<joined.count { sum += weights[i, j] * joined[j] }  // Σⱼ Wᵢⱼ [h, x]ⱼ
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
    for t in 0..<x.shape[0] {
      states.append(step(.concatenating([states[t], row(t, of: x)], along: 0)))
    }
    return states
  }
}
