import Tensors

/// Why some numbers are no classes.
public enum LabelError: Error, Equatable, CustomStringConvertible {
  /// The labels are no list, one an example.
  case wrongShape([Int])
  /// A label is no whole number of a class.
  case noClass(Scalar, example: Int, classCount: Int)

  /// One sentence.
  public var description: String {
    switch self {
    case .wrongShape(let shape): "labels of shape \(shape); expected [N], one class an example"
    case .noClass(let label, let example, let classCount):
      "label \(label) of example \(example); expected a whole number from 0 to \(classCount - 1)"
    }
  }
}

/// The classes that some numbers name, if they do.
///
/// The sparse cross-entropy takes the number of the class, not a vector and not a measurement.
/// Program 003 §4.3 hands it normal random numbers of shape (32, 32, 32); cut down to whole numbers
/// some of them are −1 and −2 (E003-26).
///
/// Articles: 003 §4.3. Program part 003-C03b.
///
/// - Parameters:
///   - values: The numbers, [N].
///   - classCount: The number K of classes.
/// - Returns: N whole numbers within 0 ..< K.
/// - Throws: `LabelError`.
public func classNumbers(_ values: Tensor, classCount: Int) throws(LabelError) -> [Int] {
  guard values.rank == 1 else { throw .wrongShape(values.shape) }
  var labels: [Int] = []
  for (example, value) in values.scalars.enumerated() {
    guard let label = Int(exactly: value), (0..<classCount).contains(label) else {
      throw .noClass(value, example: example, classCount: classCount)
    }
    labels.append(label)
  }
  return labels
}
