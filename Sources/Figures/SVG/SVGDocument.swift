/// An SVG document, element by element.
struct SVGDocument {
  /// On which side of its place a text stands.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  private var lines: [String] = []

  /// Adds an element without content; the values of attributes are escaped.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    lines.append("<\(name)\(SVGDocument.text(of: attributes))/>")
  }

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - text: The text; an empty one is left out.
  ///   - x: Where it is anchored, from the left.
  ///   - y: Its base line, from the top.
  ///   - anchor: On which side of x it stands.
  ///   - style: Classes of the style sheet.
  ///   - attributes: Further attributes.
  mutating func write(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "",
    _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    guard !text.isEmpty else { return }
    var tag = "<text x=\"\(pixels(x))\" y=\"\(pixels(y))\""
    if anchor != .start { tag += " text-anchor=\"\(anchor.rawValue)\"" }
    if !style.isEmpty { tag += " class=\"\(style)\"" }
    lines.append("\(tag)\(SVGDocument.text(of: attributes))>\(text.escaped)</text>")
  }

  /// Adds a line through points, in pixels.
  mutating func stroke(
    _ points: [Point], style: String, _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    guard let first = points.first else { return }
    var path = "M\(pixels(first.x)) \(pixels(first.y))"
    for point in points.dropFirst() { path += "L\(pixels(point.x)) \(pixels(point.y))" }
    if points.count == 1 { path += "h0" }  // a round end alone: a dot
    lines.append(
      "<path class=\"\(style)\" d=\"\(path)\"\(SVGDocument.text(of: attributes))/>")
  }

  /// The whole document.
  ///
  /// - Parameters:
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - title: What the picture shows, for readers who cannot see it.
  ///   - appearance: For which background.
  /// - Returns: The text of the document.
  func document(width: Double, height: Double, title: String, appearance: Appearance) -> String {
    let (w, h) = (pixels(width), pixels(height))
    let name = title.isEmpty ? "Figure" : title.escaped
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" aria-label="\(name)" \
      width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)">
      <style>\(StyleSheet.rules(for: appearance))</style>
      <rect class="paper" width="\(w)" height="\(h)"/>
      \(lines.joined(separator: "\n"))
      </svg>

      """
  }

  private static func text(of attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0)=\"\($1.escaped)\"" }.joined()
  }
}
