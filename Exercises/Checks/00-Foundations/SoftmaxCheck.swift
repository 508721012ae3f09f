import ExerciseKit
import Tensors

/// From logits to probabilities, row by row.
public typealias Softmax = (_ x: Tensor) -> Tensor

/// The softmax of every row, at ±1000 and −∞ too.
public var softmaxExercise: Exercise<Softmax> {
  Exercise(
    "softmax",
    wrongAnswers: softmaxMistakes
  ) { softmax, trial in
    let m = Int.random(in: 3...7, using: &trial.generator)
    let moderate = trial.normal([4, m])
    let extreme = extremes(width: m, &trial)
    for (name, x) in [
      ("At moderate logits", moderate),
      ("With rows near 0, 1000, −1000 and one with −∞", extreme),
    ] {
      let p = softmax(x)
      expectRowsSumToOne(p, as: x, &trial)
      trial.expect("\(name), p", p, equals: probabilities(x), axes: ["N", "M"])
    }
    trial.expect(
      "With 7 added to every x, which leaves p as it is, p", softmax(extreme + 7),
      equals: probabilities(extreme),
      axes: ["N", "M"])
  }
}

/// The law that says more than a single wrong entry; rows that are not finite are left to the values.
private func expectRowsSumToOne(_ p: Tensor, as x: Tensor, _ trial: inout Trial) {
  guard p.shape == x.shape else { return }
  let sums = p.sumOfColumns().scalars
  let wrong = sums.firstIndex { $0.isFinite && abs($0 - 1) > 1e-9 }
  trial.expect(
    wrong == nil, "Row \(wrong ?? 0) sums to \(sums[wrong ?? 0]); every row must sum to 1.")
}

/// exp(x − ln Σ exp(x)), by another way than the solution's.
private func probabilities(_ x: Tensor) -> Tensor {
  let logSums = x.logSumExpOfColumns()
  return exp((x.transposed.tensor - logSums).transposed.tensor)
}

private var softmaxMistakes: [WrongAnswer<Softmax>] {
  [
    WrongAnswer(
      "overflow",
      says: "exp(1000) is infinite, and ∞/∞ is NaN; exp(−1000) is 0, and so is 0/0. Take the "
        + "largest logit of the row out first."
    ) { x in normalised(exp(x)) },
    WrongAnswer(
      "one maximum for all rows",
      says: "You took out the largest logit of the whole matrix: a row far below it underflows to "
        + "0/0. Each row needs its own."
    ) { x in normalised(exp(x - x.max())) },
    WrongAnswer(
      "columns for rows",
      says: "The columns sum to 1, the rows do not. Rows are examples: the classes of one example "
        + "share its probability."
    ) { x in probabilities(x.transposed.tensor).transposed.tensor },
    WrongAnswer(
      "one sum for all rows",
      says: "You divided by the sum over the whole matrix, so that all rows together have the "
        + "probability 1. Each row has its own sum."
    ) { x in
      let powers = powersOfRows(x)
      return powers / powers.sum()
    },
    WrongAnswer(
      "not divided",
      says: "These are the powers, with 1 as the largest of each row: divide each row by its sum."
    ) { x in powersOfRows(x) },
  ]
}

/// Every row divided by its sum.
private func normalised(_ x: Tensor) -> Tensor {
  (x.transposed.tensor / x.sumOfColumns()).transposed.tensor
}

/// exp(x − m), with m the largest of the row.
private func powersOfRows(_ x: Tensor) -> Tensor {
  exp((x.transposed.tensor - x.maxOfColumns()).transposed.tensor)
}
