import Datasets
import Testing

/// One row of a table of malformed files: what is in it, and the error that it deserves.
struct MalformedFile: CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let message: String
  let error: @Sendable (String) -> DatasetError

  init(
    _ name: String, _ bytes: [UInt8], _ message: String,
    _ error: @escaping @Sendable (String) -> DatasetError
  ) {
    testDescription = name
    self.bytes = bytes
    self.message = message
    self.error = error
  }

  /// Reads the file, given its path, and expects the error, with a message of one line that names it.
  func check(named name: String = "data", _ read: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = try write(bytes, to: name, in: folder)
      let found = #expect(throws: DatasetError.self) { try read(path) }
      #expect(found == error(path))
      let description = found?.description ?? ""
      #expect(description.contains(path))
      #expect(description.contains(message))
      #expect(!description.contains("\n"))
    }
  }
}
