/// What is wrong with a list of mutants, or stops the run.
package enum MutationError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, line: Int, text: String)
  case lost(Mutant, count: Int)
  case overlapping(Mutant, Mutant)
  case twins(Mutant, Mutant)
  case noBuild(String)
  case notGreen(module: String, Verdict)
  case nothingChosen(String)
  case notWritten(String)

  package var description: String {
    switch self {
    case .unreadable(let path, let line, let text): "\(path), line \(line): cannot read \(text)"
    case .lost(let mutant, let count):
      "\(mutant.module): \(mutant.name): the fragment stands \(count) times in \(mutant.file), "
        + "expected once: \(mutant.fragment.whole)"
    case .overlapping(let one, let other):
      "\(one.file): the fragments of \(one.name) and \(other.name) overlap"
    case .twins(let one, let other):
      "\(one.file): \(one.name) and \(other.name) are the same edit, or none"
    case .noBuild(let output): "the mutated copy does not build:\n\(output)"
    case .notGreen(let module, let verdict):
      "the tests of \(module) fail without any mutant: \(verdict)"
    case .nothingChosen(let what): "no mutant is chosen by \(what)"
    case .notWritten(let reason): "cannot make the copy: \(reason)"
    }
  }
}
