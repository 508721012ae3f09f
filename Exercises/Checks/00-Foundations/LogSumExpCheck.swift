import ExerciseKit
import Foundation
import Tensors

/// From logits to the logarithm of the sum of their powers, row by row.
public typealias LogSumExp = (_ x: Tensor) -> Tensor

/// The logarithm of a sum of powers, at ±1000 and −∞ too.
public var logSumExpExercise: Exercise<LogSumExp> {
  Exercise(
    "logSumExp",
    wrongAnswers: logSumExpMistakes
  ) { logSumExp, trial in
    let m = Int.random(in: 3...7, using: &trial.generator)
    let moderate = trial.normal([3, m])
    trial.expect(
      "At moderate logits, y", logSumExp(moderate), equals: moderate.logSumExpOfColumns(),
      axes: ["N"])
    let x = extremes(width: m, &trial)
    let (yours, expected) = (logSumExp(x), x.logSumExpOfColumns())
    trial.expect(
      "With rows near 0, 1000, −1000 and one with −∞, y", yours, equals: expected, axes: ["N"])
    trial.expect(
      "With 7 added to every x, which adds 7 to every y, y", logSumExp(x + 7), equals: expected + 7,
      axes: ["N"])
    // What else is wrong is named whether or not the row without a power is right.
    guard yours.shape == expected.shape, (yours - expected).norm < 1e-6 else { return }
    let nothing = Tensor(repeating: -.infinity, shape: [1, m])
    trial.expect(
      "For a row of −∞ only, y", logSumExp(nothing), equals: Tensor([-.infinity]))
  }
}

/// Rows near 0, near 1000, near −1000, and one of which the second logit is −∞, [4, M].
func extremes(width: Int, _ trial: inout Trial) -> Tensor {
  var x = trial.normal([4, width])
  for j in 0..<width {
    x[1, j] += 1000
    x[2, j] -= 1000
  }
  x[3, 1] = -.infinity
  return x
}

private var logSumExpMistakes: [WrongAnswer<LogSumExp>] {
  [
    WrongAnswer(
      "overflow",
      says: "exp(1000) is infinite and exp(−1000) is 0: the logarithm comes too late. Take the "
        + "largest x of the row out first."
    ) { x in log(exp(x).sumOfColumns()) },
    WrongAnswer(
      "one maximum for all rows",
      says: "You took out the largest x of the whole matrix: in a row far below it every power "
        + "underflows to 0, and ln 0 is −∞. Each row needs its own."
    ) { x in log(exp(x - x.max()).sumOfColumns()) + x.max() },
    WrongAnswer(
      "columns for rows",
      says: "You worked down the columns. Rows are examples: one number a row is asked for."
    ) { x in x.logSumExpOfRows() },
    WrongAnswer(
      "the maximum not added back",
      says: "The largest x was taken out but never put back: the result is too small by it. "
        + "ln Σ exp(x) is m + ln Σ exp(x − m)."
    ) { x in x.logSumExpOfColumns() - x.maxOfColumns() },
    WrongAnswer(
      "the maximum only",
      says: "This is the largest x of each row. The result lies above it, by up to ln M."
    ) { x in x.maxOfColumns() },
    WrongAnswer(
      "−∞ − (−∞)",
      says: "All is right but the row with nothing but −∞: there x − m is −∞ − (−∞), which is NaN. "
        + "The sum of no powers is 0, and its logarithm −∞."
    ) { x in
      let right = x.logSumExpOfColumns()
      return right.map { $0 == -.infinity ? .nan : $0 }
    },
  ]
}
