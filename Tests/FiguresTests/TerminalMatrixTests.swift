import Tensors
import Testing

@testable import Figures

@Suite("Matrices, images and tables in the terminal")
struct TerminalMatrixTests {
  private let confusion = HeatMap(
    Tensor([[50, 2], [7, 41]]), title: "Confusion", rowTitle: "true", columnTitle: "predicted",
    rowLabels: ["cat", "dog"], columnLabels: ["cat", "dog"])

  @Test("a confusion matrix has its numbers and labels in columns")
  func heatMap() {
    let picture = """
      Confusion
           predicted
      true  cat  dog
       cat   50    2
       dog    7   41
      """
    #expect(confusion.terminal(width: 30) == picture)
  }

  @Test("where numbers do not fit, or are not wished, cells are shaded")
  func shades() {
    #expect(
      HeatMap(Tensor([[0, 1, 2], [3, 4, .nan]]), showsNumbers: false).terminal() == "  ░░▒▒\n▓▓██")
    #expect(confusion.terminal(width: 6).contains("██"))
  }

  @Test("with color small numbers are dark on light and large ones light on dark")
  func colors() {
    let low = "\u{1B}[0;38;2;0;0;0;48;2;245;249;253m 0 "
    let high = "\u{1B}[0;38;2;255;255;255;48;2;0;50;79m 1 \u{1B}[0m"
    #expect(HeatMap(Tensor([[0, 1]])).terminal(width: 30, color: true) == low + high)
  }

  @Test("numbers of both signs are blue and brown around white")
  func signs() {
    let ramp = ColorRamp(for: [-1, 0, 4])
    #expect(ramp.color(0) == Color(0xFFFFFF))
    #expect(ramp.part(-4) == 0)
    #expect(ramp.color(-4).blue > ramp.color(-4).red)
    #expect(ramp.color(4).red > ramp.color(4).blue)
  }

  @Test("more columns than the terminal has become means, and it is said so")
  func means() {
    let text = HeatMap(Tensor.zeros([2, 100])).terminal(width: 40)
    #expect(text.contains("means of blocks of 2 × 100 cells"))
    let rows = blockMeans([[1, 3, .nan, .nan], [5, 7, .nan, 4]], rows: 1, columns: 2)
    #expect(rows == [[4, 4]])
  }

  @Test("an image without color is shaded, a pixel two characters wide, its caption under it")
  func image() {
    let ramp = Tensor(shape: [2, 4, 4], scalars: (0..<32).map { Scalar($0 % 16) / 15 })
    let picture = """
      Ramps
          ░░░░     ░░░░
      ░░░░▒▒▒▒ ░░░░▒▒▒▒
      ▒▒▒▒▓▓▓▓ ▒▒▒▒▓▓▓▓
      ▓▓▓▓████ ▓▓▓▓████
        3→8
      """
    #expect(ImageGrid(ramp, title: "Ramps", captions: ["3→8"]).terminal(width: 30) == picture)
  }

  @Test("where there is no room for that, a character shows the mean of two pixels")
  func narrowImage() {
    let ramp = Tensor(shape: [1, 4, 4], scalars: (0..<16).map { Scalar($0) / 15 })
    #expect(ImageGrid(ramp).terminal(width: 6) == "░░░░\n▓▓▓▓")
  }

  @Test("an image with color is half blocks, the upper pixel as ink and the lower as paper")
  func halfBlocks() {
    let image = ImageGrid(Tensor(shape: [1, 2, 2], scalars: [0, 1, 0.5, 0.5]))
    let left = "\u{1B}[0;38;2;0;0;0;48;2;128;128;128m▀"
    let right = "\u{1B}[0;38;2;255;255;255;48;2;128;128;128m▀\u{1B}[0m"
    #expect(image.terminal(width: 30, color: true) == left + right)
  }

  @Test("a flat image [N, H · W] is square, and twelve mistakes wrap in a narrow terminal")
  func wrapping() {
    let grid = ImageGrid(
      Tensor(repeating: 1, shape: [12, 784]), captions: (0..<12).map { "\($0) → 8" })
    let lines = grid.terminal(width: 40).split(separator: "\n")
    #expect(lines.count == 6 * (10 + 1))  // two of 19 columns side by side, 19 pixels high
    #expect(lines[10] == "       0 → 8               1 → 8")
  }

  @Test("a table lines up words at their beginning and numbers by their points")
  func table() {
    let table = Table(
      title: "Results", headers: ["model", "loss", "n"],
      rows: [["softmax", "0.31", "7"], ["MLP", "12.5", "1200"], ["中文", "–"]])
    let picture = """
      Results
      ┌─────────┬───────┬──────┐
      │ model   │  loss │    n │
      ├─────────┼───────┼──────┤
      │ softmax │  0.31 │    7 │
      │ MLP     │ 12.5  │ 1200 │
      │ 中文    │  –    │      │
      └─────────┴───────┴──────┘
      """
    #expect(table.terminal(width: 40) == picture)
    #expect(table.terminal(width: 24).contains("│ soft… │  0.31 │    7 │"))
  }

  @Test("a column can be told how to line up")
  func alignment() {
    let table = Table(
      headers: ["a", "b", "c"], rows: [["1", "2", "3"], ["long", "long", "long"]],
      alignments: [.trailing, .center, .leading])
    #expect(table.terminal().contains("│    1 │  2   │ 3    │"))
  }
}
