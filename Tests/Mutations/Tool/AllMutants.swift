import Foundation

/// The folder of the package, found from the place where this file was compiled.
package let packageFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// The mutants of all lists, module by module in the order of the lists' names.
package func allMutants() throws -> [Mutant] {
  let folder = packageFolder + "/Tests/Mutations/Lists"
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  return try names.filter { $0.hasSuffix(".txt") }.flatMap { name in
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    return try MutantList(text, path: "Tests/Mutations/Lists/" + name).mutants
  }
}

/// Throws if a mutant stands twice in the lists or changes nothing.
package func checkDifferent(_ mutants: [Mutant]) throws(MutationError) {
  var seen: [UInt32: Mutant] = [:]
  for mutant in mutants {
    if let other = seen[mutant.number] { throw .twins(mutant, other) }
    if mutant.replacement == mutant.fragment.target { throw .twins(mutant, mutant) }
    seen[mutant.number] = mutant
  }
}
