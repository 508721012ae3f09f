import Foundation
import Tensors

/// The gradients of an LSTM over one sequence.
public struct LSTMGradient: Sendable {
  /// The gradients of the four gates' parameters.
  public var gates: LSTMByDefinition
  /// The gradient of the inputs, [T, D].
  public var inputs: Tensor
  /// The gradient of the initial state, [H].
  public var state: Tensor
  /// The gradient of the initial cell, [H].
  public var cell: Tensor
}

extension LSTMByDefinition {
  /// Backpropagation through time, step by step from the last, unit by unit.
  ///
  ///     dh  = h̄ + Σ over the gates of step t + 1 of Uᵀ δ
  ///     dc  = dh ⊙ o ⊙ (1 − tanh² c) + dc₊ ⊙ f₊
  ///     δ_i = dc ⊙ g ⊙ i(1 − i)         δ_f = dc ⊙ c₋ ⊙ f(1 − f)
  ///     δ_g = dc ⊙ i ⊙ (1 − g²)         δ_o = dh ⊙ tanh c ⊙ o(1 − o)
  ///     dW  = Σₜ δ xᵀ     dU = Σₜ δ h₋ᵀ     db = Σₜ δ     dx = Σ over the gates of Wᵀ δ
  ///
  /// where h̄ is ∂L/∂h by way of the output at step t alone, and + marks the step after. The cell has two
  /// ways to the loss: through its state now, and through f into the next cell. The second is the one
  /// that does not pass a matrix or a slope, and carries gradients far.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - state: The state h₀, [H].
  ///   - cell: The cell c₀, [H].
  ///   - direct: The gradients h̄, one [H] a step.
  /// - Returns: All gradients.
  public func gradient(
    _ x: Tensor, state: Tensor, cell: Tensor, direct: [Tensor]
  ) -> LSTMGradient {
    let steps = steps(x, state: state, cell: cell)
    var gradient = LSTMGradient(
      gates: zero, inputs: .zeros(x.shape), state: .zeros(state.shape), cell: .zeros(cell.shape))
    for t in steps.indices.reversed() {
      let step = steps[t]
      let (h, c) = t == 0 ? (state, cell) : (steps[t - 1].state, steps[t - 1].cell)
      let deltas = deltas(step, before: c, dh: direct[t] + gradient.state, dc: &gradient.cell)
      gradient.state = .zeros(state.shape)
      for (gate, delta) in zip(LSTMByDefinition.gates, deltas) {
        add(delta, row(t, of: x), h, to: &gradient.gates[keyPath: gate])
        for k in 0..<delta.count {
          for j in 0..<h.count {
            gradient.state[j] += self[keyPath: gate].stateWeights[k, j] * delta[k]
          }
          for j in 0..<x.shape[1] {
            gradient.inputs[t, j] += self[keyPath: gate].inputWeights[k, j] * delta[k]
          }
        }
      }
    }
    return gradient
  }

  /// The places of the gates, in the order i, f, g, o.
  static var gates: [WritableKeyPath<LSTMByDefinition, Gate>] {
    [\.input, \.forget, \.candidate, \.output]
  }

  /// The gradients δ of the pre-activations of i, f, g and o; and dc for the step before.
  private func deltas(_ s: Step, before c: Tensor, dh: Tensor, dc: inout Tensor) -> [Tensor] {
    let none = Tensor.zeros(dh.shape)
    var (di, df, dg, dO) = (none, none, none, none)
    for k in 0..<dh.count {
      let squashed = tanh(s.cell[k])
      dc[k] += dh[k] * s.o[k] * (1 - squashed * squashed)
      di[k] = dc[k] * s.g[k] * s.i[k] * (1 - s.i[k])
      df[k] = dc[k] * c[k] * s.f[k] * (1 - s.f[k])
      dg[k] = dc[k] * s.i[k] * (1 - s.g[k] * s.g[k])
      dO[k] = dh[k] * squashed * s.o[k] * (1 - s.o[k])
      dc[k] *= s.f[k]
    }
    return [di, df, dg, dO]
  }

  private var zero: LSTMByDefinition {
    var network = self
    for gate in LSTMByDefinition.gates {
      network[keyPath: gate] = Gate(
        inputWeights: .zeros(input.inputWeights.shape),
        stateWeights: .zeros(input.stateWeights.shape), bias: .zeros(input.bias.shape))
    }
    return network
  }
}

private func add(_ delta: Tensor, _ x: Tensor, _ h: Tensor, to gate: inout Gate) {
  for k in 0..<delta.count {
    for j in 0..<x.count { gate.inputWeights[k, j] += delta[k] * x[j] }
    for j in 0..<h.count { gate.stateWeights[k, j] += delta[k] * h[j] }
    gate.bias[k] += delta[k]
  }
}
