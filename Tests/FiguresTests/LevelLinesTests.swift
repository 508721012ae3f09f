import Testing

@testable import Figures

@Suite("Level lines by marching squares")
struct LevelLinesTests {
  @Test("on a slope the line lies where a straight line between the nodes has the level")
  func slope() {
    let lines = levelLines(2.5, in: [[0, 2, 4], [0, 2, 4]])
    #expect(lines == [[Point(x: 0.625, y: 0), Point(x: 0.625, y: 1)]])
  }

  @Test("around a top the line is closed")
  func top() {
    let lines = levelLines(0.5, in: [[0, 0, 0], [0, 1, 0], [0, 0, 0]])
    #expect(lines.count == 1)
    #expect(lines[0].count == 5)
    #expect(lines[0].first == lines[0].last)
    let middle = Point(x: 0.5, y: 0.5)
    #expect(lines[0].allSatisfy { abs($0.x - middle.x) + abs($0.y - middle.y) == 0.25 })
  }

  @Test("at a saddle the mean decides which corners are cut off")
  func saddle() {
    // The corners at lower left and upper right are high; the mean is 0.5.
    let corners: [[Double]] = [[1, 0], [0, 1]]
    let low = levelLines(0.4, in: corners)
    #expect(low.count == 2)
    #expect(
      low.allSatisfy { line in line.allSatisfy { $0.x > $0.y } || line.allSatisfy { $0.x < $0.y } })
    let high = levelLines(0.6, in: corners)
    #expect(high.count == 2)
    #expect(
      high.allSatisfy { line in line.contains { $0.x > $0.y } && line.contains { $0.x < $0.y } })
  }

  @Test("cells with a value that is not finite are left out, and so are levels that no one reaches")
  func gaps() {
    #expect(levelLines(0.5, in: [[0, .nan, 0], [1, 1, 1]]).isEmpty)
    #expect(levelLines(0.5, in: [[0, 0, .nan], [1, 1, 1]]).map(\.count) == [2])
    #expect(levelLines(7, in: [[0, 1], [2, 3]]).isEmpty)
    #expect(levelLines(0, in: []).isEmpty)
    #expect(levelLines(0, in: [[1]]).isEmpty)
  }
}
