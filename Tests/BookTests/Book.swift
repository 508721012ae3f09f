import Foundation

/// The files of the book, read from the place where this file was compiled.
enum Book {
  /// The folder of the package.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folders that readers read.
  private static let folders = ["Sources", "Tests", "Chapters", "Exercises"]

  /// The files with an extension, as paths below the package's folder, in alphabetical order.
  static func files(withExtension suffix: String) -> [String] {
    let manager = FileManager.default
    var paths = (try? manager.contentsOfDirectory(atPath: root.path(percentEncoded: false))) ?? []
    for folder in folders {
      let below = manager.enumerator(atPath: url(folder).path(percentEncoded: false))
      while let path = below?.nextObject() as? String { paths.append("\(folder)/\(path)") }
    }
    return paths.filter { $0.hasSuffix(".\(suffix)") }.sorted()
  }

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// The lines of a file.
  static func lines(_ path: String) throws -> [String] {
    try text(path).components(separatedBy: "\n")
  }

  /// Whether a file or folder exists.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path(percentEncoded: false))
  }

  /// The path of a link's target, seen from the file that holds the link.
  static func resolve(_ target: String, from file: String) -> String {
    let folder = url(file).deletingLastPathComponent()
    let path = folder.appending(path: target).standardizedFileURL.path(percentEncoded: false)
    return String(path.dropFirst(root.standardizedFileURL.path(percentEncoded: false).count))
      .trimmingCharacters(in: CharacterSet(charactersIn: "/"))
  }

  private static func url(_ path: String) -> URL { root.appending(path: path) }
}
