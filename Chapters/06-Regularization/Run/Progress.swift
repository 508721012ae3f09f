import Program
import Tensors

/// How far several trainings are: a bar in a terminal, else a line a training.
struct Progress {
  private let console: Console
  private var bar: ProgressBar

  /// Begins.
  init(on console: Console, trainings: Int, epochs: Int) {
    self.console = console
    bar = ProgressBar(on: console, epochs: trainings * epochs, stepsPerEpoch: 1)
  }

  /// One epoch of one training is over.
  mutating func endEpoch(_ technique: Technique, _ outcome: Outcome) {
    guard console.canRedraw, let accuracy = outcome.testAccuracies.last else { return }
    bar.endEpoch(["\(technique.name): test accuracy": accuracy])
  }

  /// One training is over.
  func endTraining(_ technique: Technique, seed: UInt64, _ outcome: Outcome) {
    guard !console.canRedraw else { return }
    console.print("seed \(seed), \(technique.name): \(percent(outcome.testAccuracy)) %")
  }

  /// All are over, perhaps before the last epoch.
  func end() { bar.stop() }
}
