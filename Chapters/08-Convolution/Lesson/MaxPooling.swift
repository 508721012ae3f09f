import Tensors

/// Max pooling: the largest value of every window, channel by channel.
///
///     forward     yₙᵢⱼc = max over 0 ≤ p, q < k of  x[n, i·s + p, j·s + q, c]
///     backward    dx is the sum of dy at the places that were the largest of a window, else 0
///
/// Among equals the first in row order wins: the gradient goes to one place, or it would grow. With
/// s < k windows overlap, and a pixel that wins several gathers several gradients. What is left at
/// the edges when the windows do not divide the image is not looked at: 11 × 11 becomes 5 × 5. A NaN
/// wins over every number.
///
/// Smaller maps, less work, some tolerance to shifts, a wider view for the next layer; no
/// parameters. That it prevents overfitting is more than the article can promise (E004-11).
///
/// Articles: 004 §3.2.2 (window centred, no stride: E004-10), 000 §4.2. Formulas 004-F07, 000-C02b,
/// 004-A04.
public struct MaxPooling: Sendable {
  /// How the window slides.
  public let window: Window

  /// Creates a layer.
  ///
  /// - Parameters:
  ///   - size: The rows and columns k of the window.
  ///   - stride: The pixels s from one window to the next; k if not given.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    _ size: Int, stride: Int? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    window = Window(height: size, width: size, stride: stride ?? size, file: file, line: line)
  }

  /// The output y for a batch of images, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The images, [N, H, W, C].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The largest values [N, H', W', C], and the function from dy to dx.
  public func forward(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let images = WindowedImages(x, window, for: "MaxPooling", file, line)
    let grid = images.grid(of: window)
    let (y, winners) = x.maxima(under: grid)
    return (
      y,
      { dy in
        images.check(dy, maps: images.channels, for: "MaxPooling", file, line)
        return dy.scattered(to: winners, ofImages: x.shape, under: grid)
      }
    )
  }
}
