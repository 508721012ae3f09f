import Tensors

/// A window that slides over images: its size, its steps, and what stands around the image.
///
///     extent     e = d · (k − 1) + 1
///     outputs    ⌊(L + before + after − e) / s⌋ + 1
///
/// for an axis of length L, k cells of the window at distance d (dilation), steps of s (stride), and
/// zeros before and after. What is left when s does not divide is not looked at.
///
/// Articles: left open in 000 §3.3, 003 §3.5.3 and 004 §3.2 (E003-11, E004-08). Formulas 004-F06,
/// 004-F07. V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016.
public struct Window: Sendable, Equatable {
  /// The rows of the window.
  public let height: Int
  /// The columns of the window.
  public let width: Int
  /// The pixels from one window to the next, s, on both axes.
  public let stride: Int
  /// What stands around the image.
  public let padding: Padding
  /// The distance of neighbouring cells in the image, d, on both axes; 1 leaves no gaps.
  public let dilation: Int

  /// Creates a window; a size, stride or dilation below 1 is a mistake.
  ///
  /// - Parameters:
  ///   - height: The rows of the window.
  ///   - width: The columns of the window.
  ///   - stride: The pixels from one window to the next.
  ///   - padding: What stands around the image.
  ///   - dilation: The distance of neighbouring cells.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    height: Int, width: Int, stride: Int = 1, padding: Padding = .valid, dilation: Int = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    guard min(height, width, stride, dilation) > 0, padding.isPossible else {
      mistake(
        "Window: \(height) × \(width), stride \(stride), dilation \(dilation), padding \(padding); "
          + "expected whole numbers from 1, and no negative padding", file: file, line: line)
    }
    (self.height, self.width, self.stride) = (height, width, stride)
    (self.padding, self.dilation) = (padding, dilation)
  }

  /// The zeros before and after an axis.
  ///
  /// - Parameters:
  ///   - length: The length L of the image's axis.
  ///   - cells: The cells k of the window on this axis.
  /// - Returns: The zeros on either side.
  public func margins(of length: Int, cells: Int) -> (before: Int, after: Int) {
    switch padding {
    case .valid: return (0, 0)
    case .zeros(let count): return (count, count)
    case .same:
      let outputs = (length + stride - 1) / stride  // ⌈L / s⌉
      let missing = max(0, (outputs - 1) * stride + extent(of: cells) - length)
      return (missing / 2, missing - missing / 2)
    }
  }

  /// The places at which the window fits on an axis.
  ///
  /// - Parameters:
  ///   - length: The length L of the image's axis.
  ///   - cells: The cells k of the window on this axis.
  /// - Returns: ⌊(L + before + after − e) / s⌋ + 1, or nil when the window is too large.
  public func outputLength(of length: Int, cells: Int) -> Int? {
    let (before, after) = margins(of: length, cells: cells)
    let room = length + before + after - extent(of: cells)
    return room < 0 ? nil : room / stride + 1
  }

  /// The pixels that k cells span: d · (k − 1) + 1.
  private func extent(of cells: Int) -> Int { dilation * (cells - 1) + 1 }
}

extension Padding {
  /// Whether there is such a padding.
  fileprivate var isPossible: Bool {
    if case .zeros(let count) = self { return count >= 0 }
    return true
  }
}
