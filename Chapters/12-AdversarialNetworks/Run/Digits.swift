import AdversarialNetworks
import Datasets
import Figures
import Foundation
import Learning
import LinearRegression
import LogisticRegression
import Program
import Tensors

/// Digits drawn by a generator, judged by the softmax regression of chapter 02.
func learnDigits(_ arguments: Arguments, on console: Console, into report: inout Report) {
  console.print("\n\(console.styled("Digits", .bold)), 32–256–256–64 and 64–256–256–1")
  var dice = SeededGenerator(seed: UInt64(arguments.seed))
  let digits = Digits.all()
  let judge = trainedJudge(on: digits)
  var duel = Duel(
    noise: 32, hidden: [256, 256], examples: 64, batch: 64, rate: 5e-4, using: &dice)
  duel.label = 0.9
  let steps = 2 * arguments.steps
  let looks = Tensor.normal([10, 32], using: &dice)
  var frames: [Tensor] = []
  var progress = ProgressBar(on: console, epochs: 1, stepsPerEpoch: steps)
  var losses: (discriminator: Scalar, generator: Scalar) = (0, 0)
  for number in 1...steps {
    let rows = (0..<duel.batch).map { _ in randomIndex(below: digits.count, using: &dice) }
    losses = duel.step(real: digits.inputs.gather(rows: rows), using: &dice)
    progress.step(["D": losses.discriminator, "G": losses.generator])
    if [steps / 50, steps / 10, steps / 2, steps].contains(number) {
      frames.append(duel.pair.generated(looks))
    }
  }
  progress.endEpoch(["D": losses.discriminator, "G": losses.generator])
  report.show(
    "digits",
    ImageGrid(
      Tensor.concatenating(frames, along: 0), title: "The same noise, as the generator learns",
      columns: 10, range: 0...1), on: console)
  judged(duel.examples(2_000, using: &dice), by: judge, on: console, into: &report)
}

/// A softmax regression that has seen all real digits.
private func trainedJudge(on digits: LabelledExamples) -> SoftmaxModel {
  var judge = SoftmaxModel(inputs: 64, classes: 10)
  let step = Optimizer(GradientDescent(rate: 0.5), for: judge)
  for _ in 0..<2_000 {
    step(&judge, judge.lossAndGradient(digits.inputs, digits.labels).gradient)
  }
  return judge
}

/// How sure the judge is of the drawings, and how they are spread over the classes.
private func judged(
  _ drawings: Tensor, by judge: SoftmaxModel, on console: Console, into report: inout Report
) {
  let probabilities = softmax(judge.logits(drawings))
  let sure = (0..<drawings.shape[0]).filter { row in
    probabilities.rows(row..<row + 1).max() > 0.9
  }
  let guesses = judge.guesses(drawings)
  let shares = (0..<10).map { label in
    Scalar(guesses.filter { $0 == label }.count) / Scalar(guesses.count)
  }
  let sureShare = Scalar(sure.count) / Scalar(drawings.shape[0])
  console.print(
    """

    The judge is sure (p > 0.9) of \(rounded(100 * sureShare)) % of 2000 drawings.
    Their shares by class, in percent: \
    \(shares.enumerated().map { "\($0.offset): \(rounded(100 * $0.element))" }
      .joined(separator: "  "))
    """)
  report.add("sure_share", sureShare)
  report.add("class_shares", shares)
  report.add("smallest_class_share", shares.min() ?? 0)
}
