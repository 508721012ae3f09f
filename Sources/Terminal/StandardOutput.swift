import Foundation

extension Console.Facts {
  /// The facts of this process.
  package static func ofThisProcess() -> Console.Facts {
    var facts = Console.Facts()
    facts.isTerminal = isatty(STDOUT_FILENO) == 1
    facts.terminalWidth = columnsOfTerminal
    facts.environment = ProcessInfo.processInfo.environment
    return facts
  }
}

/// The columns of the terminal on standard output, or nil without one.
private func columnsOfTerminal() -> Int? {
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// Writes to standard output, and ends the program if that fails, on a full disk say.
package func writeToStandardOutput(_ text: String, of program: String, isTerminal: Bool) {
  do {
    if isTerminal {
      try writeToTerminal(text)
    } else {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
  } catch {
    writeToStandardError("\(program): cannot write to standard output: \(reason(of: error))\n")
    exit(1)
  }
}

/// Writes to standard error, on a line of its own.
package func writeToStandardError(_ text: String) {
  do {
    try endOpenLine()
    try FileHandle.standardError.write(contentsOf: Data(text.utf8))
  } catch {
    // There is nobody left to tell; the exit status still does.
  }
}
