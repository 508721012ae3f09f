import Figures
import Tensors

extension Report {
  /// Prints a figure and keeps it for `--figures` and `--report`.
  ///
  /// The printed figure is as wide as the terminal, up to 100 columns.
  ///
  /// - Parameters:
  ///   - name: The name of its file, without an extension; each only once.
  ///   - figure: The figure.
  ///   - console: Where to print it.
  ///   - height: The lines that a plot fills.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public mutating func show(
    _ name: String, _ figure: any Figure, on console: Console, height: Int = 16,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = min(console.width, 100)
    console.print()
    console.print(figure.terminal(width: width, height: height, color: console.hasColor))
    keep(name, figure, file: file, line: line)
  }

  /// Keeps a figure for `--figures` and `--report` without printing it.
  ///
  /// - Parameters:
  ///   - name: The name of its file, without an extension; each only once.
  ///   - figure: The figure.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public mutating func keep(
    _ name: String, _ figure: any Figure, file: StaticString = #fileID, line: UInt = #line
  ) {
    if figures.contains(where: { $0.name == name }) {
      mistake("report: two figures are called \(name)", file: file, line: line)
    }
    figures.append((name, figure))
  }

  /// Writes every figure into a folder: all as SVG, images as PNG too.
  package func writeFigures(into folder: String) throws(WritingError) {
    for (name, figure) in figures {
      try WholeFile.write(figure.svg(), to: "\(folder)/\(name).svg")
      if let images = figure as? ImageGrid {
        try WholeFile.write(images.png(), to: "\(folder)/\(name).png")
      }
    }
  }

  /// Writes everything on one page.
  package func writePage(to path: String, titled title: String, _ arguments: Arguments)
    throws(WritingError)
  {
    let options = arguments.all.map {
      HTMLReport.Option("--\($0.name)", $0.value?.description ?? "not given")
    }
    var page = HTMLReport(
      title: title, options: options, formulas: formulas, versions: Versions(package: "0.1"),
      seed: arguments.lists("seed") ? arguments.seed : nil)
    page.add(Table(title: "Results", headers: ["figure", "value"], rows: plainValues))
    for (_, figure) in figures { page.add(figure) }
    try WholeFile.write(page.html(), to: path)
  }
}
