extension ImageGrid {
  /// The images in half blocks, two pixels a character; without colour in five shades.
  ///
  /// Images that are too wide are shrunk, yet not below 14 columns while fewer side by side help.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: Not used: the images take the lines that they need.
  ///   - colour: Whether to use colours.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, colour: Bool) -> String {
    var page = CellGrid(width: width)
    if !title.isEmpty { page.write(title.cut(to: width), column: 0, row: 0) }
    let least = min(14, imageSize.width)
    let columns = max(1, min(columns, (width + 1) / (least + 1)))
    let room = max(1, (width + 1) / columns - 1)
    let columnWidth = min(room, max(imageSize.width, 1))
    for row in rows(of: columns) {
      let top = page.height
      for (column, number) in row.enumerated() {
        let left = column * (columnWidth + 1)
        let tall = draw(number, into: &page, left, top, columnWidth, colour: colour)
        guard hasCaptions else { continue }
        page.write(caption(number), centredIn: left..<(left + columnWidth), row: top + tall)
      }
    }
    return page.text(colour: colour)
  }

  /// Draws one image and returns the lines that it fills.
  private func draw(
    _ number: Int, into page: inout CellGrid, _ left: Int, _ top: Int, _ width: Int, colour: Bool
  ) -> Int {
    let image = images[number]
    let tall = max(1, image.height * width / max(1, image.width))
    let small = image.shrunk(toWidth: width, height: tall)
    for y in stride(from: 0, to: small.height, by: 2) {
      for x in 0..<small.width {
        let upper = small[x, y]
        let lower = y + 1 < small.height ? small[x, y + 1] : nil
        page[left + x, top + y / 2] =
          colour
          ? CellGrid.Cell(character: "▀", ink: upper, paper: lower)
          : CellGrid.Cell(character: shade(upper.mixed(with: lower ?? upper, part: 0.5).lightness))
      }
    }
    return (small.height + 1) / 2
  }
}

/// A character that covers about such a part, from 0 to 1, of its cell.
func shade(_ part: Double) -> Character {
  let shades: [Character] = [" ", "░", "▒", "▓", "█"]
  return shades[min(max(Int((part * 4).rounded()), 0), 4)]
}
