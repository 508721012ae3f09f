import Figures

extension Report {
  /// Prints a figure and keeps it for `--figures`.
  ///
  /// The figure is as wide as the terminal, up to 100 columns.
  ///
  /// - Parameters:
  ///   - name: The name of its file, without an extension.
  ///   - figure: The figure.
  ///   - console: Where to print it.
  ///   - height: The lines that a plot fills.
  public mutating func show(
    _ name: String, _ figure: any Figure, on console: Console, height: Int = 16
  ) {
    let width = min(console.width, 100)
    console.print()
    console.print(figure.terminal(width: width, height: height, colour: console.hasColor))
    figures.append((name, figure))
  }
}
