import Datasets
import Figures
import Program
import Recurrence
import Tensors

/// A task that asks for a memory of some length, and the error of who remembers nothing.
struct Memory {
  let name: String
  let title: String
  /// The letter of the length.
  let letter: String
  /// The lengths to try.
  let lengths: [Int]
  let inputs: Int
  /// The mean squared error of the best constant answer.
  let ignorance: Scalar
  /// Draws a batch of a length.
  let draw: (_ length: Int, _ count: Int, _ generator: inout SeededGenerator) -> Batch
}

/// Random signs, to be said again after a delay.
func learnEchoes(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let echo = Memory(
    name: "echo", title: "Delayed echo: repeat the sign of d steps ago", letter: "d",
    lengths: arguments.quick ? [2, 20] : [1, 5, 10, 30], inputs: 1, ignorance: 1
  ) { delay, count, generator in
    let steps = delay + 10
    let (x, targets) = Generated.delayedEcho(
      count: count, steps: steps, delay: delay, using: &generator)
    return Batch(x, endingIn: targets.rows(delay..<steps))
  }
  learn(echo, arguments, on: console, into: &report)
}

/// Two marked numbers of a sequence, to be added at its end.
func learnAdding(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let adding = Memory(
    name: "adding", title: "Adding problem: the sum of two marked numbers of T", letter: "T",
    lengths: arguments.quick ? [5, 40] : [5, 10, 20, 80], inputs: 2, ignorance: 1 / 6
  ) { steps, count, generator in
    let (x, sums) = Generated.adding(count: count, steps: steps, using: &generator)
    return Batch(x, endingIn: sums.reshaped([1, count, 1]))
  }
  learn(adding, arguments, on: console, into: &report)
}

private func learn(
  _ memory: Memory, _ arguments: Arguments, on console: Console, into report: inout Report
) {
  console.print("\n\(memory.title)")
  console.print(
    "32 hidden units, a network for each \(memory.letter). Who remembers nothing has an error of "
      + "\(brief(memory.ignorance)).\n")
  let courses = memory.lengths.map { course(of: memory, length: $0, arguments, on: console) }
  let series = zip(memory.lengths, courses).map {
    Series("\(memory.letter) = \($0)", y: $1.losses)
  }
  let rows = zip(memory.lengths, courses).map {
    ["\($0)", brief($1.final), verdict($1.final / memory.ignorance)]
  }
  for (length, course) in zip(memory.lengths, courses) {
    report.add("\(memory.name)_\(length)", course.final)
  }
  report.show(
    memory.name,
    LinePlot(
      title: memory.title, xTitle: "twentieth of the training", yTitle: "mean squared error",
      isLogarithmic: true, series: series), on: console)
  report.show(
    "\(memory.name)-table",
    Table(headers: [memory.letter, "error of fresh examples", ""], rows: rows), on: console)
}

/// A training of its own for one length; the same seed for every length, so that only it differs.
private func course(
  of memory: Memory, length: Int, _ arguments: Arguments, on console: Console
) -> Course {
  var generator = SeededGenerator(seed: arguments.seed)
  var network = RecurrentNetwork(
    inputs: memory.inputs, width: 32, outputs: 1, using: &generator)
  var progress = ProgressBar(on: console, epochs: 1, stepsPerEpoch: arguments.steps)
  let course = train(
    &network, steps: arguments.steps, rate: arguments.rate, using: &generator,
    showing: &progress, { memory.draw(length, $0, &$1) }, batch: arguments.batch)
  progress.endEpoch(["length": Scalar(length), "error": course.final])
  return course
}

/// What an error says, as a share of the error of who remembers nothing.
private func verdict(_ share: Scalar) -> String {
  share < 0.15 ? "solved" : share < 0.75 ? "half solved" : "not solved"
}
