import ExerciseKit
import LanguageModel
import Tensors

/// The gates, the cell and the state of a step, [N, H] each.
public typealias LSTMStations = (i: Tensor, f: Tensor, g: Tensor, o: Tensor, c: Tensor, h: Tensor)

/// A layer of LSTM units, sequences for it and what chapter 10 makes of them.
struct LSTMCase {
  var layer: LSTM
  var x: [Tensor]
  var initial: LSTM.State

  init(steps: Int, count: Int, inputs: Int, width: Int, _ trial: inout Trial) {
    layer = LSTM(
      inputWeights: trial.normal([inputs, 4 * width]) * 0.7,
      stateWeights: trial.normal([width, 4 * width]) * 0.6,
      inputBias: trial.normal([4 * width]) * 0.5, stateBias: .zeros([4 * width]))
    x = LanguageModelChecks.inputs(steps, [count, inputs], &trial)
    initial = LSTM.State(
      state: trial.normal([count, width]) * 0.5, cell: trial.normal([count, width]))
  }

  /// The stations of every step, by the chapter's network for one sequence.
  var stations: [LSTMStations] {
    let network = definition
    let sequences = initial.state.shape[0]
    let each = (0..<sequences).map { n in
      network.steps(
        .concatenating(x.map { $0.rows(n..<n + 1) }, along: 0),
        state: row(n, of: initial.state), cell: row(n, of: initial.cell))
    }
    return x.indices.map { t in
      func all(_ place: (LSTMByDefinition.Step) -> Tensor) -> Tensor {
        stacked(each.map { place($0[t]) })
      }
      return (
        all(\.i), all(\.f), all(\.g), all(\.o), all(\.cell), all(\.state)
      )
    }
  }

  private var definition: LSTMByDefinition {
    let input = blocks(4, of: layer.inputWeights)
    let state = blocks(4, of: layer.stateWeights)
    let bias = blocks(4, of: layer.inputBias.reshaped([1, -1]))
    let gates = (0..<4).map {
      Gate(
        inputWeights: input[$0].transposed.tensor, stateWeights: state[$0].transposed.tensor,
        bias: bias[$0].reshaped([-1]))
    }
    return LSTMByDefinition(
      input: gates[0], forget: gates[1], candidate: gates[2], output: gates[3])
  }
}

private func row(_ n: Int, of x: Tensor) -> Tensor { x.rows(n..<n + 1).reshaped([x.shape[1]]) }
