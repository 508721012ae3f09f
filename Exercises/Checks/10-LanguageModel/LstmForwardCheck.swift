import ExerciseKit
import Foundation
import LanguageModel
import Tensors

/// From the inputs of all steps, the parameters, h₀ and c₀ to what every step makes.
public typealias LstmForward = (
  _ x: [Tensor], _ wx: Tensor, _ wh: Tensor, _ b: Tensor, _ h0: Tensor, _ c0: Tensor
) -> [LSTMStations]

/// A layer of LSTM units, each gate of each step against chapter 10's.
public var lstmForwardExercise: Exercise<LstmForward> {
  Exercise(
    "lstmForward",
    wrongAnswers: lstmForwardMistakes
  ) { lstmForward, trial in
    trial.expectStations(
      of: lstmForward, byHand(&trial),
      opening: "With one unit that only its bias moves (i 0.75, f 0.5, g 0.6, o 0.25, c₀ 0.3),")
    let length = Int.random(in: 4...6, using: &trial.generator)
    trial.sizes = [
      "the number of sequences": 3, "the number of inputs": 2, "the number of units": 5,
    ]
    var given = LSTMCase(steps: length, count: 3, inputs: 2, width: 5, &trial)
    trial.expectStations(of: lstmForward, given)
    given.layer.inputWeights *= 1_000
    trial.expectStations(
      of: lstmForward, given, opening: "With weights Wx a thousand times as large,")
  }
}

/// One step of one unit: σ(ln 3) = ¾, σ(0) = ½, tanh(ln 2) = 0.6, σ(−ln 3) = ¼, so c = 0.15 + 0.45.
private func byHand(_ trial: inout Trial) -> LSTMCase {
  var given = LSTMCase(steps: 1, count: 1, inputs: 1, width: 1, &trial)
  given.layer = LSTM(
    inputWeights: .zeros([1, 4]), stateWeights: .zeros([1, 4]),
    inputBias: Tensor([log(3), 0, log(2), -log(3)]), stateBias: .zeros([4]))
  given.initial.cell = Tensor([[0.3]])
  return given
}

extension Trial {
  fileprivate mutating func expectStations(
    of lstmForward: LstmForward, _ given: LSTMCase, opening: String = ""
  ) {
    let yours = lstmForward(
      given.x, given.layer.inputWeights, given.layer.stateWeights, given.layer.inputBias,
      given.initial.state, given.initial.cell)
    let right = given.stations
    expectSteps(
      [
        Station(name: "i", yours: yours.map(\.i), right: right.map(\.i)),
        Station(name: "f", yours: yours.map(\.f), right: right.map(\.f)),
        Station(name: "g", yours: yours.map(\.g), right: right.map(\.g)),
        Station(name: "o", yours: yours.map(\.o), right: right.map(\.o)),
        Station(name: "c", yours: yours.map(\.c), right: right.map(\.c)),
        Station(name: "h", yours: yours.map(\.h), right: right.map(\.h)),
      ], axes: ["N", "H"], .forward, opening: opening)
  }
}
