import Learning
import Tensors

/// A recurrent layer over a batch of sequences: the state after every step.
///
///     forward     hₜ = tanh(xₜ · W_x + hₜ₋₁ · W_h + b)         t = 1 … T,  yₜ = hₜ
///     backward    dhₜ = dyₜ + dzₜ₊₁ · W_hᵀ                      dh_T = dy_T + dFinal
///                 dzₜ = dhₜ ⊙ (1 − hₜ²)
///                 dxₜ = dzₜ · W_xᵀ     dh₀ = dz₁ · W_hᵀ
///                 dW_x = Σₜ xₜᵀ · dzₜ   dW_h = Σₜ hₜ₋₁ᵀ · dzₜ   db = Σₜₙ dzₜₙ
///
/// Shapes: x [T, N, D], W_x [D, H], W_h [H, H], b [H], h₀ and h_T [N, H], y [T, N, H].
///
/// Only hₜ₋₁ · W_h has to wait for the step before. Everything else is one product for all steps: rows
/// of a [T, N, D] tensor are rows of a [T·N, D] matrix, and the sums over t in the gradients are the
/// sums over rows of which a matrix product consists.
///
/// Articles: 000 §3.3 (columns, W_xh = W_xᵀ, W_hh = W_hᵀ), 003 §3.5.4. Formulas 000-F04, 003-F09.
/// J. Elman, 1990.
public struct RecurrentLayer: Parameters {
  /// The weights W_x of the input, [D, H].
  public var inputWeights: Tensor
  /// The weights W_h of the state before, [H, H].
  public var stateWeights: Tensor
  /// The bias b, [H].
  public var bias: Tensor

  /// Creates a layer from its parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: The weights W_x, [D, H].
  ///   - stateWeights: The weights W_h, [H, H].
  ///   - bias: The bias b, [H].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    inputWeights: Tensor, stateWeights: Tensor, bias: Tensor,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = bias.count
    guard inputWeights.rank == 2, inputWeights.shape[1] == width,
      stateWeights.shape == [width, width], bias.rank == 1
    else {
      mistake(
        "RecurrentLayer: input weights of shape \(inputWeights.shape), state weights of shape "
          + "\(stateWeights.shape) and a bias of shape \(bias.shape); expected [D, H], [H, H] and "
          + "[H]", file: file, line: line)
    }
    self.inputWeights = inputWeights
    self.stateWeights = stateWeights
    self.bias = bias
  }

  /// The trainable tensors: W_x, W_h, b.
  public var tensors: [WritableKeyPath<RecurrentLayer, Tensor>] {
    [\.inputWeights, \.stateWeights, \.bias]
  }

  /// The state of zeros from which sequences start that nothing precedes.
  ///
  /// - Parameter count: The number N of sequences.
  /// - Returns: The state h₀ = 0, [N, H].
  public func zeroState(for count: Int) -> Tensor { .zeros([count, bias.count]) }

  /// The states of a batch of sequences, and the way back from their gradients.
  ///
  /// A sequence that has ended, by the mask, keeps its state to the end: the final state is every
  /// sequence's last, whatever its length, and what stands in the padding has no influence.
  ///
  /// - Parameters:
  ///   - x: The sequences, [T, N, D].
  ///   - initial: The states h₀, [N, H].
  ///   - mask: How long each of the sequences is; all T steps without one.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The states y = h₁ … h_T, [T, N, H]; the final state h_T, [N, H]; and the function from
  ///   ∂L/∂y and ∂L/∂h_T to the gradients.
  public func forward(
    _ x: Tensor, initial: Tensor, mask: SequenceMask? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, final: Tensor, backward: RecurrentBackward<RecurrentLayer>) {
    check(x, initial, mask, file, line)
    let (T, N) = (x.shape[0], x.shape[1])
    let rows = x.reshaped([T * N, x.shape[2]])
    let states = states(rows, steps: T, initial, mask)
    return (
      joined(states.dropFirst()).reshaped([T, N, bias.count]), states[T],
      { dy, dFinal in
        let (dz, dInitial) = stateGradients(dy, dFinal, states, mask)  // [T·N, H]
        let before = joined(states.dropLast())  // h₀ … h_T₋₁, [T·N, H]
        let gradient = RecurrentLayer(
          inputWeights: rows.transposed.matmul(dz),  // [D, T·N] · [T·N, H]
          stateWeights: before.transposed.matmul(dz),  // [H, T·N] · [T·N, H]
          bias: dz.sumOfRows())
        return (dz.matmul(inputWeights.transposed).reshaped(x.shape), dInitial, gradient)
      }
    )
  }

  /// The states h₀ … h_T of sequences whose steps are laid end to end, [T·N, D].
  private func states(
    _ rows: Tensor, steps: Int, _ initial: Tensor, _ mask: SequenceMask?
  ) -> [Tensor] {
    let count = initial.shape[0]
    var inputs = rows.matmul(inputWeights)  // [T·N, D] · [D, H]: all steps at once
    inputs += bias
    var states = [initial]
    for t in 0..<steps {
      var z = states[t].matmul(stateWeights)  // [N, H] · [H, H]
      z += inputs.rows(t * count..<(t + 1) * count)
      let h = tanh(z)
      states.append(mask?.choose(h, elseHeld: states[t], at: t) ?? h)
    }
    return states
  }

  /// Backpropagation through time: dz of all steps, [T·N, H], and dh₀, [N, H].
  private func stateGradients(
    _ dy: Tensor, _ dFinal: Tensor, _ states: [Tensor], _ mask: SequenceMask?
  ) -> (dz: Tensor, dInitial: Tensor) {
    let transposed = stateWeights.transposed.tensor  // once, not at every step
    var dh = dFinal
    var steps: [Tensor] = []
    for t in (0..<states.count - 1).reversed() {
      dh += dy.rows(t..<t + 1).reshaped(dFinal.shape)
      let dz = dh.map(with: states[t + 1]) { $0 * (1 - $1 * $1) }  // dh ⊙ (1 − h²)
      steps.append(mask?.choose(dz, elseHeld: .zeros(dz.shape), at: t) ?? dz)
      let before = steps[steps.count - 1].matmul(transposed)  // [N, H] · [H, H]
      dh = mask?.choose(before, elseHeld: dh, at: t) ?? before
    }
    return (joined(steps.reversed()), dh)
  }

  /// The matrices of T steps, [N, H] each, laid end to end: [T·N, H].
  private func joined(_ steps: some Sequence<Tensor>) -> Tensor {
    let none = Tensor.zeros([0, bias.count])  // all that there is of no steps
    return .concatenating([none] + steps, along: 0)
  }

  private func check(
    _ x: Tensor, _ initial: Tensor, _ mask: SequenceMask?, _ file: StaticString, _ line: UInt
  ) {
    guard x.rank == 3, x.shape[2] == inputWeights.shape[0],
      initial.shape == [x.shape[1], bias.count]
    else {
      mistake(
        "RecurrentLayer: sequences of shape \(x.shape) and an initial state of shape "
          + "\(initial.shape); expected [T, N, \(inputWeights.shape[0])] and [N, \(bias.count)]",
        file: file, line: line)
    }
    mask?.check(steps: x.shape[0], count: x.shape[1], file, line)
  }
}
