import Figures
import Foundation
import LanguageModel
import Program
import Tensors

/// The program of article 001 §5.2: as printed, in numbers, and as meant.
func runArticle001(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var generator = SeededGenerator(seed: arguments.seed)
  let model = TextModel<LSTM>(vocabulary: 11, embedding: 6, hidden: 8, using: &generator)
  console.print(
    """
    As printed, the program does not start: the loop's body is a comment (E001-05), and five names
    are never defined (E001-06). With V = 11, E = 6 and H = 8 for them its class has
    V·E + 4H(E + H + 2) + (H + 1)·V = \(model.parameterCount) parameters.

    Time and batch are mixed up (E001-08). Three samples of five tokens, given as the rows in which
    a loader gives them; a token of sample 0 is changed, and the logits change by at most:
    """)
  report.add("parameters", model.parameterCount)
  showLeak(model, using: &generator, on: console, into: &report)
  showCriterion(arguments, on: console, into: &report)
}

private func showLeak(
  _ model: TextModel<LSTM>, using generator: inout SeededGenerator, on console: Console,
  into report: inout Report
) {
  let samples = (0..<3).map { _ in (0..<5).map { _ in Int.random(in: 0..<11, using: &generator) } }
  var changed = samples
  changed[0][0] = (changed[0][0] + 1) % 11
  var rows: [[String]] = []
  for (name, key, isMeant) in [("as printed", "printed", false), ("as meant", "meant", true)] {
    let before = logits(of: samples, by: model, overTime: isMeant)
    let after = logits(of: changed, by: model, overTime: isMeant)
    let changes = zip(before, after).map { pair in (pair.0 - pair.1).map { abs($0) }.max() }
    rows.append([name] + changes.map { brief($0) })
    report.add("leak_\(key)", changes)
  }
  report.show(
    "leak", Table(headers: ["", "sample 0", "sample 1", "sample 2"], rows: rows), on: console)
  console.print(
    """

    The samples know of each other: the recurrence runs from sample to sample, and no sequence is
    modelled at all. The first axis has to be time.
    """)
}

/// The logits of every sample, [5, 11] each, with the recurrence along time or along the samples.
private func logits(
  of samples: [[Int]], by model: TextModel<LSTM>, overTime: Bool
) -> [Tensor] {
  let (count, steps) = (samples.count, samples[0].count)
  let tokens =
    overTime ? (0..<steps).flatMap { t in samples.map { $0[t] } } : samples.flatMap { $0 }
  let width = overTime ? count : steps
  let z = model.logits(tokens, count: width, from: model.zeroStates(for: width)).logits
  return (0..<count).map { n in
    z.gather(rows: (0..<steps).map { overTime ? $0 * count + n : n * steps + $0 })
  }
}

private func showCriterion(
  _ arguments: Arguments, on console: Console, into report: inout Report
) {
  console.print(
    """

    The classes are looked for on the wrong axis (E001-07). Eight texts of a language of eight
    tokens that goes round in a circle, 300 steps of Adam; chance is ln 8 = \(brief(log(Scalar(8)))):
    """)
  let steps = arguments.quick ? 60 : 300
  var rows: [[String]] = []
  for (name, key, asPrinted) in [("as printed", "printed", true), ("as meant", "meant", false)] {
    for seed in 0..<3 {
      let outcome = CircleTraining(asPrinted: asPrinted, seed: UInt64(seed), steps: steps)
      rows.append([
        "\(name), seed \(seed)", brief(outcome.reported), brief(outcome.truth),
        brief(outcome.accuracy),
      ])
      report.add("reported_\(key)_\(seed)", outcome.reported)
      report.add("truth_\(key)_\(seed)", outcome.truth)
      report.add("accuracy_\(key)_\(seed)", outcome.accuracy)
    }
  }
  report.show(
    "criterion",
    Table(headers: ["", "loss reported", "true loss", "next token right"], rows: rows),
    on: console)
  console.print("\nThe printed loss falls to nothing, and the model gets worse than chance.")
}
