import AdversarialNetworks
import Datasets
import Figures
import Foundation
import Learning
import LinearRegression
import LogisticRegression
import Program
import Tensors

/// What the judge says of a set of drawings.
private struct Verdict {
  /// The share of drawings whose class the judge takes for more than 90 % certain.
  let sureShare: Scalar
  /// The share of each class.
  let classShares: [Scalar]
}

/// Digits drawn by a generator, judged by the softmax regression of chapter 02.
func learnDigits(_ arguments: Arguments, on console: Console, into report: inout Report) {
  console.print("\n\(console.styled("Digits", .bold)), 32–128–128–64 and 64–128–128–1")
  let digits = Digits.all()
  let judge = trainedJudge(on: digits)
  let real = verdict(of: judge, on: digits.inputs)
  console.print(
    "The judge is sure (p > 0.9) of \(rounded(100 * real.sureShare)) % of the real digits.")
  var verdicts: [Verdict] = []
  for (number, seed) in arguments.everySeed.enumerated() {
    var dice = SeededGenerator(seed: seed)
    let (duel, frames) = drawn(
      like: digits.inputs, steps: 3 * arguments.steps, using: &dice, on: console)
    if number == 0 { showDrawings(frames, on: console, into: &report) }
    let found = verdict(of: judge, on: duel.examples(2_000, using: &dice))
    verdicts.append(found)
    let shares = found.classShares.map { String(format: "%.1f", Double(100 * $0)) }
    console.print(
      "seed \(seed): sure of \(rounded(100 * found.sureShare)) % of 2000 drawings; "
        + "of 0 … 9 there are \(shares.joined(separator: ", ")) %")
  }
  let mean = Tensor(verdicts.map(\.classShares)).meanOfRows().scalars
  report.add("sure_share", Tensor(verdicts.map(\.sureShare)).mean())
  report.add("sure_share_by_seed", verdicts.map(\.sureShare))
  report.add("class_shares", mean)
  report.add("smallest_class_share", mean.min() ?? 0)
}

/// Trains a pair on digits, and keeps what the generator makes of the same noise on the way.
private func drawn(
  like digits: Tensor, steps: Int, using dice: inout SeededGenerator, on console: Console
) -> (duel: Duel, frames: [Tensor]) {
  var duel = Duel(noise: 32, hidden: [128, 128], examples: 64, batch: 64, using: &dice)
  (duel.label, duel.haze) = (0.9, 0.15)
  let looks = Tensor.normal([10, 32], using: &dice)
  var frames: [Tensor] = []
  var progress = ProgressBar(on: console, epochs: 1, stepsPerEpoch: steps)
  var losses: (discriminator: Scalar, generator: Scalar) = (0, 0)
  for number in 1...steps {
    let rows = (0..<duel.batch).map { _ in randomIndex(below: digits.shape[0], using: &dice) }
    losses = duel.step(real: digits.gather(rows: rows), using: &dice)
    progress.step(["D": losses.discriminator, "G": losses.generator])
    if [steps / 50, steps / 10, steps / 3, steps].contains(number) {
      frames.append(duel.pair.generated(looks))
    }
  }
  progress.endEpoch(["D": losses.discriminator, "G": losses.generator])
  return (duel, frames)
}

private func showDrawings(_ frames: [Tensor], on console: Console, into report: inout Report) {
  report.show(
    "digits",
    ImageGrid(
      Tensor.concatenating(frames, along: 0), title: "The same noise, as the generator learns",
      columns: 10, range: 0...1), on: console)
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

private func verdict(of judge: SoftmaxModel, on drawings: Tensor) -> Verdict {
  let count = Scalar(drawings.shape[0])
  let probabilities = softmax(judge.logits(drawings))
  let sure = (0..<drawings.shape[0]).filter { row in
    probabilities.rows(row..<row + 1).max() > 0.9
  }
  let guesses = judge.guesses(drawings)
  return Verdict(
    sureShare: Scalar(sure.count) / count,
    classShares: (0..<10).map { label in
      Scalar(guesses.filter { $0 == label }.count) / count
    })
}
