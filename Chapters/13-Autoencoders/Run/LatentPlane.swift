import Autoencoders
import Figures
import Program
import Tensors

extension Laboratory {
  /// A variational autoencoder with two numbers a digit: its codes fill the plane, and every point
  /// of the plane is a digit, or something between digits.
  mutating func fillThePlane(into report: inout Report) {
    var model = VariationalAutoencoder(
      pixels: training.shape[1], hidden: [256], code: 2, using: &generator)
    var parts: (reconstruction: Scalar, divergence: Scalar) = (0, 0)
    train(&model, "A variational autoencoder, two numbers a digit") { model, x, dice in
      let noise = Tensor.normal([x.shape[0], 2], using: &dice)
      let (reconstruction, divergence, gradient) = model.lossAndGradient(x, noise: noise)
      parts = (reconstruction, divergence)
      return (reconstruction + divergence, gradient)
    }
    console.print(
      "the last batch: \(short(parts.reconstruction)) nats for the pixels, "
        + "\(short(parts.divergence)) for the code")
    let unseen = model.lossAndGradient(
      test.inputs, noise: .normal([test.count, 2], using: &generator))
    report.add("elbo", -(unseen.reconstruction + unseen.divergence))
    showPlane(of: model, into: &report)
    showWalk(in: model, into: &report)
  }

  private func showPlane(of model: VariationalAutoencoder, into report: inout Report) {
    let codes = model.codes(test.inputs).mean
    report.show(
      "codes",
      ScatterPlot(
        codes, classes: test.labels, title: "The codes of unseen digits", xTitle: "z₁",
        yTitle: "z₂", classNames: (0..<10).map(String.init)), on: console)
    let places = (0..<10).map { Scalar($0) / 9 * 4 - 2 }
    let grid = places.reversed().flatMap { y in places.map { x in [x, y] } }
    report.show(
      "latent-plane",
      ImageGrid(
        model.decoded(Tensor(grid)), title: "What stands at the places of the plane, −2 to 2",
        columns: 10, range: 0...1), on: console)
  }

  /// The straight way between the codes of two digits, decoded at every step.
  private func showWalk(in model: VariationalAutoencoder, into report: inout Report) {
    let (from, to) = (example(of: 0), example(of: 6))
    let codes = model.codes(test.inputs.gather(rows: [from, to])).mean
    let steps = (0..<10).map { Scalar($0) / 9 }
    let way = steps.map { t in
      (0..<2).map { (1 - t) * codes[0, $0] + t * codes[1, $0] }
    }
    report.show(
      "walk",
      ImageGrid(
        model.decoded(Tensor(way)), title: "A walk from a 0 to a 6", columns: 10, range: 0...1),
      on: console)
  }

  /// The first unseen digit of a class.
  private func example(of label: Int) -> Int { test.labels.firstIndex(of: label) ?? 0 }
}
