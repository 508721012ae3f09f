import Foundation
import Terminal

private let usage = Usage(
  program: "mutations",
  summary: "Makes the source wrong, edit by edit, in a copy, and asks whether the tests notice.",
  example: "--only Backpropagation",
  options: [
    Option("only", "MODULE", .text, "tries the mutants of one module"),
    Option("part", "K/N", .text, "tries the K-th of N parts"),
    Option(flag: "list", "names the mutants and tries none"),
  ])

/// Tries the mutants that the command line asks for, prints what became of each and the matrix, and
/// exits: with 0 if every mutant was killed, 1 if one survived or could not be tried, 64 for a command
/// line that is not understood.
public func mutations() -> Never {
  let status = endingCleanlyOnSignals { () -> Int32 in
    do {
      switch try usage.parse(Array(CommandLine.arguments.dropFirst())) {
      case .help:
        say(usage.help)
        return 0
      case .work(let arguments): return try tryMutants(arguments)
      }
    } catch {
      writeToStandardError("mutations: \(error)\n")
      return error is UsageError ? 64 : 1
    }
  }
  exit(status)
}

private func tryMutants(_ arguments: Arguments) throws -> Int32 {
  let choice = try choice(arguments)
  let all = try allMutants()
  try checkDifferent(all)
  let chosen = choice.of(all)
  if chosen.isEmpty { throw MutationError.nothingChosen("these options") }
  if arguments.list {
    for mutant in chosen { say(title(of: mutant)) }
    return 0
  }
  let copy = Copy(of: packageFolder)
  let modules = unique(chosen.map(\.module))
  try copy.update(with: all, testing: modules)
  say("Building a copy with \(all.count) mutants; testing \(modules.joined(separator: ", ")).")
  let laboratory = Laboratory(copy: copy)
  try laboratory.build()
  var matrix = Matrix()
  for module in modules {
    let (green, seconds) = try laboratory.judge(module, limit: 600)
    guard green == .survived else { throw MutationError.notGreen(module: module, green) }
    for mutant in chosen where mutant.module == module {
      let (verdict, _) = try laboratory.judge(module, mutant: mutant, limit: 20 + 5 * seconds)
      say("\(title(of: mutant)): \(verdict)")
      matrix.add(mutant, verdict)
    }
  }
  say("\n" + matrix.text)
  return matrix.hasSurvivors ? 1 : 0
}

private func choice(_ arguments: Arguments) throws -> Choice {
  guard case .text(let word) = arguments.all.first(where: { $0.name == "part" })?.value else {
    return Choice(module: arguments.only)
  }
  guard let part = Choice.part(word) else {
    throw UsageError.invalid(option: "--part", value: word, expected: "K/N, K from 1 to N")
  }
  return Choice(module: arguments.only, part: part)
}

private func title(of mutant: Mutant) -> String {
  "\(mutant.module), \(mutant.kind.rawValue): \(mutant.name)"
}

private func unique(_ names: [String]) -> [String] {
  names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
}

private func say(_ line: String) {
  writeToStandardOutput(line + "\n", of: "mutations", isTerminal: false)
}
