import Foundation
import Terminal

/// The folder of the package, with the learner's files in it.
package struct Workplace: Sendable {
  /// The folder's path.
  package let root: String

  package init(root: String) { self.root = root }

  /// Finds the package: the nearest folder above the working directory that holds exercises, else
  /// the place where this file was compiled.
  package static func find(
    from directory: String = FileManager.default.currentDirectoryPath
  ) -> Workplace {
    var folder = URL(filePath: directory).standardizedFileURL
    while folder.path != "/" {
      let place = Workplace(root: folder.path)
      if place.has("Package.swift"), place.has("Exercises") { return place }
      folder.deleteLastPathComponent()
    }
    let source = URL(filePath: #filePath).deletingLastPathComponent()
    return Workplace(
      root: source.deletingLastPathComponent().deletingLastPathComponent().path)
  }

  /// The full path of a file.
  package func path(_ file: String) -> String { root + "/" + file }

  /// The path seen from this folder, if it lies in it.
  package func relative(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  /// Whether a file or folder exists.
  package func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: path(file)) }

  /// The text of a file, nil if there is none.
  package func text(_ file: String) throws(ReadingError) -> String? {
    guard has(file) else { return nil }
    do {
      return try String(contentsOfFile: path(file), encoding: .utf8)
    } catch {
      throw ReadingError(file: file, reason: reason(of: error))
    }
  }

  /// Writes a text file whole.
  package func write(_ text: String, to file: String) throws(WritingError) {
    try WholeFile.write(text, to: path(file))
  }

  /// The names of the folders in a folder.
  package func folders(in folder: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: path(folder))
    return Set(
      names.filter { name in
        var isFolder: ObjCBool = false
        let path = path("\(folder)/\(name)")
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && isFolder.boolValue
      })
  }

  /// When a file was last saved, nil if there is none.
  package func date(of file: String) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path(file))
    return attributes?[.modificationDate] as? Date
  }
}

/// Why a file was not read.
package struct ReadingError: Error, CustomStringConvertible {
  let file: String
  let reason: String

  /// One line that names the file and the reason.
  package var description: String { "cannot read \(file): \(reason)" }
}

extension Workplace {
  private static let progressFile = ".learn/progress"

  /// What the learner has done so far.
  package func progress() throws(ReadingError) -> Progress {
    Progress(text: try text(Workplace.progressFile) ?? "")
  }

  /// Keeps what the learner has done.
  package func keep(_ progress: Progress) throws(WritingError) {
    try write(progress.text, to: Workplace.progressFile)
  }

  /// The first free name for a backup of an exercise's file.
  package func freeBackup(of name: String) -> String {
    var number = 1
    while has(".learn/backups/\(name)-\(number).swift") { number += 1 }
    return ".learn/backups/\(name)-\(number).swift"
  }
}
