extension ImageGrid {
  /// The images as a document in SVG, each embedded as PNG, its caption under it.
  ///
  /// - Parameters:
  ///   - width: The width in pixels; images are not drawn wider than 160.
  ///   - height: Not used: the images take the height that they need.
  ///   - appearance: For which background.
  /// - Returns: The document.
  public func svg(width: Int, height: Int, appearance: Appearance) -> String {
    let across = Double(max(1, min(columns, images.count)))
    let wide = max(8, min((Double(max(width, 60)) - 16) / across - 8, 160))
    let size = imageSize
    let tall = size.width > 0 ? wide * Double(size.height) / Double(size.width) : 0
    let step = tall + (hasCaptions ? 24 : 8)
    let top = title.isEmpty ? 8.0 : 40
    let total = max(
      across * (wide + 8) + 16,
      title.isEmpty ? 0 : min(Double(width), title.estimatedWidth(size: 15) + 24))
    var document = SVGDocument()
    document.write(
      title.cut(toPixels: total - 24, size: 15), x: total / 2, y: 24, anchor: .middle,
      style: "title")
    for (row, numbers) in rows(of: columns).enumerated() {
      for (column, number) in numbers.enumerated() {
        let (x, y) = (12 + Double(column) * (wide + 8), top + Double(row) * step)
        draw(number, on: &document, x: x, y: y, width: wide, height: tall)
      }
    }
    let count = Double((images.count + columns - 1) / columns)
    return document.document(
      width: total, height: top + count * step + 8, title: title, appearance: appearance)
  }

  private func draw(
    _ number: Int, on document: inout SVGDocument, x: Double, y: Double, width: Double,
    height: Double
  ) {
    document.add(
      "image",
      [
        "x": pixels(x), "y": pixels(y), "width": pixels(width), "height": pixels(height),
        "preserveAspectRatio": "none",
        "href": "data:image/png;base64,\(images[number].png().base64EncodedString())",
      ])
    document.write(
      caption(number).cut(toPixels: width + 6), x: x + width / 2, y: y + height + 15,
      anchor: .middle)
  }
}
