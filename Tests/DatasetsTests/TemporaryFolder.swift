import Foundation

/// Gives the body a new folder and removes it afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let result = Swift.Result { try body(folder.path) }
  try FileManager.default.removeItem(at: folder)
  return try result.get()
}

/// Writes bytes to a file and returns its path.
@discardableResult
func write(_ bytes: [UInt8], to name: String, in folder: String) throws -> String {
  let path = "\(folder)/\(name)"
  try Data(bytes).write(to: URL(filePath: path))
  return path
}

/// A number of 32 bits as four bytes, the highest first.
func bigEndian(_ numbers: [UInt32]) -> [UInt8] {
  numbers.flatMap { number in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
}
