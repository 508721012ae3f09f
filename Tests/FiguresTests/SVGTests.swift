import Foundation
import Tensors
import Testing

@testable import Figures

@Suite("SVG")
struct SVGTests {
  @Test("a coordinate has at most one decimal")
  func coordinates() {
    #expect(
      [1, 1.25, -0.04, -0.06, 12.999, 1e300].map(pixels) == ["1", "1.3", "0", "-0.1", "13", "0"])
  }

  @Test("every line has a color and a dash of its own")
  func dashes() {
    let plot = LinePlot(series: (0..<12).map { Series("line \($0)", y: [0, Scalar($0)]) })
    let svg = plot.svg()
    let looks = svg.matches(of: /class="line (s\d)" d="[^"]*" stroke-dasharray="([^"]*)"/)
    #expect(Set(looks.map { "\($0.1) \($0.2)" }).count == 12)
  }

  @Test("classes differ in color and in shape, and regions lie under the points")
  func scatter() throws {
    let plot = ScatterPlot(
      Tensor([[0, 0], [1, 1]]), classes: [0, 1],
      regions: Regions(x: -1...2, y: -1...2, rows: [[0, 1]]))
    let svg = plot.svg()
    let region = try #require(svg.range(of: "crispEdges\" d=\""))
    let point = try #require(svg.range(of: "class=\"f0 halo\"", options: .backwards))
    #expect(region.lowerBound < point.lowerBound)
    #expect(svg.contains("m-3-3h6v6h-6z"))
  }

  @Test("level lines carry their values, marks stand in the legend")
  func contour() {
    let bowl = ContourPlot.values(x: -1...1, y: -1...1) { $0 * $0 + $1 * $1 }
    let plot = ContourPlot(
      bowl, x: -1...1, y: -1...1, levels: [0.25, 0.5], marks: [Mark("minimum", x: 0, y: 0)])
    let svg = plot.svg()
    #expect(svg.contains(">0.25</text>"))
    #expect(svg.contains(">minimum</text>"))
    #expect(svg.count(of: "class=\"level\"") == 2)
  }

  @Test("levels that are not given divide the values evenly")
  func levels() {
    let values = Tensor(shape: [2, 55], scalars: (0..<110).map { Scalar($0 * $0) })
    let plot = ContourPlot(values, x: 0...1, y: 0...1)
    #expect(plot.levels == [100, 400, 900, 1600, 2500, 3600, 4900, 6400, 8100, 10_000])
  }

  @Test("a heat map has a cell and a number an entry, and a bar from the smallest to the largest")
  func heatMap() {
    let svg = HeatMap(Tensor([[1, 2], [3, .nan]])).svg()
    #expect(svg.count(of: "<rect") == 1 + 4 + 24)
    #expect(svg.contains(">3</text>"))
    #expect(svg.contains(">–</text>"))
  }

  @Test("an image is embedded as a PNG that can be read, with its caption")
  func image() throws {
    let svg = ImageGrid(Tensor(repeating: 0.5, shape: [1, 3, 3]), captions: ["3 → 8"]).svg()
    let match = try #require(svg.firstMatch(of: /base64,([^"]*)"/))
    let data = try #require(Data(base64Encoded: String(match.1)))
    #expect(try DecodedPNG(data).pixel(1, 1) == [128])
    #expect(svg.contains(">3 → 8</text>"))
  }

  @Test("numbers of a table line up by their points in letters of any width")
  func table() {
    let svg = Table(headers: ["n"], rows: [["1.25"], ["10"]]).svg()
    #expect(svg.contains(">1.25</text>"))
    #expect(svg.contains(">10\u{2008}\u{2007}\u{2007}</text>"))
  }

  @Test("a very long name is cut to the picture")
  func longNames() {
    let plot = LinePlot(series: [Series(String(repeating: "n", count: 500), y: [1])])
    #expect(plot.svg().contains("nn…</text>"))
    #expect(!plot.svg().contains(String(repeating: "n", count: 100)))
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
