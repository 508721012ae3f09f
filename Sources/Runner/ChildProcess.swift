import Dispatch
import Foundation
import Synchronization
import Terminal

/// How a child process ended, and the end of what it wrote.
package struct Ending: Sendable, Equatable {
  /// Why it ended.
  package enum Cause: Sendable, Equatable {
    /// It exited with a status.
    case exit(Int32)
    /// A signal ended it.
    case signal(Int32)
    /// It ran longer than it was given, and was ended.
    case tooLong
  }

  package let cause: Cause
  package let output: String
  package let errors: String

  package init(_ cause: Cause, output: String, errors: String) {
    self.cause = cause
    self.output = output
    self.errors = errors
  }
}

/// A program to run in a process of its own.
package struct ChildProcess {
  /// The path of the program.
  let program: String
  let arguments: [String]
  /// What is added to the environment.
  let environment: [String: String]
  let folder: String?
  /// The seconds after which it is ended, if it is.
  let limit: Double?
  /// The signal by which Ctrl-C ends it.
  let interruption: Int32

  package init(
    program: String, arguments: [String], environment: [String: String] = [:],
    folder: String? = nil, limit: Double? = nil, interruption: Int32 = SIGKILL
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.limit = limit
    self.interruption = interruption
  }

  /// Runs the program to its end.
  package func run() throws -> Ending {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder.map { URL(filePath: $0) }
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let start = {
      try process.run()
      return process.processIdentifier
    }
    return try withChild(endingBy: interruption, start: start) { child in
      let (written, complaints) = (Drain(output), Drain(errors))
      let end = limit.map { DispatchTime.now() + $0 } ?? .distantFuture
      let inTime = ended.wait(timeout: end) == .success
      if !inTime {
        kill(-child, SIGKILL)
        ended.wait()
      }
      return Ending(
        inTime ? process.cause : .tooLong, output: written.text, errors: complaints.text)
    }
  }
}

extension Process {
  fileprivate var cause: Ending.Cause {
    terminationReason == .exit ? .exit(terminationStatus) : .signal(terminationStatus)
  }
}

/// Reads a pipe to its end on a thread of its own, so that the writer never waits, and keeps the
/// last part of it.
private final class Drain: Sendable {
  private let kept = Mutex(Data())
  private let finished = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      while true {
        let data = handle.availableData
        if data.isEmpty { break }
        kept.withLock { kept in
          kept.append(data)
          if kept.count > 1 << 20 { kept = Data(kept.suffix(1 << 19)) }
        }
      }
      finished.signal()
    }
  }

  /// What was read; a grandchild that keeps the pipe open is not waited for.
  var text: String {
    _ = finished.wait(timeout: .now() + 2)
    return kept.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
