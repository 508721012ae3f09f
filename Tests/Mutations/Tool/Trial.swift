import Dispatch
import Foundation
import Synchronization
import Terminal

/// A program running in a process of its own that is ended as soon as enough is known.
package struct Trial {
  /// How it ended.
  package enum Cause: Equatable {
    case exit(Int32)
    case signal(Int32)
    /// It ran longer than it was given, and was ended.
    case tooLong
    /// It wrote the words that were waited for, and was ended.
    case enough
  }

  let program: String
  let arguments: [String]
  /// What is added to the environment.
  package var environment: [String: String] = [:]
  /// The seconds after which it is ended, if it is.
  package var limit: Double?
  /// The words at which it is ended: then its verdict is clear.
  package var enough: String?

  package init(program: String, arguments: [String]) {
    (self.program, self.arguments) = (program, arguments)
  }

  /// Runs the program and returns how it ended and what it wrote.
  package func run() throws -> (cause: Cause, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    let (known, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    process.terminationHandler = { _ in
      ended.signal()
      known.signal()
    }
    let start = {
      try process.run()
      return process.processIdentifier
    }
    return try withChild(endingBy: SIGKILL, start: start) { child in
      let reading = Reading(pipe, until: enough, known: known)
      let inTime = known.wait(timeout: limit.map { .now() + $0 } ?? .distantFuture) == .success
      if process.isRunning { kill(-child, SIGKILL) }
      ended.wait()
      let output = reading.text
      if let enough, output.contains(enough) { return (.enough, output) }
      if !inTime { return (.tooLong, output) }
      let status = process.terminationStatus
      return (process.terminationReason == .exit ? .exit(status) : .signal(status), output)
    }
  }
}

/// Reads a pipe to its end on a thread of its own, and tells when certain words are in it.
private final class Reading: Sendable {
  private let data = Mutex(Data())
  private let finished = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe, until words: String?, known: DispatchSemaphore) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      while true {
        let more = handle.availableData
        if more.isEmpty { break }
        let text = data.withLock { data in
          data.append(more)
          return String(decoding: data.suffix(more.count + 200), as: UTF8.self)
        }
        if let words, text.contains(words) { known.signal() }
      }
      finished.signal()
    }
  }

  /// What was read; a grandchild that keeps the pipe open is not waited for.
  var text: String {
    _ = finished.wait(timeout: .now() + 2)
    return data.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
