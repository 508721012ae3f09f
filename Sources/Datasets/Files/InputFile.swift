import Foundation

/// A file open for reading, from front to back.
///
/// Its length is known before a byte is read, so that a header can be held against it before memory
/// is taken on the header's word.
struct InputFile {
  let path: String
  let length: Int
  private let handle: FileHandle

  /// Opens a file that is regular, not empty and not packed.
  init(path: String) throws(DatasetError) {
    self.path = path
    length = try InputFile.length(of: path)
    if length == 0 { throw .empty(file: path) }
    do {
      handle = try FileHandle(forReadingFrom: URL(filePath: path))
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
    let gzipMark: [UInt8] = [0x1f, 0x8b]
    if length >= gzipMark.count, try read(gzipMark.count) == gzipMark {
      throw .compressed(file: path)
    }
    do {
      try handle.seek(toOffset: 0)
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
  }

  /// Refuses a file that is shorter or longer than its header promises.
  func checkLength(_ expected: Int) throws(DatasetError) {
    if length < expected { throw .truncated(file: path, expected: expected, found: length) }
    if length > expected { throw .trailingBytes(file: path, expected: expected, found: length) }
  }

  /// The next bytes.
  func read(_ count: Int) throws(DatasetError) -> [UInt8] {
    let data: Data?
    do {
      data = try handle.read(upToCount: count)
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
    let bytes = [UInt8](data ?? Data())
    guard bytes.count == count else {
      throw .truncated(file: path, expected: count, found: bytes.count)
    }
    return bytes
  }

  /// All bytes of a file.
  static func contents(of path: String) throws(DatasetError) -> [UInt8] {
    let file = try InputFile(path: path)
    return try file.read(file.length)
  }

  private static func length(of path: String) throws(DatasetError) -> Int {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: target)
      let type = attributes[.type] as? FileAttributeType
      // Still a link after it was resolved: it leads nowhere.
      if type == .typeSymbolicLink { throw DatasetError.notFound(file: path) }
      guard type == .typeRegular, let size = attributes[.size] as? NSNumber else {
        throw DatasetError.notAFile(file: path)
      }
      return size.intValue
    } catch let error as DatasetError {
      throw error
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      throw .notFound(file: path)
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
  }
}
