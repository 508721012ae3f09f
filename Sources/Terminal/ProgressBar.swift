import Tensors

/// Shows how far a training is: one line redrawn in place on a terminal, else a line an epoch; of
/// more than 40 epochs, 20 lines.
///
///     var progress = ProgressBar(on: console, epochs: 40, stepsPerEpoch: batches.count)
///     for epoch in 1...40 {
///       for batch in batches {
///         …
///         progress.step(["loss": loss, "rate": rate])
///       }
///       progress.endEpoch(["loss": meanLoss, "rate": rate])
///     }
///
/// On a terminal the line stays when the last epoch ends. The cursor is never hidden, so that no
/// crash can leave it so.
public struct ProgressBar {
  private let console: Console
  private let epochs: Int
  private let stepsPerEpoch: Int
  private let clock: () -> Duration
  private let start: Duration
  private var finishedEpochs = 0
  private var steps = 0
  private var lastDrawing: Duration?

  /// Redrawing more often than 20 times a second only costs time.
  private static let pause = Duration.milliseconds(50)

  /// Starts the clock.
  ///
  /// - Parameters:
  ///   - console: Where to show it.
  ///   - epochs: The number of epochs.
  ///   - stepsPerEpoch: The number of steps of each.
  public init(on console: Console, epochs: Int, stepsPerEpoch: Int) {
    let beginning = ContinuousClock.now
    self.init(on: console, epochs: epochs, stepsPerEpoch: stepsPerEpoch) {
      ContinuousClock.now - beginning
    }
  }

  package init(
    on console: Console, epochs: Int, stepsPerEpoch: Int, clock: @escaping () -> Duration
  ) {
    self.console = console
    self.epochs = epochs
    self.stepsPerEpoch = stepsPerEpoch
    self.clock = clock
    start = clock()
  }

  /// Counts a step and shows it if the last drawing is long enough ago.
  ///
  /// - Parameter figures: Loss, rate and the like, with short names, the most important first.
  public mutating func step(_ figures: KeyValuePairs<String, Scalar>) {
    steps += 1
    guard console.canRedraw, !console.isSilent else { return }
    let now = clock()
    if let lastDrawing, now - lastDrawing < Self.pause { return }
    draw(figures, at: now)
  }

  /// Counts an epoch and shows it; the last one ends the line.
  ///
  /// - Parameter figures: Loss, rate and the like of the whole epoch.
  public mutating func endEpoch(_ figures: KeyValuePairs<String, Scalar>) {
    finishedEpochs += 1
    steps = 0
    let isLast = finishedEpochs >= epochs
    guard console.canRedraw else {
      let pace = epochs > 40 ? epochs / 20 : 1
      if isLast || finishedEpochs % pace == 0 { console.print(line(figures, at: clock()).plain) }
      return
    }
    let now = clock()
    if let lastDrawing, now - lastDrawing < Self.pause, !isLast { return }
    draw(figures, at: now)
    if isLast { console.print() }
  }

  /// Ends the line of a training that stops before its last epoch.
  public func stop() {
    if console.canRedraw, lastDrawing != nil, finishedEpochs < epochs { console.print() }
  }

  private mutating func draw(_ figures: KeyValuePairs<String, Scalar>, at now: Duration) {
    let toEndOfLine = "\u{1B}[K"
    console.print("\r" + line(figures, at: now).bar(on: console) + toEndOfLine, terminator: "")
    lastDrawing = now
  }

  /// The line at a moment.
  ///
  /// During an epoch that epoch is shown, at its end the one that ended.
  private func line(
    _ figures: KeyValuePairs<String, Scalar>, at now: Duration
  ) -> ProgressLine {
    let part = min(Double(steps) / Double(max(stepsPerEpoch, 1)), 1)
    let done = min((Double(finishedEpochs) + part) / Double(max(epochs, 1)), 1)
    let epoch = steps == 0 ? finishedEpochs : finishedEpochs + 1
    return ProgressLine(
      epoch: min(epoch, epochs), epochs: epochs, done: done, elapsed: now - start,
      figures: figures.map { (name: $0.key, value: $0.value) })
  }
}
