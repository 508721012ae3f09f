import Datasets
import Figures
import Learning
import LinearRegression
import LogisticRegression
import Program
import Tensors

/// Two classes: the race of two methods, the boundary, what the guesses are worth, and a bent one.
func separateMoons(
  _ arguments: Arguments, on console: Console, into report: inout Report
) throws {
  report.formulas = ["000-F02", "002-F07", "004-F09", "003-F11", "004-F10"]
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = Generated.twoMoons(count: 600, noise: 0.2, using: &generator)
    .stratifiedSplit(test: 0.5, using: &generator)
  console.print("Two moons: \(training.count) points to learn from, \(test.count) to test on.")

  let model = try race(on: training, arguments, on: console, into: &report)
  let picture = boundary(test, "The line between the moons, and the test points") {
    model.guesses($0)
  }
  report.show("two-moons", picture, on: console, height: 18)
  showMeasures(
    guesses: model.guesses(test.inputs), scores: model.logits(test.inputs), labels: test.labels,
    on: console, into: &report)
  try bend(training, test, on: console, into: &report)
}

/// Runs gradient descent and Newton's method from zero and gives the model of the latter.
private func race(
  on training: LabelledExamples, _ arguments: Arguments, on console: Console,
  into report: inout Report
) throws -> LogisticModel {
  let (x, labels) = (training.inputs, training.labels)
  var (walker, jumper) = (LogisticModel(inputs: 2), LogisticModel(inputs: 2))
  var (descent, newton): ([Scalar], [Scalar]) = ([], [])
  let step = Optimizer(GradientDescent(rate: arguments.rate), for: walker)
  for _ in 0...arguments.steps {
    let gradient = walker.lossAndGradient(x, labels).gradient
    descent.append(gradient.theta.norm)
    step(&walker, gradient)
  }
  for _ in 0...7 {
    newton.append(jumper.lossAndGradient(x, labels).gradient.theta.norm)
    try NewtonsMethod()(&jumper, x, labels)
  }
  report.show("race", raceTable(descent, newton), on: console)
  report.add("descent_gradient_norms", descent)
  report.add("newton_gradient_norms", newton)
  report.add("train_loss", jumper.lossAndGradient(x, labels).loss)
  return jumper
}

private func raceTable(_ descent: [Scalar], _ newton: [Scalar]) -> Figures.Table {
  let steps = [0, 1, 2, 3, 4, 5, 6, 7, 10, 100, 1_000].filter { $0 < descent.count }
  return Table(
    title: "How steep the loss still is: the length of its gradient",
    headers: ["after steps", "gradient descent", "Newton's method"],
    rows: steps.map {
      ["\($0)", brief(descent[$0]), newton.indices.contains($0) ? brief(newton[$0]) : ""]
    }, alignments: [.trailing, .trailing, .trailing])
}

/// Gives the same model the cubes of the plane to work with: what is straight in them is bent here.
private func bend(
  _ training: LabelledExamples, _ test: LabelledExamples, on console: Console,
  into report: inout Report
) throws {
  let x = monomials(training.inputs)
  var model = LogisticModel(inputs: x.shape[1])
  // Damped, since nine inputs may separate the classes, and then no minimum exists.
  for _ in 0..<30 { try NewtonsMethod(damping: 1e-4)(&model, x, training.labels) }
  let picture = boundary(test, "The same model, given x, y, x², xy, y², x³, x²y, xy², y³") {
    model.guesses(monomials($0))
  }
  report.show("two-moons-cubic", picture, on: console, height: 18)
  let share = accuracy(of: model.guesses(monomials(test.inputs)), labels: test.labels)
  console.print(
    """

    Bent, it is right about \(brief(100 * share)) % of the points. Nothing was changed but the
    inputs, and those by hand. A hidden layer finds its own: that is what it is for.
    """)
  report.add("cubic_accuracy", share)
}

/// The products xⁱyʲ with 1 ≤ i + j ≤ 3 of every point (x, y): [N, 2] → [N, 9].
private func monomials(_ points: Tensor) -> Tensor {
  Tensor(
    (0..<points.shape[0]).map { n in
      let (x, y) = (points[n, 0], points[n, 1])
      return [x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y]
    })
}

private func boundary(
  _ examples: LabelledExamples, _ title: String, classify: (Tensor) -> [Int]
) -> ScatterPlot {
  ScatterPlot(
    examples.inputs, classes: examples.labels, title: title, xTitle: "x", yTitle: "y",
    classNames: ["class 0", "class 1"],
    regions: Regions(x: -1.8...2.8, y: -1.3...1.8, classify: classify))
}
