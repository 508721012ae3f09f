import Figures
import LinearRegression
import Program
import Tensors

/// Program 000 §4.1: as printed, then with one flaw mended after the other (000-C01b).
func runProgram000(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var generator = SeededGenerator(seed: arguments.seed)
  let line = NoisyLine(noiseFrom: 0, using: &generator)
  let start = Tensor.uniform([2], using: &generator)  // slope and offset, in [0, 1) as printed
  var program = PrintedRegression(
    slope: start[0], offset: start[1], count: 100, flaws: PrintedRegression.article000)
  console.print("As printed, the mean of the 100 squares that it calls its loss:\n")
  var losses: [Scalar] = []
  for epoch in 0...arguments.epochs {
    losses.append(program.squares(line.x, line.y).mean())
    if epoch < arguments.epochs { program.step(line.x, line.y, rate: arguments.rate) }
  }
  for epoch in [0, 1, 10, 100, 1_000] where epoch <= arguments.epochs {
    console.print("  epoch \(epoch): \(brief(losses[epoch]))")
  }
  console.print(
    """

    It climbs. The slope has become \(program.slopes.count) slopes, one an example, and the
    prediction for two new examples fails: shapes [2, 1] and [100, 1].

    One flaw mended after the other, \(arguments.epochs) epochs each:
    """)
  report.add("printed_losses", losses)
  showRepairs(line, start, arguments, on: console, into: &report)
  showPrediction(line, start, arguments, on: console, into: &report)
}

/// The flaws that are left after each repair.
private let stages: [(name: String, flaws: Set<PrintedRegression.Flaw>)] = [
  ("as printed", PrintedRegression.article000),
  ("+ downhill, not uphill", [.sigmoid, .slope, .privateLines]),
  ("+ σ(1 − σ) for the slope of σ", [.sigmoid, .privateLines]),
  ("+ the mean over the examples", [.sigmoid]),
  ("+ no sigmoid at all: as meant", []),
]

private func showRepairs(
  _ line: NoisyLine, _ start: Tensor, _ arguments: Arguments, on console: Console,
  into report: inout Report
) {
  let programs = stages.map { stage in
    var program = PrintedRegression(
      slope: start[0], offset: start[1], count: 100, flaws: stage.flaws)
    for _ in 0..<arguments.epochs { program.step(line.x, line.y, rate: arguments.rate) }
    return program
  }
  let losses = programs.map { $0.squares(line.x, line.y).mean() }
  report.show(
    "repairs",
    Table(
      headers: ["", "loss", "slope", "offset"],
      rows: zip(zip(stages, programs), losses).map { made, loss in
        [made.0.name, short(loss), span(made.1.slopes), span(made.1.offsets)]
      }, alignments: [.leading, .decimal]), on: console)
  let floor = ((1 - line.y) * (1 - line.y)).mean()
  console.print(
    """

    No sigmoid can come below \(brief(floor)): the targets lie above 2, where it never gets.
    """)
  report.add("repaired_losses", losses)
  report.add("sigmoid_floor", floor)
}

private func showPrediction(
  _ line: NoisyLine, _ start: Tensor, _ arguments: Arguments, on console: Console,
  into report: inout Report
) {
  let descent = Descent(
    from: LinearModel(theta: Tensor([start[1], start[0]])), x: line.x, y: line.y,
    rate: arguments.rate, epochs: arguments.epochs)
  let predictions = descent.model.forward(Tensor([[0.5], [1.5]])).y
  report.show(
    "predictions",
    Table(
      headers: ["x", "as meant", "the program's 3x + 2", "3x + 2.5"],
      rows: [
        ["0.5", short(predictions[0, 0]), "3.5", "4"],
        ["1.5", short(predictions[1, 0]), "6.5", "7"],
      ]), on: console)
  console.print(
    """

    The program's noise has the mean ½, so the line to be found is 3x + 2.5; it tests
    against another. And at 1.5 it has nothing to lean on: all examples lie below 1.
    """)
  report.add("predictions", predictions.scalars)
}
