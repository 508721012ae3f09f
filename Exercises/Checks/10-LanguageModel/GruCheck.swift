import ExerciseKit
import Foundation
import LanguageModel
import Tensors

/// From the inputs of all steps, the parameters and h₀ to what every step makes.
public typealias Gru = (
  _ x: [Tensor], _ wx: Tensor, _ wh: Tensor, _ bx: Tensor, _ bh: Tensor, _ h0: Tensor
) -> [GRUStations]

/// The gates, the candidate and the state of a step, [N, H] each.
public typealias GRUStations = (r: Tensor, z: Tensor, n: Tensor, h: Tensor)

/// A layer of GRU units: its states against chapter 10's, its gates against a literal loop.
public var gruExercise: Exercise<Gru> {
  Exercise(
    "gru",
    wrongAnswers: gruMistakes
  ) { gru, trial in
    trial.expectStations(
      of: gru, byHand(&trial),
      opening: "With one unit that only its biases and h₀ · Wh move (r 0.5, z 0.75, h₀ 0.4),")
    let length = Int.random(in: 4...6, using: &trial.generator)
    trial.sizes = [
      "the number of sequences": 3, "the number of inputs": 2, "the number of units": 5,
    ]
    var given = GRUCase(steps: length, count: 3, inputs: 2, width: 5, &trial)
    trial.expectStations(of: gru, given)
    given.layer.inputWeights *= 1_000
    trial.expectStations(of: gru, given, opening: "With weights Wx a thousand times as large,")
  }
}

/// A layer of GRU units and sequences for it.
private struct GRUCase {
  var layer: GRU
  var x: [Tensor]
  var initial: Tensor

  init(steps: Int, count: Int, inputs: Int, width: Int, _ trial: inout Trial) {
    layer = GRU(
      inputWeights: trial.normal([inputs, 3 * width]) * 0.7,
      stateWeights: trial.normal([width, 3 * width]) * 0.6,
      inputBias: trial.normal([3 * width]) * 0.5, stateBias: trial.normal([3 * width]) * 0.5)
    x = LanguageModelChecks.inputs(steps, [count, inputs], &trial)
    initial = trial.normal([count, width]) * 0.5
  }

  /// The states by the chapter's layer; the gates of every step from the state before it, number by
  /// number.
  var stations: [GRUStations] {
    let states = timeSteps(of: layer.forward(stacked(x), initial: initial).y)
    return x.indices.map { t in
      let before = t == 0 ? initial : states[t - 1]
      let nothing = 0 * initial
      var (r, z, n) = (nothing, nothing, nothing)
      for row in 0..<initial.shape[0] {
        for k in 0..<layer.width {
          r[row, k] = sigmoid(sums(x[t], before, row, k, 0).reduce(0, +))
          z[row, k] = sigmoid(sums(x[t], before, row, k, 1).reduce(0, +))
          let both = sums(x[t], before, row, k, 2)
          n[row, k] = tanh(both[0] + r[row, k] * both[1])
        }
      }
      return (r, z, n, states[t])
    }
  }

  /// The parts a and u of a unit's sum in a block of columns.
  private func sums(
    _ x: Tensor, _ h: Tensor, _ row: Int, _ k: Int, _ block: Int
  ) -> [Scalar] {
    let column = block * layer.width + k
    var (a, u) = (layer.inputBias[column], layer.stateBias[column])
    for j in 0..<x.shape[1] { a += x[row, j] * layer.inputWeights[j, column] }
    for j in 0..<layer.width { u += h[row, j] * layer.stateWeights[j, column] }
    return [a, u]
  }
}

/// One step of one unit: r = σ(0) = ½, z = σ(ln 3) = ¾, u_n = 0.4 · 0.5 + 0.2 = 0.4,
/// n = tanh(ln 2 − 0.2 + ½ · 0.4) = 0.6, so h = 0.15 + 0.3.
private func byHand(_ trial: inout Trial) -> GRUCase {
  var given = GRUCase(steps: 1, count: 1, inputs: 1, width: 1, &trial)
  given.layer = GRU(
    inputWeights: .zeros([1, 3]), stateWeights: Tensor([[0, 0, 0.5]]),
    inputBias: Tensor([0, log(3), log(2) - 0.2]), stateBias: Tensor([0, 0, 0.2]))
  given.initial = Tensor([[0.4]])
  return given
}

extension Trial {
  fileprivate mutating func expectStations(
    of gru: Gru, _ given: GRUCase, opening: String = ""
  ) {
    let yours = gru(
      given.x, given.layer.inputWeights, given.layer.stateWeights, given.layer.inputBias,
      given.layer.stateBias, given.initial)
    let right = given.stations
    expectSteps(
      [
        Station(name: "r", yours: yours.map(\.r), right: right.map(\.r)),
        Station(name: "z", yours: yours.map(\.z), right: right.map(\.z)),
        Station(name: "n", yours: yours.map(\.n), right: right.map(\.n)),
        Station(name: "h", yours: yours.map(\.h), right: right.map(\.h)),
      ], axes: ["N", "H"], .forward, opening: opening)
  }
}
