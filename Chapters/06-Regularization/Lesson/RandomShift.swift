import Tensors

/// Images moved by whole pixels; what comes in from outside is 0, what goes out is lost.
///
///     y[n, i, j, c] = x[n, i − down, j − right, c]      0 outside the image
///
/// Shapes: x and y [N, H, W, C].
///
/// - Parameters:
///   - images: The images x.
///   - down: By how many rows each image moves, one number an image; negative ones move it up.
///   - right: By how many columns each image moves, one number an image.
/// - Returns: The moved images y.
public func shifted(_ images: Tensor, down: [Int], right: [Int]) -> Tensor {
  guard images.rank == 4, down.count == images.shape[0], right.count == down.count else {
    mistake(
      "shifted: images of shape \(images.shape), \(down.count) and \(right.count) distances; "
        + "expected [N, H, W, C] and N of each")
  }
  let (height, width, channels) = (images.shape[1], images.shape[2], images.shape[3])
  let x = images.scalars
  var y: [Scalar] = []
  y.reserveCapacity(x.count)
  for n in down.indices {
    for position in 0..<(height * width) {
      let (i, j) = (position / width - down[n], position % width - right[n])
      let isInside = i >= 0 && i < height && j >= 0 && j < width
      let start = ((n * height + i) * width + j) * channels
      for c in 0..<channels { y.append(isInside ? x[start + c] : 0) }
    }
  }
  return Tensor(y).reshaped(images.shape)
}

/// Data augmentation: images moved at random, each by its own few pixels; the labels stay.
///
/// A seven a pixel further left is a seven. To say so costs nothing and is worth many examples: the
/// network never sees the same image twice and cannot know it by heart. Only training images are
/// moved; validation and test data are what they are.
///
/// Article: 000 §5.1 names it among the uses of adversarial networks, which can make new images too.
/// Formula 000-V12.
public struct RandomShift: Sendable, Equatable {
  /// By how many pixels an image moves at most, along each axis.
  public let distance: Int

  /// Creates a shift.
  ///
  /// - Parameter distance: The most pixels along each axis, at least 0; fewer are a mistake.
  public init(distance: Int) {
    guard distance >= 0 else { mistake("RandomShift: by \(distance) pixels; expected 0 or more") }
    self.distance = distance
  }

  /// Moves every image by a distance of its own.
  ///
  /// - Parameters:
  ///   - images: The images, [N, H, W, C].
  ///   - generator: The source of randomness.
  /// - Returns: The moved images.
  public func callAsFunction(
    _ images: Tensor, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let count = images.rank == 4 ? images.shape[0] : 0
    let down = (0..<count).map { _ in Int.random(in: -distance...distance, using: &generator) }
    let right = (0..<count).map { _ in Int.random(in: -distance...distance, using: &generator) }
    return shifted(images, down: down, right: right)
  }
}
