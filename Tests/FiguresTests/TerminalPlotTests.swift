import Tensors
import Testing

@testable import Figures

@Suite("Plots in the terminal")
struct TerminalPlotTests {
  @Test("two losses over epochs, told apart by their dots where there is no color")
  func losses() {
    let plot = LinePlot(
      title: "Loss", xTitle: "epoch", yTitle: "L",
      series: [
        Series("training", y: [4, 2, 1, 0.5, 0.25]), Series("test", y: [4, 3, 2.5, .nan, 2]),
      ])
    let picture = """
                   Loss
      L
      4 ┤⠙⠶⡀ ⣀
        │  ⠈⠒⢄⠉  ⠢⠤  ⣀⣀
      2 ┤     ⠉⠢⢄⣀⡀                ⠠
        │         ⠈⠉⠒⠒⠤⠤⣀⣀
      0 ┤                 ⠉⠉⠒⠒⠒⠒⠢⠤⠤⠤
        └──────┬─────────────┬──────
               2             4
                    epoch
      ⠤⠤⠤⠤ training  ⠤⠤   test
      1 left out: not finite
      """
    #expect(plot.terminal(width: 30, height: 12, color: false) == picture)
  }

  @Test("on a logarithmic axis halving is straight, and a negative value is left out, saying so")
  func logarithmic() {
    let plot = LinePlot(isLogarithmic: true, series: [Series("", y: [100, 10, 1, -1])])
    let picture = """
      100 ┤⠑⠢⢄⡀
          │   ⠈⠑⠢⢄⡀
       10 ┤       ⠈⠑⠢⣀
          │           ⠉⠒⠤⣀
        1 ┤               ⠉⠒⠤⣀
          └┬────────┬────────┬
           1        2        3
      1 left out: not positive
      """
    #expect(plot.terminal(width: 24, height: 8, color: false) == picture)
  }

  @Test("with color the lines are drawn through, and colors end with the line")
  func colors() {
    let plot = LinePlot(series: [Series("a", y: [1, 2])])
    let blue = "\u{1B}[0;38;2;86;180;233m"
    let lines = plot.terminal(width: 16, height: 6, color: true).split(separator: "\n")
    #expect(lines[0] == "2.0 ┤       \(blue)⢀⡠⠔⠊\u{1B}[0m")
    #expect(lines.last == "\(blue)⠤⠤⠤⠤\u{1B}[0m a")
  }

  @Test("points of classes are letters on their regions where there is no color")
  func scatter() {
    let plot = ScatterPlot(
      Tensor([[0, 0], [1, 1], [0, 1], [1, 0]]), classes: [0, 0, 1, 1], title: "XOR",
      classNames: ["even", "odd"],
      regions: Regions(x: -0.5...1.5, y: -0.5...1.5, rows: [[0, 1], [1, 0]]))
    let picture = """
                   XOR
        │·············
        │·············
      1 ┤······x······       o
        │·············
        │             ··············
      0 ┤             ··············
        │      o      ·······x······
        │             ··············
        └──────┬─────────────┬──────
               0             1
      o  even  x· odd
      """
    #expect(plot.terminal(width: 30, height: 12, color: false) == picture)
  }

  @Test("level lines of a bowl are rings, and a path over them leads to the mark")
  func contour() {
    let bowl = ContourPlot.values(x: -1...1, y: -1...1, nodes: 41) { $0 * $0 + $1 * $1 }
    let plot = ContourPlot(
      bowl, x: -1...1, y: -1...1, levels: [0.23, 0.83],
      paths: [Series("path", x: [-1, 0], y: [1, 0])], marks: [Mark("minimum", x: 0, y: 0)])
    let picture = """
       1 ┤⠑⢄⡀      ⡀⠠ ⠄⠠ ⠄⢀
         │  ⠈⠢⡀ ⠂⠈          ⠁⠐
         │   ⠄⠈⠑⢄     ⢀ ⡀      ⠁⠠
         │  ⠐    ⠑⠤⡀ ⠁   ⠈ ⠄     ⠂
         │ ⡈     ⠄ ⠈⠢⣀      ⠐     ⢁
       0 ┤ ⠄    ⠐     ⠑×     ⡁    ⠠
         │ ⠐     ⢁          ⠠     ⠂
         │  ⢁      ⠄⢀⡀   ⢀ ⠂     ⡈
         │   ⠐        ⠈ ⠁       ⠂
         │     ⠁⠠            ⠄⠈
      -1 ┤        ⠁⠈ ⠒ ⠂⠐ ⠁⠈
         └┬────────────┬───────────┬
          -1           0           1
      ⠤⠤⠤⠤ path  × minimum
      """
    #expect(plot.terminal(width: 30, height: 14, color: false) == picture)
  }

  @Test("a path that leaves the picture as far as numbers go is drawn up to its edge")
  func farAway() {
    let bowl = ContourPlot.values(x: -1...1, y: -1...1, nodes: 5) { $0 * $0 + $1 * $1 }
    let far = Scalar.greatestFiniteMagnitude / 4
    let path = Series("path", x: [0, far, -far], y: [0, far, far])
    let text = ContourPlot(bowl, x: -1...1, y: -1...1, paths: [path]).terminal(width: 40)
    #expect(text.contains("path"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test("a plot without points says so")
  func empty() {
    #expect(LinePlot(series: []).terminal().contains("no data"))
    #expect(LinePlot(series: [Series("s", y: [.nan])]).svg().contains(">no data</text>"))
    #expect(ScatterPlot(.empty).terminal(width: 20).contains("no data"))
  }

  @Test("a single point is a dot")
  func onePoint() {
    let text = LinePlot(series: [Series("", y: [3])]).terminal(width: 24, height: 7, color: false)
    let dots = text.unicodeScalars.filter { (0x2801...0x28FF).contains($0.value) }
    #expect(dots.count == 1)
  }
}
