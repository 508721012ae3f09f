/// How line number n looks in SVG: a color and, so that no one needs to see it, a dash.
enum LineStyle {
  private static let dashes = ["", "8 5", "1 5", "10 5 1 5", "16 5"]

  /// The dash of line number n as SVG writes it; the first is drawn through.
  static func dash(_ n: Int) -> String {
    let dash = dashes[n % dashes.count]
    return dash.isEmpty ? "none" : dash
  }

  /// The classes of line number n.
  static func style(_ n: Int) -> String { "line s\(n % Palette.count)" }

  /// An entry of a legend for line number n.
  static func key(_ n: Int, name: String) -> SVGFrame.Key {
    SVGFrame.Key(name: name) { document, place in
      let end = Point(x: place.x + 24, y: place.y)
      document.stroke([place, end], style: style(n), ["stroke-dasharray": dash(n)])
    }
  }
}
