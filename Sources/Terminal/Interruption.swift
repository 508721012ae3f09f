import Dispatch
import Foundation
import Synchronization

// A signal arrives at the process, not at a value that could be passed around. So what Ctrl-C must
// find is the one thing of this module that is global: whether a line is open on the terminal,
// which temporary files are unfinished, and which child processes run.

private struct Loose: Sendable {
  var lineIsOpen = false
  var unfinishedFiles: Set<String> = []
  /// The children, which lead process groups of their own, with the signals that end them.
  var children: [pid_t: Int32] = [:]
}

private let loose = Mutex(Loose())

/// Runs a body so that Ctrl-C, during it, ends the program and leaves nothing behind.
///
/// The exit status is 128 + the signal's number, 130 for Ctrl-C. The queue is one of its own, so
/// that it has a thread even while all others compute.
package func endingCleanlyOnSignals<Result>(_ body: () -> Result) -> Result {
  let queue = DispatchQueue(label: "signals", qos: .userInteractive)
  let sources = [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)  // else the signal ends the program before the source sees it
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler { leave(status: 128 + number) }
    resume(source)
    return source
  }
  return withExtendedLifetime(sources, body)
}

/// Resumes a source and waits until it listens: a signal that came before would be lost.
private func resume(_ source: any DispatchSourceSignal) {
  let listening = DispatchSemaphore(value: 0)
  source.setRegistrationHandler { listening.signal() }
  source.resume()
  listening.wait()
}

/// Removes unfinished files, ends the children and an open line, and ends the process without ever
/// giving the lock back: no other thread can begin a file or draw on the terminal any more.
private func leave(status: Int32) {
  loose.withLock { loose in
    for path in loose.unfinishedFiles { unlink(path) }
    for (child, signal) in loose.children { kill(-child, signal) }
    if loose.lineIsOpen { write(STDOUT_FILENO, "\u{1B}[0m\n", 5) }  // ends colors and the line
    _exit(status)
  }
}

/// Calls a body with a path whose file is removed if the program is interrupted meanwhile.
package func withUnfinishedFile<Result, Failure: Error>(
  _ path: String, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  loose.withLock { _ = $0.unfinishedFiles.insert(path) }
  defer { loose.withLock { _ = $0.unfinishedFiles.remove(path) } }
  return try body()
}

/// Starts a child process and calls a body with its number; Ctrl-C meanwhile ends the child too.
///
/// The child must lead a process group of its own, so that its children get the signal as well.
package func withChild<Result>(
  endingBy signal: Int32, start: () throws -> pid_t, _ body: (pid_t) throws -> Result
) throws -> Result {
  let child = try loose.withLock { loose in
    let child = try start()
    loose.children[child] = signal
    return child
  }
  defer { loose.withLock { _ = $0.children.removeValue(forKey: child) } }
  return try body(child)
}

/// Writes to the terminal on standard output, and remembers whether the line is ended.
package func writeToTerminal(_ text: String) throws {
  try loose.withLock { loose in
    loose.lineIsOpen = !text.hasSuffix("\n")
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}

/// Ends the line on the terminal if one is open.
package func endOpenLine() throws {
  if loose.withLock(\.lineIsOpen) { try writeToTerminal("\n") }
}
