import Foundation
import Mutations
import Testing

@Suite("The mutated copy")
struct CopyTests {
  private let manager = FileManager.default

  /// A package of two files in a temporary folder, which is removed afterwards.
  private func withPackage(_ body: (_ root: String) throws -> Void) throws {
    let root = manager.temporaryDirectory.path + "/mutations-\(UInt32.random(in: 0...(.max)))"
    for folder in ["Sources/Learning", "Chapters/Data", "Tests"] {
      try manager.createDirectory(
        atPath: root + "/" + folder, withIntermediateDirectories: true)
    }
    try "// manifest\n".write(toFile: root + "/Package.swift", atomically: true, encoding: .utf8)
    try "let y = x + x\n"
      .write(toFile: root + "/Sources/Learning/F.swift", atomically: true, encoding: .utf8)
    try Data([0, 255, 7]).write(to: URL(filePath: root + "/Chapters/Data/bytes"))
    let result = Result { try body(root) }
    try manager.removeItem(atPath: root)
    try result.get()
  }

  private func mutant() throws -> Mutant {
    let list = "folder Sources/Learning\nfile F.swift\nsign: a\n- x + x\n+ x - x"
    return try #require(try MutantList(list, path: "list").mutants.first)
  }

  @Test("the copy has the switch, the data and a pruned manifest; the original is as it was")
  func contents() throws {
    try withPackage { root in
      let (copy, mutant) = (Copy(of: root), try mutant())
      try copy.update(with: [mutant], testing: ["Learning"])
      func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
      }
      let changed = try text(copy.folder + "/Sources/Learning/F.swift")
      #expect(changed.hasSuffix("let y = (isMutant(\(mutant.number)) ? (x - x) : (x + x))\n"))
      #expect(try text(copy.folder + "/Package.swift").contains(#"["Learning"]"#))
      #expect(manager.contents(atPath: copy.folder + "/Chapters/Data/bytes") == Data([0, 255, 7]))
      #expect(try text(copy.folder + "/Sources/Tensors/IsMutant.swift") == switchSource)
      #expect(try text(root + "/Sources/Learning/F.swift") == "let y = x + x\n")
      #expect(try text(root + "/Package.swift") == "// manifest\n")
    }
  }

  @Test("a second time only what differs is written, and what is gone goes")
  func again() throws {
    try withPackage { root in
      let copy = Copy(of: root)
      try copy.update(with: [], testing: ["Learning"])
      let old = Date(timeIntervalSince1970: 1_000)
      let file = copy.folder + "/Sources/Learning/F.swift"
      try manager.setAttributes([.modificationDate: old], ofItemAtPath: file)
      try manager.removeItem(atPath: root + "/Chapters/Data/bytes")
      try copy.update(with: [], testing: ["Learning"])
      #expect(try manager.attributesOfItem(atPath: file)[.modificationDate] as? Date == old)
      #expect(!manager.fileExists(atPath: copy.folder + "/Chapters/Data/bytes"))
    }
  }
}
