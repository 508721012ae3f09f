import Tensors
import Testing

@testable import Figures

@Suite("A figure that cannot be described stops the program and says why")
struct MisuseTests {
  private func message(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test("a line with unequal numbers of coordinates")
  func series() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Series("loss", x: [1, 2], y: [1])
    }
    #expect(message(result).contains("the series \"loss\" has 2 values of x and 1 of y"))
  }

  @Test("points that do not lie in the plane, or with too few classes")
  func scatter() async {
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ScatterPlot(.zeros([4, 3]))
    }
    #expect(message(shape).contains("a scatter plot needs points [N, 2], found [4, 3]"))
    let classes = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ScatterPlot(.zeros([4, 2]), classes: [0, 1])
    }
    #expect(message(classes).contains("4 points need as many classes from 0 on, found 2"))
  }

  @Test("regions whose rows differ, or whose classifier gives too few classes")
  func regions() async {
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Regions(x: 0...1, y: 0...1, rows: [[1, 2], [3]])
    }
    #expect(message(rows).contains("row 1 of the regions has 1 cells, expected 2"))
    let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Regions(x: 0...1, y: 0...1, columns: 2, rows: 2) { _ in [0] }
    }
    #expect(message(count).contains("4 points were to be classified, found 1 classes"))
  }

  @Test("a matrix or images of another shape")
  func shapes() async {
    let map = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = HeatMap(.zeros([3]))
    }
    #expect(message(map).contains("a heat map needs a matrix, found [3]"))
    let contour = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ContourPlot(.zeros([1, 2, 3]), x: 0...1, y: 0...1)
    }
    #expect(message(contour).contains("a contour plot needs a matrix, found [1, 2, 3]"))
    let images = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ImageGrid(.zeros([3, 50]))
    }
    #expect(message(images).contains("found [3, 50]"))
  }
}
