import Foundation

extension ImageGrid {
  /// The images side by side as a PNG file, without title and captions.
  ///
  /// - Parameter scale: The side of the square that stands for a pixel.
  /// - Returns: The bytes of the file.
  public func png(scale: Int = 4) -> Data {
    let (width, height) = imageSize
    let rows = rows(of: columns)
    let across = min(columns, max(images.count, 1))
    var sheet = Raster(
      width: across * (width + 1) + 1, height: rows.count * (height + 1) + 1,
      filledWith: Color(grey: 128))
    for (row, numbers) in rows.enumerated() {
      for (column, number) in numbers.enumerated() {
        sheet.draw(images[number], x: column * (width + 1) + 1, y: row * (height + 1) + 1)
      }
    }
    return sheet.png(scale: scale)
  }
}

extension HeatMap {
  /// The cells as a PNG file, without numbers, labels and title.
  ///
  /// - Parameter scale: The side of the square that stands for a cell.
  /// - Returns: The bytes of the file.
  public func png(scale: Int = 16) -> Data {
    let ramp = ramp
    var picture = Raster(width: columnCount, height: rows.count, filledWith: Color(grey: 255))
    for (y, row) in rows.enumerated() {
      for (x, value) in row.enumerated() { picture[x, y] = ramp.color(value) }
    }
    return picture.png(scale: scale)
  }
}
