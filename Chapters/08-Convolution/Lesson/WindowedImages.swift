import Tensors

/// The lengths that a window makes of a batch of images, and the zeros around them.
struct WindowedImages {
  /// The number N of images.
  let count: Int
  /// The channels C of an image.
  let channels: Int
  /// The rows and columns of an image, H and W.
  let size: (height: Int, width: Int)
  /// The places of the window: rows and columns of the output.
  let output: (height: Int, width: Int)
  /// The zeros above and below.
  let vertical: (before: Int, after: Int)
  /// The zeros left and right.
  let horizontal: (before: Int, after: Int)

  /// Stops the program when the images are no batch [N, H, W, C], or smaller than the window.
  init(_ x: Tensor, _ window: Window, for layer: String, _ file: StaticString, _ line: UInt) {
    guard x.rank == 4 else {
      mistake(
        "\(layer): images of shape \(x.shape); expected [N, H, W, C], a batch also of one image",
        file: file, line: line)
    }
    (count, size, channels) = (x.shape[0], (x.shape[1], x.shape[2]), x.shape[3])
    guard let height = window.outputLength(of: size.height, cells: window.height),
      let width = window.outputLength(of: size.width, cells: window.width)
    else {
      mistake(
        "\(layer): a window of \(window.height) × \(window.width) with dilation \(window.dilation) "
          + "does not fit into images of shape \(x.shape)", file: file, line: line)
    }
    output = (height, width)
    vertical = window.margins(of: size.height, cells: window.height)
    horizontal = window.margins(of: size.width, cells: window.width)
  }

  /// The images with their zeros around them, [N, H + …, W + …, C].
  func padded(_ x: Tensor) -> Tensor {
    x.padded(
      top: vertical.before, bottom: vertical.after, left: horizontal.before,
      right: horizontal.after)
  }

  /// The images without what `padded` put around them: its backward pass.
  func cropped(_ x: Tensor) -> Tensor {
    x.cropped(
      top: vertical.before, bottom: vertical.after, left: horizontal.before,
      right: horizontal.after)
  }

  /// The window without its margins, which the padded images have.
  func grid(of window: Window) -> WindowGrid {
    WindowGrid(
      height: window.height, width: window.width, stride: window.stride,
      dilation: window.dilation)
  }

  /// Stops the program when a gradient has not the shape of the output.
  func check(
    _ dy: Tensor, maps: Int, for layer: String, _ file: StaticString, _ line: UInt
  ) {
    let expected = [count, output.height, output.width, maps]
    if dy.shape != expected {
      mistake(
        "\(layer): dy of shape \(dy.shape); expected \(expected)", file: file, line: line)
    }
  }
}
