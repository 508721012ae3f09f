/// A picture of pixels in rows from the top.
struct Raster: Sendable, Equatable {
  let width: Int
  let height: Int
  private(set) var pixels: [Color]

  init(width: Int, height: Int, filledWith color: Color) {
    self.width = width
    self.height = height
    pixels = [Color](repeating: color, count: width * height)
  }

  subscript(x: Int, y: Int) -> Color {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }

  var isGrey: Bool { pixels.allSatisfy(\.isGrey) }

  /// The picture in fewer pixels, each the mean of those that it stands for.
  ///
  /// A length that is not smaller than now stays as it is.
  func shrunk(toWidth newWidth: Int, height newHeight: Int) -> Raster {
    let (w, h) = (max(1, min(width, newWidth)), max(1, min(height, newHeight)))
    guard (w, h) != (width, height), width > 0, height > 0 else { return self }
    var result = Raster(width: w, height: h, filledWith: Color(grey: 0))
    for y in 0..<h {
      for x in 0..<w {
        result[x, y] = mean(
          x: (x * width / w)..<((x + 1) * width + w - 1) / w,
          y: (y * height / h)..<((y + 1) * height + h - 1) / h)
      }
    }
    return result
  }

  /// Copies another picture onto this one, every pixel as a square of `scale` × `scale`.
  mutating func draw(_ other: Raster, x left: Int, y top: Int, scale: Int = 1) {
    for y in 0..<(other.height * scale) {
      for x in 0..<(other.width * scale) {
        self[left + x, top + y] = other[x / scale, y / scale]
      }
    }
  }

  private func mean(x: Range<Int>, y: Range<Int>) -> Color {
    var sums = SIMD3<Int>.zero
    for row in y {
      for column in x {
        let pixel = self[column, row]
        sums &+= SIMD3(Int(pixel.red), Int(pixel.green), Int(pixel.blue))
      }
    }
    let means = sums / SIMD3(repeating: x.count * y.count)
    return Color(red: UInt8(means[0]), green: UInt8(means[1]), blue: UInt8(means[2]))
  }
}
