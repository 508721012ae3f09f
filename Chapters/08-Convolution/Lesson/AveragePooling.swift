import Tensors

/// Average pooling: the mean of every window, channel by channel.
///
///     forward     yₙᵢⱼc = 1/k² · Σₚ Σ_q  x[n, i·s + p, j·s + q, c]
///     backward    dx[n, i·s + p, j·s + q, c] += dyₙᵢⱼc / k²
///
/// A linear map, so that its backward pass is its adjoint: every pixel of a window gets an equal
/// share. It is a convolution whose kernel is fixed at 1/k² and does not mix channels.
///
/// Articles: 004 §3.2.2, by name. Formula 004-T02.
public struct AveragePooling: Sendable {
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
  /// - Returns: The means [N, H', W', C], and the function from dy to dx.
  public func forward(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let images = WindowedImages(x, window, for: "AveragePooling", file, line)
    let grid = images.grid(of: window)
    let share = 1 / Scalar(window.height * window.width)
    return (
      x.sums(under: grid) * share, { dy in (dy * share).spread(overImages: x.shape, under: grid) }
    )
  }
}
