import Tensors
import Testing

@testable import Figures

@Suite("A million points make a small file")
struct ManyPointsTests {
  private static let numbers: [Scalar] = {
    var generator = SeededGenerator(seed: 4)
    return (0..<1_000_000).map { _ in Scalar.random(in: -1...1, using: &generator) }
  }()

  @Test("a line of a million points")
  func line() {
    let plot = LinePlot(series: [Series("noise", y: Self.numbers)])
    #expect(plot.svg().utf8.count < 100_000)
    #expect(plot.terminal(width: 40).contains("⣿⣿⣿⣿"))
  }

  @Test("half a million points of three classes, and it is said how many are drawn")
  func scatter() {
    let points = Tensor(shape: [500_000, 2], scalars: Self.numbers)
    let plot = ScatterPlot(points, classes: (0..<500_000).map { $0 % 3 })
    let svg = plot.svg()
    #expect(svg.utf8.count < 1_000_000)
    #expect(svg.contains(" of 500000 points drawn"))
  }

  @Test("a matrix of a million numbers, as cells and as level lines")
  func matrix() {
    let values = Tensor(shape: [1000, 1000], scalars: Self.numbers)
    #expect(HeatMap(values).svg().utf8.count < 1_000_000)
    #expect(HeatMap(values).svg().contains("means of blocks of 1000 × 1000 cells"))
    #expect(ContourPlot(values, x: 0...1, y: 0...1).svg().utf8.count < 1_000_000)
  }
}
