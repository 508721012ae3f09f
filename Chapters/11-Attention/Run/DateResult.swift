import Attention
import Figures
import Program
import Tensors

/// A translator after its training, and how it did.
struct DateResult {
  let model: Translator
  /// The share of unseen dates that are wholly right.
  let exactMatch: Scalar
  /// The same for each spelling, in the order of all of them.
  let matches: [Scalar]
  /// The first few mistakes: text, answer, and what was right.
  let mistakes: [[String]]

  /// Trains from a seed, and tests on unseen days, as many in each spelling.
  init(
    _ arguments: Arguments, _ examples: DateExamples, steps: Int, seed: UInt64, on console: Console
  ) {
    let model = DateResult.trained(arguments, examples, steps: steps, seed: seed, on: console)
    var (matches, mistakes): ([Scalar], [[String]]) = ([], [])
    let count = arguments.quick ? 20 : 400
    for (number, spelling) in DateSpelling.allCases.enumerated() {
      let dates = Array(examples.test[number * count..<(number + 1) * count])
      let pairs = DatePairs(of: dates, in: Array(repeating: spelling, count: count))
      let answers = model.translations(of: pairs.texts)
      let wrong = (0..<count).filter { answers[$0] != pairs.translations[$0] }
      matches.append(1 - Scalar(wrong.count) / Scalar(count))
      mistakes += wrong.map { [pairs.texts[$0], answers[$0], pairs.translations[$0]] }
    }
    self.model = model
    self.matches = matches
    exactMatch = matches.reduce(0, +) / Scalar(matches.count)
    self.mistakes = Array(mistakes.prefix(5))
  }

  private static func trained(
    _ arguments: Arguments, _ examples: DateExamples, steps: Int, seed: UInt64, on console: Console
  ) -> Translator {
    var generator = SeededGenerator(seed: seed)
    var model = Translator.ofDates(width: 64, heads: 4, blocks: 1, using: &generator)
    var progress = ProgressBar(on: console, epochs: 1, stepsPerEpoch: steps)
    let losses = train(
      &model, steps: steps, rate: arguments.rate(0.003), showing: &progress
    ) { model in
      let pairs = DatePairs(of: examples.training, count: 64, using: &generator)
      return model.lossAndGradient(pairs.batch)
    }
    progress.endEpoch(["loss": losses.last ?? .nan])
    return model
  }

  /// Prints a date in all spellings, the mistakes, and where the decoder looks.
  func show(_ examples: DateExamples, on console: Console, into report: inout Report) {
    guard let date = examples.test.first(where: { $0.month == 9 && $0.day > 20 }) else { return }
    let texts = DateSpelling.allCases.map { $0.write(date) }
    report.show(
      "dates",
      Table(
        title: "A day that was never shown, and all that were not",
        headers: ["read", "written", "wholly right"],
        rows: zip(zip(texts, model.translations(of: texts)), matches).map {
          [$0.0, $0.1, percent($1)]
        }), on: console)
    if !mistakes.isEmpty {
      report.show(
        "mistakes",
        Table(
          title: "Mistakes, the first of them", headers: ["read", "written", "right"],
          rows: mistakes), on: console)
    }
    showMap(of: .dayMonthYear, date, on: console, into: &report)
    showMap(of: .slashes, date, on: console, into: &report)
    for (spelling, share) in zip(DateSpelling.allCases, matches) {
      report.add("exact_match_\(spelling)", share)
    }
  }

  /// Draws where the decoder looks, in the mean of its heads.
  private func showMap(
    of spelling: DateSpelling, _ date: CalendarDate, on console: Console, into report: inout Report
  ) {
    let text = spelling.write(date)
    let answer = model.translations(of: [text])[0]
    let maps = model.crossWeights(
      source: DateExamples.source.tokens(of: text), target: DateExamples.target.tokens(of: answer),
      marker: 0)
    let weights = maps[maps.count - 1]  // [1, H, T + 1, S]
    let (heads, columns) = (weights.shape[1], weights.shape[3])
    let map = Tensor(
      shape: [answer.count, columns],
      scalars: (0..<answer.count * columns).map { cell in
        let sum = (0..<heads).reduce(0) {
          $0 + weights[0, $1, cell / columns, cell % columns]
        }
        return hundredths(sum / Scalar(heads))
      })
    report.show(
      "dates-map-\(spelling)",
      HeatMap(
        map, title: "Where the decoder looks in \"\(text)\"", rowTitle: "to write",
        columnTitle: "read", rowLabels: answer.map(String.init),
        columnLabels: text.map { $0 == " " ? "␣" : String($0) }, showsNumbers: false),
      on: console)
  }
}
