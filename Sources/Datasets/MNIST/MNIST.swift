import Foundation
import Tensors

/// The MNIST database of handwritten digits, and sets in the same files such as Fashion-MNIST.
///
/// The package does not contain it. A folder holds the files, unpacked, under their published names:
///
///     train-images-idx3-ubyte    60,000 images of 28 × 28 pixels
///     train-labels-idx1-ubyte    their labels
///     t10k-images-idx3-ubyte     10,000 images for testing
///     t10k-labels-idx1-ubyte     their labels
///
/// The spelling with a dot, `train-images.idx3-ubyte`, is found too.
///
/// Articles: the data of 001 §5.1 and 002 §5.2. Program parts 001-C01a, 002-C02.
public enum MNIST {
  /// Loads the training and the test examples, with pixels divided by 255 into [0, 1].
  ///
  /// Without a training file the first four fifths of the test file are for training and the rest
  /// for testing: 8,000 and 2,000 of the 10,000.
  ///
  /// - Parameter folder: The folder with the files.
  /// - Returns: Both parts, inputs of shape [N, 784] and labels 0 to 9.
  /// - Throws: `DatasetError`.
  public static func load(
    folder: String
  ) throws(DatasetError) -> (training: LabelledExamples, test: LabelledExamples) {
    let names = ["images-idx3-ubyte", "labels-idx1-ubyte"].map { "train-" + $0 }
    guard names.contains(where: { locate($0, in: folder) != nil }) else {
      let test = try examples("t10k", in: folder)
      guard test.count > 1 else { throw .empty(file: "\(folder)/\(names[0])") }
      return test.split(at: test.count * 4 / 5)
    }
    let training = try examples("train", in: folder)
    return (training, try examples("t10k", in: folder, imageShape: training.imageShape))
  }

  private static func examples(
    _ part: String, in folder: String, imageShape expected: ImageShape? = nil
  ) throws(DatasetError) -> LabelledExamples {
    let imagesPath = try path("\(part)-images-idx3-ubyte", in: folder)
    let labelsPath = try path("\(part)-labels-idx1-ubyte", in: folder)
    let (pixels, shape) = try IDX.images(path: imagesPath)
    let labels = try IDX.labels(path: labelsPath, classCount: 10)
    if let expected, shape != expected {
      throw .imageShapesDiffer(file: imagesPath, expected: expected, found: shape)
    }
    guard labels.count == pixels.shape[0] else {
      throw .countsDiffer(file: labelsPath, images: pixels.shape[0], labels: labels.count)
    }
    return LabelledExamples(inputs: pixels, labels: labels, classCount: 10, imageShape: shape)
  }

  private static func path(_ name: String, in folder: String) throws(DatasetError) -> String {
    guard let path = locate(name, in: folder) else { throw .notFound(file: "\(folder)/\(name)") }
    return path
  }

  /// The path of a file in either spelling, unpacked if possible; a packed one is refused later.
  private static func locate(_ name: String, in folder: String) -> String? {
    let spellings = [name, name.replacing("-idx", with: ".idx")]
    return (spellings + spellings.map { $0 + ".gz" }).map { "\(folder)/\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }
}
