import Figures
import LinearRegression
import Program
import Tensors

/// Program 003 §4.1: as printed, with the repair that seems to work, and as meant.
func runProgram003(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var generator = SeededGenerator(seed: arguments.seed)
  let line = NoisyLine(noiseFrom: 0, using: &generator)
  let start = Tensor.uniform([2], using: &generator)  // slope and offset, in [0, 1) as printed
  func trained(_ flaws: Set<PrintedRegression.Flaw>, _ epochs: Int) -> PrintedRegression {
    var program = PrintedRegression(slope: start[0], offset: start[1], count: 100, flaws: flaws)
    for _ in 0..<epochs { program.step(line.x, line.y, rate: arguments.rate) }
    return program
  }
  let update = trained([.privateLines], 0).gradients(line.x, line.y).slopes
  console.print(
    """
    As printed: W has the shape [1, 1]; its update has the shape \(update.shape), one row
    an example. In place that cannot be: the program stops in its first epoch.

    Three ways to go on. Written W = W − …, it runs; with the sum over the examples,
    or with their mean, the shapes fit. The mean squared error:
    """)
  showWays(line, arguments, on: console, into: &report, trained)
  showSum(line, arguments, on: console, into: &report)
  showPrivateLines(
    trained([.privateLines], arguments.epochs), trained([], arguments.epochs), on: console,
    into: &report)
}

/// The losses of the three ways, after more and more epochs.
private func showWays(
  _ line: NoisyLine, _ arguments: Arguments, on console: Console, into report: inout Report,
  _ trained: (Set<PrintedRegression.Flaw>, Int) -> PrintedRegression
) {
  let ways: [(name: String, flaws: Set<PrintedRegression.Flaw>)] = [
    ("W = W − …", [.privateLines]), ("the sum", [.sum]), ("the mean", []),
  ]
  let epochs = [0, 1, 10, 100, 1_000].filter { $0 <= arguments.epochs }
  let losses = ways.map { way in
    epochs.map { trained(way.flaws, $0).squares(line.x, line.y).mean() }
  }
  report.show(
    "ways",
    Table(
      headers: ["epochs"] + epochs.map(String.init),
      rows: zip(ways, losses).map { way, losses in [way.name] + losses.map(short) }),
    on: console)
  report.add("private_losses", losses[0])
  report.add("sum_losses", losses[1])
  report.add("mean_losses", losses[2])
}

private func showSum(
  _ line: NoisyLine, _ arguments: Arguments, on console: Console, into report: inout Report
) {
  let limit = Curvature(ofInputs: line.x).largestStableRate
  console.print(
    """

    The sum is 100 times as steep as the mean and bears a hundredth of its rate. The
    largest stable ones are \(brief(limit / 100)) and \(brief(limit)); this run's is \
    \(brief(arguments.rate)).
    """)
  report.add("largest_stable_rate_of_sum", limit / 100)
}

private func showPrivateLines(
  _ privateLines: PrintedRegression, _ meant: PrintedRegression, on console: Console,
  into report: inout Report
) {
  let parts = [
    Tensor.concatenating([privateLines.slopes, privateLines.offsets], along: 1),
    Tensor([[meant.slopes[0, 0], meant.offsets[0, 0]]]), Tensor([[3, 2.5]]),
  ]
  let classes = [Int](repeating: 0, count: 100) + [1, 2]
  report.show(
    "private-lines",
    ScatterPlot(
      .concatenating(parts, along: 0), classes: classes, title: "Lines as points",
      xTitle: "slope", yTitle: "offset",
      classNames: ["W = W − …, 100 lines", "the mean", "the truth, 3x + 2.5"]),
    on: console)
  console.print(
    """

    W = W − … has the smallest loss of all, and it has learned nothing: 100 lines,
    each through one example of its own, with slopes of \(span(privateLines.slopes)), in the
    mean \(brief(privateLines.slopes.mean())). For a new x there is no line. A falling loss proves nothing;
    look at the shapes.
    """)
  report.add("private_slope_mean", privateLines.slopes.mean())
  report.add("private_offset_mean", privateLines.offsets.mean())
  report.add("meant_slope", meant.slopes[0, 0])
  report.add("meant_offset", meant.offsets[0, 0])
}
