import Foundation
import Tensors

/// One gate of an LSTM: weights for the input, weights for the state before, a bias.
///
///     z = W x + U h₋ + b      in columns: W [H, D], U [H, H], b [H]
public struct Gate: Sendable {
  /// The weights W of the input, [H, D].
  public var inputWeights: Tensor
  /// The weights U of the state before, [H, H].
  public var stateWeights: Tensor
  /// The bias b, [H].
  public var bias: Tensor

  /// Creates a gate from its parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: The weights W, [H, D].
  ///   - stateWeights: The weights U, [H, H].
  ///   - bias: The bias b, [H].
  public init(inputWeights: Tensor, stateWeights: Tensor, bias: Tensor) {
    self.inputWeights = inputWeights
    self.stateWeights = stateWeights
    self.bias = bias
  }

  /// The pre-activation z of one unit.
  func sum(_ k: Int, _ x: Tensor, _ h: Tensor) -> Scalar {
    var z = bias[k]
    for j in 0..<x.count { z += inputWeights[k, j] * x[j] }  // Σⱼ Wₖⱼ xⱼ
    for j in 0..<h.count { z += stateWeights[k, j] * h[j] }  // Σⱼ Uₖⱼ h₋ⱼ
    return z
  }
}

/// An LSTM for one sequence, gate by gate and number by number.
///
///     i = σ(W_i x + U_i h₋ + b_i)         what is let in
///     f = σ(W_f x + U_f h₋ + b_f)         what is kept
///     g = tanh(W_g x + U_g h₋ + b_g)      what might be let in
///     o = σ(W_o x + U_o h₋ + b_o)         what is shown
///     c = f ⊙ c₋ + i ⊙ g
///     h = o ⊙ tanh c
///
/// Four small networks look at the input and at the state before. The cell c is a sum: what came in
/// stays, as long as f is near 1, and its gradient stays with it. That is the whole invention.
///
/// Articles: 001 §5.2 by name. Formula 001-C02b. S. Hochreiter and J. Schmidhuber, 1997; the gate f is
/// that of F. Gers, J. Schmidhuber and F. Cummins, 2000.
public struct LSTMByDefinition: Sendable {
  /// The input gate i.
  public var input: Gate
  /// The forget gate f.
  public var forget: Gate
  /// The candidate g.
  public var candidate: Gate
  /// The output gate o.
  public var output: Gate

  /// Creates a network from its gates.
  ///
  /// - Parameters:
  ///   - input: The input gate i.
  ///   - forget: The forget gate f.
  ///   - candidate: The candidate g.
  ///   - output: The output gate o.
  public init(input: Gate, forget: Gate, candidate: Gate, output: Gate) {
    self.input = input
    self.forget = forget
    self.candidate = candidate
    self.output = output
  }

  /// What happens in one step: the gates, the cell and the state, each [H].
  public struct Step: Sendable {
    /// The gates i, f, g and o after their activations.
    public var (i, f, g, o): (Tensor, Tensor, Tensor, Tensor)
    /// The cell c.
    public var cell: Tensor
    /// The state h.
    public var state: Tensor
  }

  /// One step.
  ///
  /// - Parameters:
  ///   - x: The input, [D].
  ///   - state: The state before, [H].
  ///   - cell: The cell before, [H].
  /// - Returns: The gates, the new cell and the new state.
  public func step(_ x: Tensor, state: Tensor, cell: Tensor) -> Step {
    let none = Tensor.zeros([state.count])
    var step = Step(i: none, f: none, g: none, o: none, cell: none, state: none)
    for k in 0..<state.count {
      let i = sigmoid(input.sum(k, x, state))
      let f = sigmoid(forget.sum(k, x, state))
      let g = tanh(candidate.sum(k, x, state))
      let o = sigmoid(output.sum(k, x, state))
      let c = f * cell[k] + i * g
      (step.i[k], step.f[k], step.g[k], step.o[k]) = (i, f, g, o)
      step.cell[k] = c
      step.state[k] = o * tanh(c)
    }
    return step
  }

  /// All steps of a sequence.
  ///
  /// - Parameters:
  ///   - x: The sequence, [T, D].
  ///   - state: The state h₀, [H].
  ///   - cell: The cell c₀, [H].
  /// - Returns: The T steps.
  public func steps(_ x: Tensor, state: Tensor, cell: Tensor) -> [Step] {
    var steps: [Step] = []
    for t in 0..<x.shape[0] {
      steps.append(
        step(row(t, of: x), state: steps.last?.state ?? state, cell: steps.last?.cell ?? cell))
    }
    return steps
  }
}

/// Row t of a matrix as a vector.
func row(_ t: Int, of x: Tensor) -> Tensor { x.rows(t..<t + 1).reshaped([x.shape[1]]) }
