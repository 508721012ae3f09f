import Attention
import Figures
import Program
import Tensors

/// An encoder–decoder learns to translate dates, and shows where it looks.
func learnDates(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let steps = arguments.steps(600, quick: 40)
  let examples = DateExamples()
  console.print(
    """

    Dates: five spellings into one. An encoder and a decoder of one block each, \(steps) batches of
    64 from \(examples.training.count) days; tested on others, never seen in any spelling.

    """)
  var results: [DateResult] = []
  for seed in arguments.everySeed {
    let result = DateResult(arguments, examples, steps: steps, seed: seed, on: console)
    console.print("seed \(seed): \(percent(result.exactMatch)) of unseen dates wholly right")
    results.append(result)
  }
  let matches = results.map(\.exactMatch)
  report.add("exact_match", matches.reduce(0, +) / Scalar(matches.count))
  report.add("exact_matches", matches)
  results.first?.show(examples, on: console, into: &report)
}
