import Figures
import Optimizers
import Program
import Tensors

/// The race: every optimizer on every landscape, each at the best rate of a list.
///
/// A rate that suits one rule is far off for another, so that a race at one rate would show nothing.
func race(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let steps = 200
  let landscapes = [Landscape.bowl, .rosenbrock, .beale]
  console.print(
    "The race: \(steps) steps, each optimizer at its best rate of \(rates.count) between "
      + "\(brief(rates[0])) and \(brief(rates[rates.count - 1])).")
  var rows = Contestant.all.map { [$0.name] }
  for landscape in landscapes {
    let runs = Contestant.all.map { bestRun(of: $0, on: landscape, steps: steps) }
    for (number, run) in runs.enumerated() {
      rows[number] += [brief(run.rate), run.height < 1e-12 ? "below 1e-12" : brief(run.height)]
      report.add("\(landscape.name)_\(Contestant.all[number].name)", run.height)
    }
    report.show(landscape.name.lowercased(), picture(of: landscape, runs), on: console, height: 20)
  }
  report.show(
    "race",
    Table(
      title: "The loss after \(steps) steps",
      headers: [""] + landscapes.flatMap { ["rate", $0.name] }, rows: rows), on: console)
}

/// 1, 2 and 5 in every power of ten.
private let rates: [Scalar] = [1e-4, 1e-3, 1e-2, 0.1].flatMap { [$0, 2 * $0, 5 * $0] } + [1]

private struct Run {
  let name: String
  let rate: Scalar
  let path: [Place]
  let height: Scalar
}

private func bestRun(of contestant: Contestant, on landscape: Landscape, steps: Int) -> Run {
  let runs = rates.map { rate in
    let path = contestant.path(landscape, rate, steps)
    let last = path[path.count - 1]
    // A path that was cut short has left all finite numbers.
    let height = path.count > steps ? landscape.height(last.x, last.y) : .infinity
    return Run(name: contestant.name, rate: rate, path: path, height: height)
  }
  return runs.dropFirst().reduce(runs[0]) { $1.height < $0.height ? $1 : $0 }
}

/// The landscape from above, with the ways of four.
private func picture(of landscape: Landscape, _ runs: [Run]) -> ContourPlot {
  let shown = runs.filter { ["descent", "momentum", "RMSProp", "Adam"].contains($0.name) }
  let (x, y) = frame(of: landscape)
  let paths = shown.map { run in
    let inside = run.path.prefix { x.contains($0.x) && y.contains($0.y) }
    return Series(run.name, x: inside.map(\.x), y: inside.map(\.y))
  }
  return ContourPlot(
    ContourPlot.values(x: x, y: y) { landscape.height($0, $1) }, x: x, y: y,
    title: "\(landscape.name), seen from above", xTitle: "x", yTitle: "y", paths: paths,
    marks: [
      Mark("start", x: landscape.start.x, y: landscape.start.y),
      Mark("minimum", x: landscape.minimum.x, y: landscape.minimum.y),
    ])
}

private func frame(of landscape: Landscape) -> (x: ClosedRange<Scalar>, y: ClosedRange<Scalar>) {
  switch landscape.name {
  case Landscape.bowl.name: (-4.5...1.5, -1.5...1.5)
  case Landscape.rosenbrock.name: (-2...2, -1...3)
  default: (0...4.5, -1.5...2)
  }
}
