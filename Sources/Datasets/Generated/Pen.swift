import Tensors

/// Draws strokes as grey pixels.
package enum Pen {
  /// How much ink every pixel of a square image has, from 0 to 1, row by row.
  ///
  ///     ink = clamp(½ + thickness / 2 − d, 0, 1)
  ///
  /// where d is the distance from the pixel's center to the nearest stroke: 1 within the line, 0
  /// outside of it, and a slope one pixel wide between them that takes away the stairs.
  ///
  /// - Parameters:
  ///   - strokes: Chains of points, in pixels; pixel (row, column) has its center at
  ///     (column + ½, row + ½).
  ///   - thickness: The thickness of the line in pixels.
  ///   - side: The height and width of the image.
  /// - Returns: side² numbers.
  package static func draw(_ strokes: [[Point]], thickness: Scalar, side: Int) -> [Scalar] {
    let segments = strokes.flatMap { zip($0, $0.dropFirst()).map(Segment.init) }
    return (0..<(side * side)).map { pixel in
      let center = Point(Scalar(pixel % side), Scalar(pixel / side)) + 0.5
      var nearest = Scalar.infinity
      for segment in segments { nearest = min(nearest, segment.squaredDistance(to: center)) }
      return min(max(0.5 + thickness / 2 - nearest.squareRoot(), 0), 1)
    }
  }
}

/// The straight piece between two points.
private struct Segment {
  let start: Point
  let direction: Point
  let squaredLength: Scalar

  init(_ start: Point, _ end: Point) {
    self.start = start
    direction = end - start
    squaredLength = (direction * direction).sum()
  }

  func squaredDistance(to point: Point) -> Scalar {
    let offset = point - start
    // Where the perpendicular from the point meets the line, kept between the two ends.
    let share = squaredLength > 0 ? (offset * direction).sum() / squaredLength : 0
    let rest = offset - min(max(share, 0), 1) * direction
    return (rest * rest).sum()
  }
}
