import Tensors

/// Examples for classification: one row of inputs and one label each.
///
/// Shapes: inputs [N, D]; N labels in 0 ..< K.
public struct LabelledExamples: Sendable, Equatable {
  /// The inputs, [N, D].
  public let inputs: Tensor
  /// The labels, N numbers in 0 ..< `classCount`.
  public let labels: [Int]
  /// The number of classes K.
  public let classCount: Int
  /// How a row of inputs is laid out as an image, when it is one.
  public let imageShape: ImageShape?

  /// Creates a set of examples; inputs and labels that do not fit together are a mistake.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, [N, D].
  ///   - labels: The labels, N numbers in 0 ..< `classCount`.
  ///   - classCount: The number of classes K.
  ///   - imageShape: The layout of a row as an image of D numbers.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    inputs: Tensor, labels: [Int], classCount: Int, imageShape: ImageShape? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    guard inputs.rank == 2, inputs.shape[0] == labels.count else {
      mistake(
        "LabelledExamples: inputs of shape \(inputs.shape) and \(labels.count) labels; expected "
          + "[N, D] and N", file: file, line: line)
    }
    checkLabels(labels, classCount, "LabelledExamples", file, line)
    if let imageShape, imageShape.pixelCount != inputs.shape[1] {
      mistake(
        "LabelledExamples: images of \(imageShape) in inputs of shape \(inputs.shape)",
        file: file, line: line)
    }
    self.inputs = inputs
    self.labels = labels
    self.classCount = classCount
    self.imageShape = imageShape
  }

  /// The number of examples N.
  public var count: Int { labels.count }

  /// The inputs as images, [N, H, W, C]; a mistake when they are none.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The same numbers in another shape.
  public func images(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    guard let image = imageShape else {
      mistake("images: inputs of shape \(inputs.shape) are no images", file: file, line: line)
    }
    return inputs.reshaped([count, image.height, image.width, image.channels])
  }

  /// The examples with the given numbers, in the given order.
  ///
  /// - Parameters:
  ///   - indices: Numbers in 0 ..< `count`, a range or a list; one may occur several times.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: One example a number.
  public func selecting(
    _ indices: some Sequence<Int>, file: StaticString = #fileID, line: UInt = #line
  ) -> LabelledExamples {
    let rows = Array(indices)
    return LabelledExamples(
      inputs: inputs.gather(rows: rows, file: file, line: line), labels: rows.map { labels[$0] },
      classCount: classCount, imageShape: imageShape)
  }
}

/// The size of an image whose numbers lie in the order height, width, channel.
public struct ImageShape: Sendable, Equatable, CustomStringConvertible {
  /// The number of rows H.
  public let height: Int
  /// The number of columns W.
  public let width: Int
  /// The numbers a pixel, C: 1 for grey, 3 for color.
  public let channels: Int

  /// Creates a shape.
  ///
  /// - Parameters:
  ///   - height: The number of rows H.
  ///   - width: The number of columns W.
  ///   - channels: The numbers a pixel, C.
  public init(height: Int, width: Int, channels: Int = 1) {
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// The numbers an image, H · W · C.
  public var pixelCount: Int { height * width * channels }

  /// The shape as a person writes it, "28 × 28" or "32 × 32 × 3".
  public var description: String {
    channels == 1 ? "\(height) × \(width)" : "\(height) × \(width) × \(channels)"
  }
}

/// Ends the program when a label is not in 0 ..< classCount, and says which.
func checkLabels(
  _ labels: [Int], _ classCount: Int, _ operation: String, _ file: StaticString, _ line: UInt
) {
  for (index, label) in labels.enumerated() where label < 0 || label >= classCount {
    mistake(
      "\(operation): label \(label) of example \(index); expected 0 ..< \(classCount)",
      file: file, line: line)
  }
}
