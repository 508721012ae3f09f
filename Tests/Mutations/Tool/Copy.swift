import Foundation
import Terminal

/// A copy of the package with all mutants in it, switched off.
///
/// It is kept, and only files that differ are written again, so that a second run builds little.
package struct Copy: Sendable {
  /// The package that is copied; it is only read.
  package let root: String
  /// The folder of the copy.
  package let folder: String

  package init(of root: String) {
    self.root = root
    folder = root + "/.build/mutations"
  }

  /// Brings the copy up to date.
  ///
  /// - Parameters:
  ///   - mutants: All mutants, also those that are not run: the text of the copy does not depend on
  ///     the choice.
  ///   - modules: The modules whose tests will be run; nothing else will be built.
  /// - Throws: If a fragment is not where it should be, or a file cannot be read or written.
  package func update(with mutants: [Mutant], testing modules: [String]) throws(MutationError) {
    do {
      var texts = ["Sources/Tensors/IsMutant.swift": switchSource]
      texts["Package.swift"] = try read("Package.swift") + pruning(to: modules)
      for path in paths(below: root) { texts[path] = try read(path) }
      for (file, mutants) in Dictionary(grouping: mutants, by: \.file) {
        texts[file] = try woven(mutants, into: texts[file] ?? "")
      }
      for path in paths(below: folder) where texts[path] == nil {
        try FileManager.default.removeItem(atPath: folder + "/" + path)
      }
      for (path, text) in texts where !has(path, with: text) {
        try WholeFile.write(text, to: folder + "/" + path)
      }
    } catch let error as MutationError {
      throw error
    } catch {
      throw .notWritten("\(error)")
    }
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  private func has(_ path: String, with text: String) -> Bool {
    FileManager.default.contents(atPath: folder + "/" + path) == Data(text.utf8)
  }

  /// All Swift files that a module or its tests may have.
  private func paths(below root: String) -> [String] {
    ["Sources", "Chapters", "Tests"].flatMap { part in
      let below = FileManager.default.enumerator(atPath: root + "/" + part)
      return (below?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".swift") }.map { part + "/" + $0 }
    }
  }
}

/// What is added to the copy's manifest: only the tests asked for, and what they need, are built.
private func pruning(to modules: [String]) -> String {
  """

  var needed = Set(\(modules.sorted()).map { "\\($0)Tests" })
  for _ in package.targets {
    for target in package.targets where needed.contains(target.name) {
      for case .byNameItem(let name, _) in target.dependencies { needed.insert(name) }
    }
  }
  package.targets.removeAll { !needed.contains($0.name) }
  package.products = []

  """
}
