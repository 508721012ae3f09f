import ExerciseKit
import LanguageModel
import Tensors

/// From a forward pass and the gradients of its states to all other gradients.
public typealias LstmBackward = (
  _ x: [Tensor], _ steps: [LSTMStations], _ wx: Tensor, _ wh: Tensor, _ h0: Tensor,
  _ c0: Tensor, _ dy: [Tensor]
) -> LSTMGradients

/// The gradients of every step's sums and inputs, of the initial state and of the parameters.
public typealias LSTMGradients = (
  dz: [Tensor], dx: [Tensor], dh0: Tensor, dc0: Tensor, dWx: Tensor, dWh: Tensor, db: Tensor
)

/// Backpropagation through time for an LSTM, each gate of each step against chapter 10's.
public var lstmBackwardExercise: Exercise<LstmBackward> {
  Exercise(
    "lstmBackward",
    wrongAnswers: lstmBackwardMistakes
  ) { lstmBackward, trial in
    let length = Int.random(in: 5...7, using: &trial.generator)
    for steps in [length, 1] where trial.isRight {
      let given = LSTMCase(steps: steps, count: 3, inputs: 2, width: 4, &trial)
      trial.sizes = [
        "the number of sequences": 3, "the number of inputs": 2, "the number of units": 4,
        "the number of steps": steps,
      ]
      let dy = inputs(steps, [3, 4], &trial)
      let right = given.gradients(dy)
      let yours = lstmBackward(
        given.x, given.stations, given.layer.inputWeights, given.layer.stateWeights,
        given.initial.state, given.initial.cell, dy)
      trial.expectSums(yours.dz, equal: right.dz)
      trial.expectSteps(
        [Station(name: "dx", yours: yours.dx, right: right.dx)], axes: ["N", "D"], .backward)
      trial.expect("dh0", yours.dh0, equals: right.dh0, axes: ["N", "H"])
      trial.expect("dc0", yours.dc0, equals: right.dc0, axes: ["N", "H"])
      trial.expect("dWx", yours.dWx, equals: right.dWx, axes: ["D", "4·H"])
      trial.expect("dWh", yours.dWh, equals: right.dWh, axes: ["H", "4·H"])
      trial.expect("db", yours.db, equals: right.db, axes: ["4·H"])
    }
  }
}

extension LSTMCase {
  /// All gradients by the chapter's layer.
  ///
  /// dz is the dx of a layer that is given x · Wx and has the identity for its Wx.
  fileprivate func gradients(_ dy: [Tensor]) -> LSTMGradients {
    let columns = layer.inputBias.count
    var open = layer
    open.inputWeights = .zeros([columns, columns])
    for k in 0..<columns { open.inputWeights[k, k] = 1 }
    let sums = x.map { $0.matmul(layer.inputWeights) }
    let (dz, _) = way(back: dy, through: open, sums)
    let (dx, rest) = way(back: dy, through: layer, x)
    return (
      dz, dx, rest.dInitial.state, rest.dInitial.cell, rest.gradient.inputWeights,
      rest.gradient.stateWeights, rest.gradient.inputBias
    )
  }

  private func way(
    back dy: [Tensor], through layer: LSTM, _ x: [Tensor]
  ) -> (dx: [Tensor], (dInitial: LSTM.State, gradient: LSTM)) {
    let (_, final, backward) = layer.forward(stacked(x), initial: initial)
    let nothing = LSTM.State(state: 0 * final.state, cell: 0 * final.cell)
    let (dx, dInitial, gradient) = backward(stacked(dy), nothing)
    return (timeSteps(of: dx), (dInitial, gradient))
  }
}

extension Trial {
  /// Expects dz gate by gate, if its shape allows that.
  fileprivate mutating func expectSums(_ yours: [Tensor], equal right: [Tensor]) {
    guard yours.map(\.shape) == right.map(\.shape) else {
      expectSteps(
        [Station(name: "dz", yours: yours, right: right)], axes: ["N", "4·H"], .backward)
      return
    }
    let (mine, theirs) = (yours.map { blocks(4, of: $0) }, right.map { blocks(4, of: $0) })
    let stations = ["dz_i", "dz_f", "dz_g", "dz_o"].enumerated().map { k, name in
      Station(name: name, yours: mine.map { $0[k] }, right: theirs.map { $0[k] })
    }
    expectSteps(stations, axes: ["N", "H"], .backward)
  }
}
