import ExerciseKit
import Foundation
import Tensors

/// From embedded tokens and layers to the table of positions and the last layer's output.
public typealias Positions = (
  _ x: Tensor, _ layers: [(Tensor) -> Tensor]
) -> (table: Tensor, y: Tensor)

/// Positions, by the formula, by the laws of clocks, and added once.
public var positionsExercise: Exercise<Positions> {
  Exercise(
    "positions",
    wrongAnswers: positionsMistakes
  ) { positions, trial in
    for (tokens, width) in [(7, 6), (40, 10), (1, 4), (3, 2)] where trial.isRight {
      trial.sizes = ["the number of tokens": tokens, "the width D": width]
      let x = trial.normal([tokens, width])
      let right = table(tokens, width)
      let yours = positions(x, [])
      trial.expectClocks(yours.table, right.shape)
      trial.expect("the table", yours.table, equals: right, axes: ["T", "D"])
      guard trial.isRight else { return }
      trial.expect("without a layer, y", yours.y, equals: x + right, axes: ["T", "D"])
    }
    guard trial.isRight else { return }

    let (x, a, b) = (trial.normal([5, 4]), trial.normal([4, 4]), trial.normal([4, 4]))
    let layers: [(Tensor) -> Tensor] = [
      { tanh($0.matmul(a)) }, { 1 + $0 * $0 }, { tanh($0.matmul(b)) },
    ]
    let right = layers.reduce(x + table(5, 4)) { $1($0) }
    trial.expect(
      "through three layers, y", positions(x, layers).y, equals: right, axes: ["T", "D"])
  }
}

/// The table by its formula, hand by hand.
private func table(_ tokens: Int, _ width: Int) -> Tensor {
  var table = Tensor.zeros([tokens, width])
  for i in 0..<width / 2 {
    let speed = exp(-log(10_000) * Scalar(2 * i) / Scalar(width))
    for t in 0..<tokens {
      table[t, 2 * i] = sin(Scalar(t) * speed)
      table[t, 2 * i + 1] = cos(Scalar(t) * speed)
    }
  }
  return table
}

extension Trial {
  /// Expects sin² + cos² = 1 of every pair of columns, and each pair to turn evenly.
  fileprivate mutating func expectClocks(_ table: Tensor, _ shape: [Int]) {
    guard table.shape == shape else { return }
    let pairs = shape[1] / 2
    var wrong: (t: Int, i: Int)?
    var turn: (t: Int, i: Int)?
    for t in (0..<shape[0]).reversed() {
      for i in (0..<pairs).reversed() {
        let (s, c) = (table[t, 2 * i], table[t, 2 * i + 1])
        if !(abs(s * s + c * c - 1) < 1e-9) { wrong = (t, i) }
        if t == 0 || shape[0] < 3 { continue }
        let (s0, c0) = (table[t - 1, 2 * i], table[t - 1, 2 * i + 1])
        let isEven =
          abs(
            s0 * c - c0 * s - (table[0, 2 * i] * table[1, 2 * i + 1])
              + table[0, 2 * i + 1] * table[1, 2 * i]) < 1e-9
        if !isEven { turn = (t, i) }
      }
    }
    expect(
      wrong == nil,
      "In row \(wrong?.t ?? 0), columns \(2 * (wrong?.i ?? 0)) and \(2 * (wrong?.i ?? 0) + 1) are not "
        + "sine and cosine of one angle: their squares do not sum to 1.")
    expect(
      turn == nil,
      "Columns \(2 * (turn?.i ?? 0)) and \(2 * (turn?.i ?? 0) + 1) do not turn evenly: from row "
        + "\((turn?.t ?? 1) - 1) to row \(turn?.t ?? 1) the angle grows by another amount than from row "
        + "0 to row 1.")
  }
}
