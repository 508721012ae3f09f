import Tensors

/// How far a training is, as one line of text.
package struct ProgressLine {
  /// The epoch being worked on, from 1.
  package var epoch: Int
  /// The number of epochs.
  package var epochs: Int
  /// The part of all work that is done, from 0 to 1.
  package var done: Double
  /// The time worked so far.
  package var elapsed: Duration
  /// Loss, rate and whatever else the program tells, the most important first.
  package var figures: [(name: String, value: Scalar)]

  package init(
    epoch: Int, epochs: Int, done: Double, elapsed: Duration,
    figures: [(name: String, value: Scalar)]
  ) {
    self.epoch = epoch
    self.epochs = epochs
    self.done = done
    self.elapsed = elapsed
    self.figures = figures
  }

  /// The line for a file or pipe.
  ///
  /// It tells no times, so that equal runs print equal lines.
  package var plain: String { joined(["epoch " + counter] + figureTexts) }

  /// The line for a terminal, shorter than the width, since some terminals wrap a full line.
  ///
  /// What does not fit is left out: first the bar, then the word epoch, then figures from the last,
  /// then the time, then the loss.
  package func bar(on console: Console) -> String {
    let width = max(console.width - 1, 0)
    let figures = figureTexts
    let time = timeText.map { [$0] } ?? []
    let full = joined(["epoch " + counter] + figures + time)
    let cells = min(width - full.count - 2, 30)
    if cells >= 6 {
      return joined(["epoch " + counter, self.cells(cells, on: console)] + figures + time)
    }
    var shorter = [full]
    for count in stride(from: figures.count, to: 0, by: -1) {
      shorter.append(joined([counter] + figures.prefix(count) + time))
    }
    shorter += [joined([counter] + figures.prefix(1)), counter]
    return shorter.first { $0.count <= width } ?? String(counter.prefix(width))
  }

  /// The epoch padded to the width of the last, so that lines stand under each other.
  private var counter: String {
    let number = "\(epoch)"
    return String(repeating: " ", count: max("\(epochs)".count - number.count, 0)) + number
      + "/\(epochs)"
  }

  /// The time left if the rest goes as fast as what is done; in the end the time it took.
  private var timeText: String? {
    if done >= 1 { return "in \(brief(elapsed))" }
    let left = elapsed / .seconds(1) * (1 - done) / done
    let aCentury = 3e9  // far beyond it, a Duration would overflow
    return done > 0 ? "\(brief(.seconds(min(left, aCentury)))) left" : nil
  }

  private var figureTexts: [String] { figures.map { "\($0.name) \(brief($0.value))" } }

  private func cells(_ count: Int, on console: Console) -> String {
    let full = Int((Double(count) * min(max(done, 0), 1)).rounded(.down))
    let signs = console.hasUnicode ? ("━", "─") : ("#", "-")
    return console.styled(String(repeating: signs.0, count: full), .green)
      + console.styled(String(repeating: signs.1, count: count - full), .dim)
  }
}

private func joined(_ parts: [String]) -> String { parts.joined(separator: "  ") }
