import Foundation

/// Files that are written whole or not at all.
///
/// The bytes go to a temporary file beside the target, which then takes the target's name in one
/// step. After an error or Ctrl-C the temporary file is gone and the target is as it was.
public enum WholeFile {
  /// Writes a file; its folder is made if it does not exist.
  ///
  /// - Parameters:
  ///   - data: The bytes.
  ///   - path: The file; one that exists is replaced.
  /// - Throws: What is in the way.
  public static func write(_ data: Data, to path: String) throws(WritingError) {
    try write(to: path) { try data.write(to: $0, options: .withoutOverwriting) }
  }

  /// Writes a text file in UTF-8; its folder is made if it does not exist.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The file; one that exists is replaced.
  /// - Throws: What is in the way.
  public static func write(_ text: String, to path: String) throws(WritingError) {
    try write(Data(text.utf8), to: path)
  }

  /// Makes a folder, and those above it, unless it exists.
  ///
  /// - Parameter path: The folder.
  /// - Throws: What is in the way, a file of that name for instance.
  public static func makeFolder(_ path: String) throws(WritingError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if !isFolder.boolValue { throw .notAFolder(path) }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .failed(path, reason: reason(of: error))
    }
  }

  /// Makes the folder that a file will be in, and looks whether something is in the file's place.
  package static func makeWay(for file: String) throws(WritingError) {
    try makeFolder(URL(fileURLWithPath: file).deletingLastPathComponent().path)
    try requireFile(file)
  }

  /// Lets a body write a temporary file, which then becomes the target.
  package static func write(
    to path: String, by body: (URL) throws -> Void
  ) throws(WritingError) {
    // A link stays a link: the file that it points to is replaced.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    try makeWay(for: target.path)
    let name = ".unfinished-\(getpid())-\(UInt32.random(in: 0...(.max)))"
    let temporary = target.deletingLastPathComponent().appendingPathComponent(name)
    try withUnfinishedFile(temporary.path) { () throws(WritingError) in
      do {
        try body(temporary)
        try rename(temporary.path, to: target.path)
      } catch {
        unlink(temporary.path)
        throw .failed(path, reason: reason(of: error))
      }
    }
  }

  /// Refuses folders and devices: renaming would fail on the former and destroy the latter.
  private static func requireFile(_ path: String) throws(WritingError) {
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      guard type == .typeRegular else { throw WritingError.notAFile(path) }
    } catch let error as WritingError {
      throw error
    } catch {
      throw .failed(path, reason: reason(of: error))
    }
  }

  private static func rename(_ path: String, to target: String) throws {
    if Foundation.rename(path, target) != 0 {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
