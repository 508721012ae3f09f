import Foundation
import Tensors

/// Runs a program of the book: reads its command line, does its work, and exits.
///
///     Program.run(
///       "backpropagation",
///       summary: "Trains a network of two layers on handwritten digits.",
///       example: "--epochs 10 --rate 0.1",
///       options: [.epochs(40, quick: 2), .rate(0.5), .batch(64), .seed(0), .quick, .json]
///     ) { arguments, console, report in
///       console.print("training for \(arguments.epochs) epochs")
///       report.add("accuracy", 0.97)
///     }
///
/// The exit status is 0 after the work and after `--help`, 64 for a command line that is not
/// understood, and 1 for any other error that the work throws; each is told in one line on standard
/// error. Under `--json` the console is silent and the report is printed at the end; a program with
/// `.jsonLines` prints its objects itself instead, by `console.printLine(_:)`.
///
/// - Parameters:
///   - program: The name to run it by.
///   - summary: One sentence about what it does.
///   - example: Arguments for the example in the help text.
///   - options: The options that it uses; all others are refused. `--help` is always there.
///   - work: What the program does; it prints on the console and fills the report.
public func run(
  _ program: String, summary: String, example: String, options: [Option],
  work: (Arguments, Console, inout Report) throws -> Void
) -> Never {
  let usage = Usage(program: program, summary: summary, example: example, options: options)
  keepFreedMemory()
  let facts = Console.Facts.ofThisProcess()
  let status = endingCleanlyOnSignals {
    perform(
      usage, words: Array(CommandLine.arguments.dropFirst()), facts: facts,
      output: { writeToStandardOutput($0, of: program, isTerminal: facts.isTerminal) },
      errors: { writeToStandardError($0) }, work: work)
  }
  exit(status)
}

/// Does what the words ask for and returns the exit status.
package func perform(
  _ usage: Usage, words: [String], facts: Console.Facts,
  output: @escaping @Sendable (String) -> Void, errors: (String) -> Void,
  work: (Arguments, Console, inout Report) throws -> Void
) -> Int32 {
  do {
    switch try usage.parse(words) {
    case .help: output(usage.help)
    case .work(let arguments):
      try setThreads(for: arguments)
      var facts = facts
      facts.isSilent = arguments.lists("json") && arguments.json
      var report = Report(program: usage.program, arguments: arguments)
      try makeFolders(for: arguments)
      try work(arguments, Console(facts, output: output), &report)
      try write(report, of: usage, arguments)
      if facts.isSilent, !usage.options.contains(.jsonLines) { output(report.json + "\n") }
    }
    return 0
  } catch {
    errors("\(usage.program): \(oneLine("\(error)"))\n")
    return error is UsageError ? 64 : 1
  }
}

/// Sets the number of threads for all that follows; a number that makes no sense in the environment
/// is told before the work.
private func setThreads(for arguments: Arguments) throws(UsageError) {
  guard Threads.preset() != nil else {
    let text = ProcessInfo.processInfo.environment[Threads.variable] ?? ""
    throw .invalid(
      option: Threads.variable, value: text, expected: "a whole number from 1 to 1024")
  }
  if arguments.lists("threads") { Threads.count = arguments.threads }
}

/// Writes the figures and the page that were asked for.
private func write(
  _ report: Report, of usage: Usage, _ arguments: Arguments
) throws(WritingError) {
  if arguments.lists("figures"), let folder = arguments.figures {
    try report.writeFigures(into: folder)
  }
  if arguments.lists("report"), let path = arguments.report {
    try report.writePage(to: path, titled: usage.summary, arguments)
  }
}

/// Makes the folders of all that will be written, so that what is in their way is known before the
/// work and not after it.
private func makeFolders(for arguments: Arguments) throws(WritingError) {
  for (name, value) in arguments.all {
    guard let path = value?.description else { continue }
    switch name {
    case "figures": try WholeFile.makeFolder(path)
    case "report", "save": try WholeFile.makeWay(for: path)
    default: break
    }
  }
}

/// The text without line breaks and other control characters, which a file's name may contain.
private func oneLine(_ text: String) -> String {
  let lines = text.split { $0.isNewline }.joined(separator: " ")
  return String(String.UnicodeScalarView(lines.unicodeScalars.filter { $0.value >= 32 }))
}
