/// A window that slides over images without anything around them; the images bring their margins.
///
/// The chapter on convolution has the same with padding, and says what each number means.
package struct WindowGrid: Sendable {
  /// The rows of the window, kH.
  let height: Int
  /// The columns of the window, kW.
  let width: Int
  /// The pixels from one window to the next.
  let stride: Int
  /// The distance of neighbouring cells.
  let dilation: Int

  /// Creates a window; its numbers are at least 1.
  package init(height: Int, width: Int, stride: Int, dilation: Int) {
    (self.height, self.width) = (height, width)
    (self.stride, self.dilation) = (stride, dilation)
  }
}

/// Images [N, H, W, C] under a window: every length that the kernels need.
struct GriddedImages {
  let grid: WindowGrid
  let count: Int
  let height: Int
  let width: Int
  let channels: Int
  /// The places of the window.
  let outputHeight: Int
  let outputWidth: Int

  init(_ shape: [Int], _ grid: WindowGrid) {
    guard shape.count == 4 else { mistake("convolution: images of shape \(shape)") }
    self.grid = grid
    (count, height, width, channels) = (shape[0], shape[1], shape[2], shape[3])
    outputHeight = (height - grid.dilation * (grid.height - 1) - 1) / grid.stride + 1
    outputWidth = (width - grid.dilation * (grid.width - 1) - 1) / grid.stride + 1
    guard grid.dilation * (grid.height - 1) < height, grid.dilation * (grid.width - 1) < width
    else { mistake("convolution: a window \(grid) on images of shape \(shape)") }
  }

  /// The scalars of an image.
  var imageLength: Int { height * width * channels }
  /// The scalars of a row of an image.
  var rowLength: Int { width * channels }
  /// The places of the window on an image.
  var places: Int { outputHeight * outputWidth }

  /// The cells of the window as runs of scalars that lie behind one another in the image.
  ///
  /// Without gaps a row of the window is one run, kW · C long; with them every cell is one.
  var runs: (offsets: [Int], length: Int) {
    if grid.dilation == 1 || grid.width == 1 {
      let offsets = (0..<grid.height).map { $0 * grid.dilation * rowLength }
      return (offsets, grid.width * channels)
    }
    let offsets = (0..<(grid.height * grid.width)).map {
      ($0 / grid.width * width + $0 % grid.width) * grid.dilation * channels
    }
    return (offsets, channels)
  }
}
