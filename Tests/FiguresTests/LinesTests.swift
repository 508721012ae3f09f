import Testing

@testable import Figures

@Suite("Lines: gaps, borders and few points")
struct LinesTests {
  private let unit = Scale(showing: [0, 1])

  @Test("a value that cannot be shown is a gap")
  func gaps() {
    let points = [(0, 0), (0.5, 0.5), (0.6, .nan), (0.7, 0.7), (.infinity, 0), (1, 1)]
    let pieces = runs(of: points.map { Point(x: $0, y: $1) }, x: unit, y: unit)
    #expect(pieces.map(\.count) == [2, 1, 1])
    #expect(pieces[1] == [Point(x: 0.7, y: 0.7)])
  }

  @Test("a line that leaves the plane ends at the border and comes back there")
  func borders() {
    let points = [Point(x: 0.5, y: 0.5), Point(x: 1.5, y: 0.5), Point(x: 0.5, y: 1.5)]
    let pieces = runs(of: points + [Point(x: 0.5, y: 0.5)], x: unit, y: unit)
    #expect(pieces.count == 3)  // out to the right, through the corner, in from above
    #expect(pieces.first?.last.map { abs($0.x - 1) < 1e-6 && $0.y == 0.5 } == true)
    let all = pieces.flatMap { $0 }
    #expect(all.allSatisfy { $0.x < 1.000_001 && $0.y < 1.000_001 })
  }

  @Test("a line across the whole plane is drawn though both its points lie outside")
  func across() {
    let points = [Point(x: -1e6, y: 0.25), Point(x: 1e6, y: 0.25)]
    let pieces = runs(of: points, x: unit, y: unit)
    #expect(pieces.count == 1)
    #expect(runs(of: [Point(x: 2, y: 2), Point(x: 3, y: 3)], x: unit, y: unit).isEmpty)
  }

  @Test("of a million points each column keeps its first, lowest, highest and last")
  func decimation() {
    let count = 1_000_000
    var line = (0..<count).map { Point(x: Double($0) / Double(count), y: 0.5) }
    line[123_456].y = 1
    line[765_432].y = 0
    let few = decimated(line, columns: 100)
    #expect(few.count <= 400)
    #expect(few.contains(line[123_456]))
    #expect(few.contains(line[765_432]))
    #expect(few.first == line.first)
    #expect(few.last == line.last)
    #expect(zip(few, few.dropFirst()).allSatisfy { $0.x < $1.x })
  }

  @Test("a line that jumps between columns at every point is thinned as well")
  func jumps() {
    let line = (0..<100_000).map { Point(x: Double($0 % 2), y: Double($0 % 7) / 7) }
    #expect(decimated(line, columns: 100).count <= 20_000)
  }

  @Test("a line with gaps everywhere is thinned as well")
  func gapsEverywhere() {
    let points = (0..<300_000).map { Point(x: Double($0), y: $0 % 3 == 0 ? .nan : 1) }
    let axes = Axes(
      title: "", xTitle: "", yTitle: "", x: Scale(showing: [0, 3e5]), y: Scale(showing: [1]))
    let pieces = drawableRuns(of: points, on: axes, columns: 600)
    #expect(pieces.reduce(0) { $0 + $1.count } <= 50_000)
  }

  @Test("thinned points leave no place empty that had some")
  func thinning() {
    let dense = (0..<50_000).map { _ in Point(x: 0.5, y: 0.5) }
    let alone = Point(x: 0.9, y: 0.1)
    let few = thinned([dense + [alone], [alone]], width: 100, height: 100, most: 10)
    #expect(few[0] == [Point(x: 0.5, y: 0.5), alone])
    #expect(few[1] == [alone])
  }
}
