/// What can be wrong with a file of data; every message is one line that names the file.
public enum DatasetError: Error, Equatable {
  /// There is no such file.
  case notFound(file: String)
  /// A folder, or something else that is no file of data, has the name.
  case notAFile(file: String)
  /// The system refused to read the file.
  case unreadable(file: String, reason: String)
  /// The file is packed with gzip.
  case compressed(file: String)
  /// The file holds no example.
  case empty(file: String)
  /// The file has fewer bytes than its header promises.
  case truncated(file: String, expected: Int, found: Int)
  /// The file has more bytes than its header promises.
  case trailingBytes(file: String, expected: Int, found: Int)
  /// The file begins with another number than its format demands.
  case wrongMagic(file: String, expected: Int, found: Int)
  /// The counts of the header, multiplied, are larger than any file.
  case tooLarge(file: String, counts: [Int])
  /// A file of labels has more or fewer of them than the file of images has images.
  case countsDiffer(file: String, images: Int, labels: Int)
  /// The images of the test file have another size than those of the training file.
  case imageShapesDiffer(file: String, expected: ImageShape, found: ImageShape)
  /// A label is not in 0 ..< `classCount`.
  case labelOutOfRange(file: String, index: Int, label: Int, classCount: Int)
  /// The file's length is no multiple of the length of its records.
  case notWholeRecords(file: String, length: Int, recordLength: Int)
  /// The bytes from `offset` on are not text in UTF-8.
  case notUTF8(file: String, offset: Int)
  /// The text is not the table that it should be.
  case table(file: String, TableProblem)
}

extension DatasetError: CustomStringConvertible {
  /// The message, one line.
  public var description: String {
    switch self {
    case .notFound(let file): "\(shown(file)): no such file"
    case .notAFile(let file): "\(shown(file)): not a file of data"
    case .unreadable(let file, let reason): "\(shown(file)): \(shown(reason))"
    case .compressed(let file): "\(shown(file)): packed with gzip; first \(unpacking(file))"
    case .empty(let file): "\(shown(file)): empty, expected at least one example"
    case .truncated(let file, let expected, let found):
      "\(shown(file)): cut short, expected \(expected) bytes, found \(found)"
    case .trailingBytes(let file, let expected, let found):
      "\(shown(file)): too long, expected \(expected) bytes, found \(found)"
    case .wrongMagic(let file, let expected, let found):
      "\(shown(file)): begins with the number \(found), expected \(expected)"
    case .tooLarge(let file, let counts):
      "\(shown(file)): impossible size \(counts.map(String.init).joined(separator: " × "))"
    case .countsDiffer(let file, let images, let labels):
      "\(shown(file)): \(labels) labels for \(images) images"
    case .imageShapesDiffer(let file, let expected, let found):
      "\(shown(file)): images of \(found), expected \(expected) as in the training file"
    case .labelOutOfRange(let file, let index, let label, let classCount):
      "\(shown(file)): label \(label) of example \(index), expected 0 to \(classCount - 1)"
    case .notWholeRecords(let file, let length, let recordLength):
      "\(shown(file)): \(length) bytes are not whole records of \(recordLength)"
    case .notUTF8(let file, let offset): "\(shown(file)): not UTF-8 at byte \(offset)"
    case .table(let file, let problem): "\(shown(file)): \(problem)"
    }
  }
}
