import Foundation
import Tensors

/// A point of a drawing: x to the right, y downwards.
package typealias Point = SIMD2<Scalar>

/// The strokes of the digits 0 to 9 in a box of 1 × 1, each a chain of points.
let digitStrokes: [[[Point]]] = [
  [arc(around: [0.5, 0.5], radii: [0.32, 0.45], from: 0, to: 360)],
  [[[0.35, 0.2], [0.55, 0.05], [0.55, 0.95]]],
  [
    arc(around: [0.5, 0.3], radii: [0.28, 0.25], from: 200, to: 400),
    [[0.71, 0.46], [0.2, 0.95], [0.82, 0.95]],
  ],
  [
    arc(around: [0.47, 0.27], radii: [0.27, 0.22], from: 200, to: 450),
    arc(around: [0.47, 0.72], radii: [0.31, 0.23], from: 270, to: 520),
  ],
  [[[0.62, 0.95], [0.62, 0.05], [0.15, 0.65], [0.85, 0.65]]],
  [
    [[0.75, 0.05], [0.28, 0.05], [0.25, 0.45]],
    arc(around: [0.47, 0.66], radii: [0.3, 0.29], from: 225, to: 500),
  ],
  [
    arc(around: [0.5, 0.68], radii: [0.28, 0.27], from: 0, to: 360),
    [[0.68, 0.05], [0.4, 0.25], [0.25, 0.5], [0.22, 0.68]],
  ],
  [[[0.2, 0.05], [0.8, 0.05], [0.4, 0.95]]],
  [
    arc(around: [0.5, 0.27], radii: [0.23, 0.22], from: 0, to: 360),
    arc(around: [0.5, 0.72], radii: [0.28, 0.23], from: 0, to: 360),
  ],
  [
    arc(around: [0.5, 0.32], radii: [0.27, 0.27], from: 0, to: 360),
    [[0.77, 0.32], [0.72, 0.65], [0.55, 0.95]],
  ],
]

/// Points on an ellipse, about one every 22 degrees; degrees run clockwise from the right.
private func arc(
  around center: Point, radii: Point, from start: Scalar, to end: Scalar
) -> [Point] {
  let pieces = Int(((end - start) / 22.5).rounded(.up))
  return (0...pieces).map { piece in
    let degrees = start + (end - start) * Scalar(piece) / Scalar(pieces)
    let angle = degrees * .pi / 180
    return center + radii * Point(cos(angle), sin(angle))
  }
}
