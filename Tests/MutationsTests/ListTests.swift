import Foundation
import Mutations
import Testing

@Suite("The mutants stand in the source")
struct ListTests {
  @Test("every fragment occurs exactly once in its file, and none overlap")
  func fragments() throws {
    let mutants = try allMutants()
    try checkDifferent(mutants)
    for (file, mutants) in Dictionary(grouping: mutants, by: \.file) {
      let text = try String(contentsOfFile: packageFolder + "/" + file, encoding: .utf8)
      let changed = try woven(mutants, into: text)
      #expect(changed.components(separatedBy: "isMutant(").count == mutants.count + 1)
    }
  }
}
