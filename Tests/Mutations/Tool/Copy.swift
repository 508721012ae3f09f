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
      var files: [String: Data] = [:]
      for path in try paths(below: root) { files[path] = try read(path) }
      files["Sources/Tensors/IsMutant.swift"] = Data(switchSource.utf8)
      files["Package.swift"] = try read("Package.swift") + Data(pruning(to: modules).utf8)
      for (file, mutants) in Dictionary(grouping: mutants, by: \.file) {
        let text = String(decoding: files[file] ?? Data(), as: UTF8.self)
        files[file] = Data(try woven(mutants, into: text).utf8)
      }
      for path in try paths(below: folder) where files[path] == nil {
        try FileManager.default.removeItem(atPath: folder + "/" + path)
      }
      for (path, data) in files where data != FileManager.default.contents(atPath: self[path]) {
        try WholeFile.write(data, to: self[path])
      }
    } catch let error as MutationError {
      throw error
    } catch {
      throw .notWritten("\(error)")
    }
  }

  private func read(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: root + "/" + path))
  }

  private subscript(path: String) -> String { folder + "/" + path }

  /// All files that a module or its tests may have, data that they read included.
  private func paths(below root: String) throws -> [String] {
    try ["Sources", "Chapters", "Tests"].flatMap { part in
      let below = FileManager.default.enumerator(
        at: URL(filePath: root + "/" + part), includingPropertiesForKeys: [.isRegularFileKey])
      let files = try (below?.compactMap { $0 as? URL } ?? []).filter {
        try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
      }
      return files.map { String($0.path.dropFirst(root.count + 1)) }
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
