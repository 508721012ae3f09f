import Tensors

/// Small images in rows and columns, each with a caption, such as the mistakes of a classifier.
public struct ImageGrid: Figure {
  /// What the picture shows.
  public var title: String
  /// The text under each image; images without one have none.
  public var captions: [String]
  /// The images that stand side by side; fewer in a narrow terminal.
  public var columns: Int
  let images: [Raster]

  /// Describes a grid of images.
  ///
  /// - Parameters:
  ///   - images: Grey images [N, H, W], [N, H, W, 1] or, being square, [N, H · W]; images with red,
  ///     green and blue [N, H, W, 3].
  ///   - title: What the picture shows.
  ///   - captions: The text under each image.
  ///   - columns: The images that stand side by side.
  ///   - range: The values of black and of white; if not given 0 and 1, or the smallest and the
  ///     largest value if some lie outside. A value that is not finite is black.
  public init(
    _ images: Tensor, title: String = "", captions: [String] = [], columns: Int = 6,
    range: ClosedRange<Scalar>? = nil
  ) {
    self.title = title
    self.captions = captions
    self.columns = max(1, columns)
    self.images = rasters(images, range: range ?? greyRange(of: images.scalars))
  }

  /// The rows of a grid with so many images side by side: image numbers.
  func rows(of columns: Int) -> [Range<Int>] {
    stride(from: 0, to: images.count, by: columns).map { $0..<min($0 + columns, images.count) }
  }

  /// The caption of an image, empty if it has none.
  func caption(_ number: Int) -> String { number < captions.count ? captions[number] : "" }

  /// Whether any image has a caption.
  var hasCaptions: Bool { captions.contains { !$0.isEmpty } }

  /// The size of every image in pixels.
  var imageSize: (width: Int, height: Int) {
    (images.first?.width ?? 0, images.first?.height ?? 0)
  }
}

private func greyRange(of scalars: [Scalar]) -> ClosedRange<Scalar> {
  var (low, high): (Scalar, Scalar) = (0, 1)
  for scalar in scalars where scalar.isFinite {
    low = min(low, scalar)
    high = max(high, scalar)
  }
  return low...high
}

private func rasters(_ images: Tensor, range: ClosedRange<Scalar>) -> [Raster] {
  let (count, height, width, channels) = layout(of: images.shape)
  let values = images.scalars
  let size = height * width * channels
  return (0..<count).map { number in
    var raster = Raster(width: width, height: height, filledWith: Color(grey: 0))
    for pixel in 0..<(height * width) {
      let channel = { grey(values[number * size + pixel * channels + $0], in: range) }
      raster[pixel % width, pixel / width] =
        channels == 1
        ? Color(grey: channel(0))
        : Color(red: channel(0), green: channel(1), blue: channel(2))
    }
    return raster
  }
}

private func layout(of shape: [Int]) -> (count: Int, height: Int, width: Int, channels: Int) {
  if shape.count == 2 {
    let side = Int(Double(shape[1]).squareRoot().rounded())
    if side * side == shape[1] { return (shape[0], side, side, 1) }
  }
  if shape.count == 3 { return (shape[0], shape[1], shape[2], 1) }
  if shape.count == 4 && (shape[3] == 1 || shape[3] == 3) {
    return (shape[0], shape[1], shape[2], shape[3])
  }
  mistake("an image grid needs [N, H, W], [N, H, W, 1 or 3] or [N, side · side], found \(shape)")
}

private func grey(_ value: Scalar, in range: ClosedRange<Scalar>) -> UInt8 {
  guard value.isFinite else { return 0 }
  let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
  let part = high > low ? (Double(value) / 2 - low / 2) / (high / 2 - low / 2) : 0
  return UInt8((min(max(part, 0), 1) * 255).rounded())
}
