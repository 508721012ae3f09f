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
    let places = (0..<shape[0]).flatMap { t in (0..<shape[1] / 2).map { (t: t, i: $0) } }
    let off = places.first { !(abs(turn(table, $0.t, $0.t, $0.i).cosine - 1) < 1e-9) }
    let column = 2 * (off?.i ?? 0)
    expect(
      off == nil,
      "In row \(off?.t ?? 0), columns \(column) and \(column + 1) are not sine and cosine of one "
        + "angle: their squares do not sum to 1.")

    let uneven = places.first { t, i in
      t > 1 && !(abs(turn(table, t - 1, t, i).sine - turn(table, 0, 1, i).sine) < 1e-9)
    }
    let (row, hand) = (uneven?.t ?? 1, 2 * (uneven?.i ?? 0))
    expect(
      uneven == nil,
      "Columns \(hand) and \(hand + 1) do not turn evenly: from row \(row - 1) to row \(row) the "
        + "angle grows by another amount than from row 0 to row 1.")
  }
}

/// Sine and cosine of the angle by which pair i turns from one row to another.
private func turn(_ table: Tensor, _ from: Int, _ to: Int, _ i: Int) -> (
  sine: Scalar, cosine: Scalar
) {
  let (s, c) = (table[to, 2 * i], table[to, 2 * i + 1])
  let (s0, c0) = (table[from, 2 * i], table[from, 2 * i + 1])
  return (s * c0 - c * s0, c * c0 + s * s0)
}
