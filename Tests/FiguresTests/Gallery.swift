import Foundation
import Tensors

@testable import Figures

/// Figures of every kind, ordinary ones and the oddest that can be described.
enum Gallery {
  static let hostile = "<b>&\"quoted'\u{1B}[31m</b> 训练 " + String(repeating: "long ", count: 40)

  static let odd: [[Scalar]] = [
    [], [3], [.nan], [1, .nan, 3, .infinity, -.infinity, 2], [5, 5, 5], [0, 0], [-1, -2],
    [1, -.greatestFiniteMagnitude, .greatestFiniteMagnitude], [.leastNonzeroMagnitude, 0],
  ]

  static var all: [any Figure] { lines + points + contours + matrices + tables }

  static var lines: [any Figure] {
    odd.flatMap { y in
      [false, true].map { isLogarithmic in
        LinePlot(
          title: hostile, xTitle: hostile, yTitle: hostile, isLogarithmic: isLogarithmic,
          series: [Series(hostile, y: y), Series("other", y: [1, 2])])
      }
    } + [LinePlot(series: [])]
  }

  static var points: [any Figure] {
    let odd: [Tensor] = [
      .empty, Tensor([[1, 2]]), Tensor([[.nan, 1], [2, .infinity]]), Tensor([[3, 3], [3, 3]]),
      Tensor([[-.greatestFiniteMagnitude, 0], [.greatestFiniteMagnitude, 1]]),
    ]
    let regions = Regions(x: 0...1, y: 0...1, rows: [[0, 1], [2, 9]])
    return odd.map { ScatterPlot($0, title: hostile, classNames: [hostile]) }
      + [
        ScatterPlot(Tensor([[0.5, 0.5], [7, 7]]), classes: [0, 8], regions: regions),
        ScatterPlot(.empty, regions: Regions(x: 0...0, y: 0...1, rows: [])),
      ]
  }

  static var contours: [any Figure] {
    let odd: [Tensor] = [
      Tensor([[Scalar]]()), Tensor([[1]]), Tensor([[1, 1], [1, 1]]), Tensor([[1, .nan], [2, 3]]),
      Tensor([[-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [0, .infinity]]),
    ]
    return odd.map {
      ContourPlot(
        $0, x: -1...1, y: 0...0, title: hostile,
        paths: [Series(hostile, x: [-9, 0, .nan, 1], y: [0, 0.1, 1, .infinity])],
        marks: [Mark(hostile, x: 0, y: 0), Mark("outside", x: 70, y: .nan)])
    } + [
      ContourPlot(ContourPlot.values(x: -1...1, y: -1...1) { $0 * $0 - $1 }, x: -1...1, y: -1...1)
    ]
  }

  static var matrices: [any Figure] {
    let odd: [Tensor] = [
      Tensor([[Scalar]]()), Tensor([[.nan, .infinity]]), Tensor([[2, 2], [2, 2]]),
      Tensor([[-.greatestFiniteMagnitude, .greatestFiniteMagnitude]]),
      Tensor(repeating: -0.123_456, shape: [12, 130]), Tensor.zeros([300, 2]),
    ]
    return odd.map {
      HeatMap(
        $0, title: hostile, rowTitle: hostile, columnTitle: hostile, rowLabels: [hostile],
        columnLabels: [hostile])
    } + [
      ImageGrid(Tensor.zeros([0, 5, 5])),
      ImageGrid(Tensor(repeating: .nan, shape: [3, 49]), title: hostile, captions: [hostile]),
      ImageGrid(Tensor.zeros([2, 1, 90]), captions: ["", hostile]),
      ImageGrid(Tensor(repeating: 0.5, shape: [2, 3, 3, 3]), columns: 0),
    ]
  }

  static var tables: [any Figure] {
    [
      Table(headers: [], rows: []), Table(headers: ["one"], rows: []),
      Table(title: hostile, headers: ["a", hostile], rows: [[hostile, "1.5"], [], ["2"]]),
      Table(headers: [], rows: [(0..<30).map { "cell \($0)" }]),
    ]
  }
}
