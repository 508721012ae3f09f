extension ImageGrid {
  /// The images in half blocks, two pixels a character.
  ///
  /// Without color in five shades; where there is room each pixel is then two characters wide.
  ///
  /// Images that are too wide are shrunk, yet not below 14 columns while fewer side by side help.
  ///
  /// - Parameters:
  ///   - width: The columns that a line may fill.
  ///   - height: Not used: the images take the lines that they need.
  ///   - color: Whether to use colors.
  /// - Returns: The lines, joined by line feeds.
  public func terminal(width: Int, height: Int, color: Bool) -> String {
    var page = CellGrid(width: width)
    if !title.isEmpty { page.write(title.cut(to: width), column: 0, row: 0) }
    let imageWidth = max(imageSize.width, 1)
    let fitting = { (width + 1) / ($0 + 1) }  // images of such a width side by side
    let isDoubled = !color && fitting(2 * imageWidth) >= min(columns, 3)
    let columns = max(1, min(columns, fitting(isDoubled ? 2 * imageWidth : min(14, imageWidth))))
    let room = max(1, (width + 1) / columns - 1)
    let columnWidth = isDoubled ? 2 * imageWidth : min(room, imageWidth)
    for row in rows(of: columns) {
      let top = page.height
      for (column, number) in row.enumerated() {
        let left = column * (columnWidth + 1)
        let tall = draw(number, into: &page, left, top, columnWidth, color: color)
        guard hasCaptions else { continue }
        page.write(caption(number), centeredIn: left..<(left + columnWidth), row: top + tall)
      }
    }
    return page.text(color: color)
  }

  /// Draws one image and returns the lines that it fills.
  private func draw(
    _ number: Int, into page: inout CellGrid, _ left: Int, _ top: Int, _ width: Int, color: Bool
  ) -> Int {
    let image = images[number]
    let tall = max(1, image.height * width / max(1, image.width))
    let small = image.shrunk(toWidth: width, height: tall)
    let zoom = max(1, width / max(1, small.width))  // 2 where a pixel is two characters wide
    let (columns, rows) = (small.width * zoom, small.height * zoom)
    for y in stride(from: 0, to: rows, by: 2) {
      for x in 0..<columns {
        let upper = small[x / zoom, y / zoom]
        let lower = y + 1 < rows ? small[x / zoom, (y + 1) / zoom] : nil
        page[left + x, top + y / 2] =
          color
          ? CellGrid.Cell(character: "▀", ink: upper, paper: lower)
          : CellGrid.Cell(character: shade(upper.mixed(with: lower ?? upper, part: 0.5).lightness))
      }
    }
    return (rows + 1) / 2
  }
}

/// A character that covers about such a part, from 0 to 1, of its cell.
func shade(_ part: Double) -> Character {
  let shades: [Character] = [" ", "░", "▒", "▓", "█"]
  return shades[min(max(Int((part * 4).rounded()), 0), 4)]
}
