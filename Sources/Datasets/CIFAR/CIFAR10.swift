import Tensors

/// The CIFAR-10 images: 60,000 photographs of 32 × 32 pixels in color, ten classes.
///
/// The package does not contain them. A folder holds the files of the binary version, unpacked:
/// `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`, 10,000 records each of
///
///     1 label, 1,024 red values row by row, 1,024 green ones, 1,024 blue ones
///
/// Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
public enum CIFAR10 {
  /// The names of the ten classes, in the order of the labels.
  public static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  static let shape = ImageShape(height: 32, width: 32, channels: 3)

  /// Loads training and test examples, with values divided by 255 into [0, 1].
  ///
  /// A row of inputs lies in the order height, width, channel. All five batches take 1.2 GB in
  /// double precision.
  ///
  /// - Parameters:
  ///   - folder: The folder with the files.
  ///   - batches: The training files to load, by the number in their names.
  /// - Returns: Both parts, inputs of shape [N, 3072] and labels 0 to 9.
  /// - Throws: `DatasetError`.
  public static func load(
    folder: String, batches: ClosedRange<Int> = 1...5
  ) throws(DatasetError) -> (training: LabelledExamples, test: LabelledExamples) {
    let test = try records(path: "\(folder)/test_batch.bin")
    var training: [UInt8] = []
    for number in batches { training += try records(path: "\(folder)/data_batch_\(number).bin") }
    return (examples(training), examples(test))
  }

  /// The bytes of a file, once its length and labels are found right.
  private static func records(path: String) throws(DatasetError) -> [UInt8] {
    let bytes = try InputFile.contents(of: path)
    let recordLength = 1 + shape.pixelCount
    guard bytes.count.isMultiple(of: recordLength) else {
      throw .notWholeRecords(file: path, length: bytes.count, recordLength: recordLength)
    }
    let labels = stride(from: 0, to: bytes.count, by: recordLength).map { Int(bytes[$0]) }
    if let index = labels.firstIndex(where: { $0 >= classNames.count }) {
      throw .labelOutOfRange(
        file: path, index: index, label: labels[index], classCount: classNames.count)
    }
    return bytes
  }

  private static func examples(_ bytes: [UInt8]) -> LabelledExamples {
    let planeLength = shape.height * shape.width
    let starts = stride(from: 0, to: bytes.count, by: 1 + shape.pixelCount)
    var values: [Scalar] = []
    values.reserveCapacity(bytes.count)
    for start in starts {
      for pixel in 0..<planeLength {
        for channel in 0..<shape.channels {
          values.append(Scalar(bytes[start + 1 + channel * planeLength + pixel]) / 255)
        }
      }
    }
    let labels = starts.map { Int(bytes[$0]) }
    return LabelledExamples(
      inputs: Tensor(shape: [labels.count, shape.pixelCount], scalars: values), labels: labels,
      classCount: classNames.count, imageShape: shape)
  }
}
