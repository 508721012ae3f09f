import Foundation

/// Puts all mutants of a file into its text, each behind a switch, so that one build serves them all.
///
///     expression    (isMutant(7) ? (replacement) : (original))
///     statement     if isMutant(7) { replacement } else { original }
///
/// - Parameters:
///   - mutants: Mutants of this file; several may have the same fragment.
///   - text: The file's text.
/// - Returns: The text with the switches, which is what it was while no mutant is on.
/// - Throws: If a fragment does not stand in the text exactly once, or two overlap.
package func woven(_ mutants: [Mutant], into text: String) throws(MutationError) -> String {
  var targets: [(range: Range<String.Index>, mutants: [Mutant])] = []
  for mutant in mutants {
    let range = try target(of: mutant, in: text)
    if let same = targets.firstIndex(where: { $0.range == range }) {
      targets[same].mutants.append(mutant)
    } else if let other = targets.first(where: { $0.range.overlaps(range) }) {
      throw .overlapping(mutant, other.mutants[0])
    } else {
      targets.append((range, [mutant]))
    }
  }
  var result = text
  for (range, mutants) in targets.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
    result.replaceSubrange(range, with: switched(mutants, String(text[range])))
  }
  let isOutside = mutants.allSatisfy { !$0.file.hasPrefix("Sources/Tensors/") }
  return isOutside && !result.contains("import Tensors") ? "import Tensors\n" + result : result
}

private func target(of mutant: Mutant, in text: String) throws(MutationError) -> Range<String.Index>
{
  let count = text.components(separatedBy: mutant.fragment.whole).count - 1
  guard count == 1, let whole = text.range(of: mutant.fragment.whole) else {
    throw .lost(mutant, count: count)
  }
  let start = text.index(whole.lowerBound, offsetBy: mutant.fragment.before.count)
  return start..<text.index(start, offsetBy: mutant.fragment.target.count)
}

private func switched(_ mutants: [Mutant], _ original: String) -> String {
  if mutants[0].fragment.isStatement {
    return mutants.map { "if isMutant(\($0.number)) { \($0.replacement) } else " }.joined()
      + "{ \(original) }"
  }
  return mutants.reduce("(") { $0 + "isMutant(\($1.number)) ? (\($1.replacement)) : " }
    + "(\(original)))"
}

/// What the switches ask; it is added to the copy's module Tensors, which every file imports.
package let switchSource = """
  import Foundation

  @inlinable @inline(__always)
  public func isMutant(_ number: UInt32) -> Bool { activeMutant == number }

  @usableFromInline
  let activeMutant = UInt32(ProcessInfo.processInfo.environment["\(switchVariable)"] ?? "") ?? 0

  """

/// The environment variable with the number of the mutant that is on.
package let switchVariable = "CHAINRULE_MUTANT"
