import Learning
import Tensors

/// A layer of LSTM units over a batch of sequences.
///
///     forward     z = xₜ · W_x + b_x + hₜ₋₁ · W_h + b_h            the four gates side by side
///                 i, f, o = σ(z_i), σ(z_f), σ(z_o)      g = tanh z_g
///                 cₜ = f ⊙ cₜ₋₁ + i ⊙ g                 hₜ = o ⊙ tanh cₜ      yₜ = hₜ
///     backward    dhₜ = dyₜ + dzₜ₊₁ · W_hᵀ              dcₜ = dhₜ ⊙ o ⊙ (1 − tanh² cₜ) + dcₜ₊₁ ⊙ fₜ₊₁
///                 dz_i = dcₜ ⊙ g ⊙ i(1 − i)             dz_f = dcₜ ⊙ cₜ₋₁ ⊙ f(1 − f)
///                 dz_g = dcₜ ⊙ i ⊙ (1 − g²)             dz_o = dhₜ ⊙ tanh cₜ ⊙ o(1 − o)
///                 dx = dz · W_xᵀ     dW_x = xᵀ · dz     dW_h = Σₜ hₜ₋₁ᵀ · dzₜ     db_x = db_h = Σ dz
///
/// Shapes: x [T, N, D], W_x [D, 4·H], W_h [H, 4·H], b_x and b_h [4·H], h and c [N, H], y [T, N, H]; the
/// columns of the gates in the order i, f, g, o.
///
/// Only hₜ₋₁ · W_h has to wait for the step before, and it is one product for all four gates; the
/// input's part is one product for all steps. What is left for a step is one pass over its units,
/// `lstmStep`. One bias would do: the two only ever occur as their sum. There are two because the
/// program of the article has them, and because an optimizer that normalises gradients moves each by
/// its full step: two biases learn twice as fast as one.
///
/// Articles: 001 §5.2. Formula 001-C02b.
public struct LSTM: Parameters {
  /// The weights W_x of the input, [D, 4·H].
  public var inputWeights: Tensor
  /// The weights W_h of the state before, [H, 4·H].
  public var stateWeights: Tensor
  /// The bias b_x, [4·H].
  public var inputBias: Tensor
  /// The bias b_h, [4·H].
  public var stateBias: Tensor

  /// What an LSTM knows of the past.
  public struct State: Sendable, Equatable {
    /// What it shows, h, [N, H].
    public var state: Tensor
    /// What it keeps, c, [N, H].
    public var cell: Tensor

    /// Creates a state from its two parts.
    ///
    /// - Parameters:
    ///   - state: The part h, [N, H].
    ///   - cell: The part c, [N, H].
    public init(state: Tensor, cell: Tensor) {
      self.state = state
      self.cell = cell
    }
  }

  /// Creates a layer from its parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: The weights W_x, [D, 4·H].
  ///   - stateWeights: The weights W_h, [H, 4·H].
  ///   - inputBias: The bias b_x, [4·H].
  ///   - stateBias: The bias b_h, [4·H].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    inputWeights: Tensor, stateWeights: Tensor, inputBias: Tensor, stateBias: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkGates(
      "LSTM", 4, inputWeights, stateWeights, inputBias, stateBias, file: file, line: line)
    self.inputWeights = inputWeights
    self.stateWeights = stateWeights
    self.inputBias = inputBias
    self.stateBias = stateBias
  }

  /// The trainable tensors: W_x, W_h, b_x, b_h.
  public var tensors: [WritableKeyPath<LSTM, Tensor>] {
    [\.inputWeights, \.stateWeights, \.inputBias, \.stateBias]
  }

  /// The number H of units.
  public var width: Int { stateWeights.shape[0] }

  /// The states of a batch of sequences, and the way back from their gradients.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The state h₀ and the cell c₀, [N, H] each.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The states y = h₁ … h_T, [T, N, H]; the final state; and the function from ∂L/∂y and
  ///   those of the final state to the gradients.
  public func forward(
    _ x: Tensor, initial: State, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, final: State, backward: SequenceBackward<LSTM>) {
    checkSequences("LSTM", x, inputWeights, [initial.state, initial.cell], file: file, line: line)
    let (T, N, H) = (x.shape[0], x.shape[1], width)
    let rows = x.reshaped([T * N, x.shape[2]])
    let bias = inputBias + stateBias
    var gates = rows.matmul(inputWeights)  // [T·N, D] · [D, 4·H]: all steps at once
    var states = Tensor(beginningWith: initial.state, rows: (T + 1) * N)
    var cells = Tensor(beginningWith: initial.cell, rows: (T + 1) * N)
    let weights = PackedMatrix(stateWeights)  // once, not at every step
    for t in 0..<T {
      let recurrent = states.matmul(ofRows: t * N..<(t + 1) * N, weights)  // [N, H] · [H, 4·H]
      gates.lstmStep(t, adding: recurrent, bias, cells: &cells, states: &states)
    }
    let run = Run(rows: rows, gates: gates, states: states, cells: cells, initial: initial)
    let last = T * N..<(T + 1) * N
    return (
      states.rows(N..<(T + 1) * N).reshaped([T, N, H]),
      State(state: states.rows(last), cell: cells.rows(last)),
      { dy, dFinal in
        let (dz, dInitial) = gradients(of: run, dy, dFinal)  // [T·N, 4·H]
        let bias = dz.sumOfRows()
        let gradient = LSTM(
          inputWeights: rows.transposed.matmul(dz),  // [D, T·N] · [T·N, 4·H]
          stateWeights: run.states.rows(0..<T * N).transposed.matmul(dz),  // [H, T·N] · [T·N, 4·H]
          inputBias: bias, stateBias: bias)
        return (dz.matmul(inputWeights.transposed).reshaped(x.shape), dInitial, gradient)
      }
    )
  }

  /// What the way back needs of a forward pass.
  private struct Run {
    let rows: Tensor
    let gates: Tensor
    let states: Tensor
    let cells: Tensor
    let initial: State
  }

  /// Backpropagation through time: dz of all steps, [T·N, 4·H], and those of the initial state.
  private func gradients(
    of run: Run, _ dy: Tensor, _ dFinal: State
  ) -> (dz: Tensor, dInitial: State) {
    let transposed = PackedMatrix(stateWeights.transposed)  // once, not at every step
    let (T, N) = (dy.shape[0], dy.shape[1])
    var (dh, dc) = (dFinal.state, dFinal.cell)
    var dz = Tensor(beginningWith: .zeros([0, 4 * width]), rows: T * N)
    for t in (0..<T).reversed() {
      dz.lstmStepBackward(
        t, dy: dy, dNext: dh, dCell: &dc, gates: run.gates, cells: run.cells)
      dh = dz.matmul(ofRows: t * N..<(t + 1) * N, transposed)  // [N, 4·H] · [4·H, H]
    }
    return (dz, State(state: dh, cell: dc))
  }
}
