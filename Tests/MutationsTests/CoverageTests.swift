import Foundation
import Mutations
import Testing

@Suite("Enough mutants")
struct CoverageTests {
  /// Files that declare a form and compute nothing.
  private let declarations = ["Classifier.swift", "RecurrentBackward.swift", "SequenceLayer.swift"]

  @Test("every file with a backward pass, a loss or an update rule has at least two")
  func everyBackwardPass() throws {
    let counts = Dictionary(grouping: try allMutants(), by: \.file).mapValues(\.count)
    var found = 0
    for file in try lessons() where !declarations.contains(where: file.hasSuffix) {
      let text = try String(contentsOfFile: packageFolder + "/" + file, encoding: .utf8)
      let signs = ["backward: ", "func lossAndGradient", "MemorylessRule {", "MomentRule {"]
      guard signs.contains(where: text.contains) else { continue }
      found += 1
      #expect(counts[file] ?? 0 >= 2, "\(file) has \(counts[file] ?? 0) mutants")
    }
    #expect(found > 50)
  }

  @Test("there are at least 150, and some of every kind")
  func kinds() throws {
    let mutants = try allMutants()
    #expect(mutants.count >= 150)
    for kind in Kind.allCases { #expect(mutants.contains { $0.kind == kind }) }
  }

  private func lessons() throws -> [String] {
    let below = FileManager.default.enumerator(atPath: packageFolder + "/Chapters")
    let paths = below?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.contains("/Lesson/") && $0.hasSuffix(".swift") }
      .map { "Chapters/" + $0 }
  }
}
