import Learning
import Tensors

/// A layer of GRU units over a batch of sequences.
///
///     forward     a = xₜ · W_x + b_x      u = hₜ₋₁ · W_h + b_h      the columns r, z, n side by side
///                 r, z = σ(a_r + u_r), σ(a_z + u_z)                 m = u_n
///                 n = tanh(a_n + r ⊙ m)           hₜ = (1 − z) ⊙ n + z ⊙ hₜ₋₁      yₜ = hₜ
///     backward    da_n = dhₜ ⊙ (1 − z) ⊙ (1 − n²)                  du_n = da_n ⊙ r
///                 da_z = du_z = dhₜ ⊙ (hₜ₋₁ − n) ⊙ z(1 − z)         da_r = du_r = da_n ⊙ m ⊙ r(1 − r)
///                 dhₜ₋₁ = dyₜ₋₁ + dhₜ ⊙ z + du · W_hᵀ
///                 dx = da · W_xᵀ    dW_x = xᵀ · da    db_x = Σ da    dW_h = Σₜ hₜ₋₁ᵀ · du    db_h = Σ du
///
/// Shapes: x [T, N, D], W_x [D, 3·H], W_h [H, 3·H], b_x and b_h [3·H], h [N, H], y [T, N, H].
///
/// Here two biases are needed: the reset gate comes between them.
///
/// Articles: none. K. Cho and others, 2014.
public struct GRU: Parameters {
  /// The weights W_x of the input, [D, 3·H].
  public var inputWeights: Tensor
  /// The weights W_h of the state before, [H, 3·H].
  public var stateWeights: Tensor
  /// The bias b_x, [3·H].
  public var inputBias: Tensor
  /// The bias b_h, [3·H].
  public var stateBias: Tensor

  /// Creates a layer from its parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: The weights W_x, [D, 3·H].
  ///   - stateWeights: The weights W_h, [H, 3·H].
  ///   - inputBias: The bias b_x, [3·H].
  ///   - stateBias: The bias b_h, [3·H].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    inputWeights: Tensor, stateWeights: Tensor, inputBias: Tensor, stateBias: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkGates("GRU", 3, inputWeights, stateWeights, inputBias, stateBias, file: file, line: line)
    self.inputWeights = inputWeights
    self.stateWeights = stateWeights
    self.inputBias = inputBias
    self.stateBias = stateBias
  }

  /// The trainable tensors: W_x, W_h, b_x, b_h.
  public var tensors: [WritableKeyPath<GRU, Tensor>] {
    [\.inputWeights, \.stateWeights, \.inputBias, \.stateBias]
  }

  /// The number H of units.
  public var width: Int { stateWeights.shape[0] }

  /// The states of a batch of sequences, and the way back from their gradients.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The state h₀, [N, H].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The states y = h₁ … h_T, [T, N, H]; the final state; and the function from ∂L/∂y and
  ///   ∂L/∂h_T to the gradients.
  public func forward(
    _ x: Tensor, initial: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, final: Tensor, backward: SequenceBackward<GRU>) {
    checkSequences("GRU", x, inputWeights, [initial], file: file, line: line)
    let (T, N, H) = (x.shape[0], x.shape[1], width)
    let rows = x.reshaped([T * N, x.shape[2]])
    var gates = rows.matmul(inputWeights)  // [T·N, D] · [D, 3·H]: all steps at once
    gates += inputBias
    var states = Tensor(beginningWith: initial, rows: (T + 1) * N)
    var memories = Tensor(beginningWith: .zeros([0, H]), rows: T * N)
    let weights = PackedMatrix(stateWeights)  // once, not at every step
    for t in 0..<T {
      var recurrent = states.matmul(ofRows: t * N..<(t + 1) * N, weights)  // [N, H] · [H, 3·H]
      recurrent += stateBias
      gates.gruStep(t, adding: recurrent, memories: &memories, states: &states)
    }
    let run = Run(gates: gates, memories: memories, states: states)
    return (
      states.rows(N..<(T + 1) * N).reshaped([T, N, H]), states.rows(T * N..<(T + 1) * N),
      { dy, dFinal in
        let (da, du, dInitial) = gradients(of: run, dy, dFinal)  // [T·N, 3·H]
        let gradient = GRU(
          inputWeights: rows.transposed.matmul(da),  // [D, T·N] · [T·N, 3·H]
          stateWeights: run.states.rows(0..<T * N).transposed.matmul(du),  // [H, T·N] · [T·N, 3·H]
          inputBias: da.sumOfRows(), stateBias: du.sumOfRows())
        return (da.matmul(inputWeights.transposed).reshaped(x.shape), dInitial, gradient)
      }
    )
  }

  /// What the way back needs of a forward pass.
  private struct Run {
    let gates: Tensor
    let memories: Tensor
    let states: Tensor
  }

  /// Backpropagation through time: da and du of all steps, [T·N, 3·H], and dh₀.
  private func gradients(
    of run: Run, _ dy: Tensor, _ dFinal: Tensor
  ) -> (da: Tensor, du: Tensor, dInitial: Tensor) {
    let transposed = PackedMatrix(stateWeights.transposed)  // once, not at every step
    let (T, N) = (dy.shape[0], dy.shape[1])
    var dh = dFinal
    let none = Tensor.zeros([0, 3 * width])
    var da = Tensor(beginningWith: none, rows: T * N)
    var du = Tensor(beginningWith: none, rows: T * N)
    for t in (0..<T).reversed() {
      da.gruStepBackward(
        t, recurrent: &du, dy: dy, dNext: &dh, gates: run.gates, memories: run.memories,
        states: run.states)
      dh += du.matmul(ofRows: t * N..<(t + 1) * N, transposed)  // [N, 3·H] · [3·H, H]
    }
    return (da, du, dh)
  }
}
