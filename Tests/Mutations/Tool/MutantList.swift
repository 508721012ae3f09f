import Foundation

/// The mutants of a module, read from a text file.
///
///     folder Chapters/04-Backpropagation/Lesson
///
///     file Dense.swift
///
///     transposed: dx through W itself
///     - let dx = ⟦dy.matmul(weights.transposed)⟧
///     + dy.matmul(weights)
///
/// The line with − is a fragment of the file and must occur there exactly once; the line with + is
/// what to put in place of the expression within ⟦ ⟧, or of the statement within ⟪ ⟫. Where no such
/// brackets stand, the whole fragment is an expression. Lines that begin with # are remarks.
///
/// The first folder names the module whose tests must fail; a further one may hold what the module
/// leaves to another, as the layers leave their kernels to Tensors.
package struct MutantList: Sendable {
  /// The module whose tests must notice.
  package private(set) var module = ""
  package private(set) var mutants: [Mutant] = []
  private var folder = ""
  private var file = ""
  private var title: (kind: Kind, name: String)?
  private var fragment: Fragment?

  /// Reads a list; `path` is for messages.
  package init(_ text: String, path: String) throws(MutationError) {
    for (index, line) in text.components(separatedBy: "\n").enumerated()
    where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
      guard read(line) else { throw .unreadable(path: path, line: index + 1, text: line) }
    }
    if title != nil || mutants.isEmpty {
      throw .unreadable(path: path, line: 0, text: "the end, with a mutant unfinished or none")
    }
  }

  private mutating func read(_ line: String) -> Bool {
    if line.hasPrefix("- ") {
      fragment = Fragment(String(line.dropFirst(2)))
      return title != nil && fragment != nil
    }
    if line.hasPrefix("+ ") { return finish(String(line.dropFirst(2))) }
    if title != nil { return false }
    if line.hasPrefix("folder ") {
      folder = String(line.dropFirst("folder ".count))
      if module.isEmpty { module = moduleName(of: folder) }
      return true
    }
    if line.hasPrefix("file ") {
      file = folder + "/" + line.dropFirst("file ".count)
      return !folder.isEmpty
    }
    let halves = line.components(separatedBy: ": ")
    guard halves.count > 1, let kind = Kind(rawValue: halves[0]) else { return false }
    title = (kind, halves.dropFirst().joined(separator: ": "))
    return true
  }

  private mutating func finish(_ replacement: String) -> Bool {
    guard let title, let fragment, !file.isEmpty else { return false }
    mutants.append(
      Mutant(
        name: title.name, kind: title.kind, module: module, file: file, fragment: fragment,
        replacement: replacement))
    (self.title, self.fragment) = (nil, nil)
    return true
  }
}

/// The module whose source lies in a folder: `Chapters/04-Backpropagation/Lesson`, `Sources/Learning`.
private func moduleName(of folder: String) -> String {
  let parts = folder.components(separatedBy: "/")
  guard parts.count > 1 else { return "" }
  return parts[0] == "Chapters" ? String(parts[1].drop { $0 != "-" }.dropFirst()) : parts[1]
}
