import Foundation
import Runner
import Terminal
import Testing

/// Runs a line of shell.
private func shell(_ line: String, limit: Double? = nil) throws -> Ending {
  try ChildProcess(program: "/bin/sh", arguments: ["-c", line], limit: limit).run()
}

@Suite("A process of its own")
struct ChildProcessTests {
  @Test("its output, its errors and its status are known")
  func status() throws {
    #expect(
      try shell("echo out; echo err >&2; exit 7")
        == Ending(.exit(7), output: "out\n", errors: "err\n"))
  }

  @Test("much on both pipes stops nobody, and the end is kept")
  func much() throws {
    let line = "echo 0123456789012345678901234567890123456789"
    let ending = try shell(
      "i=0; while [ $i -lt 40000 ]; do \(line); \(line) >&2; i=$((i+1)); done; echo end; echo bad >&2"
    )
    #expect(ending.cause == .exit(0))
    #expect(ending.output.hasSuffix("9\nend\n"))
    #expect(ending.errors.hasSuffix("9\nbad\n"))
    #expect(ending.output.utf8.count <= 1 << 20)
  }

  @Test("a signal is told")
  func signal() throws { #expect(try shell("kill -ILL $$").cause == .signal(SIGILL)) }

  @Test("what runs too long is ended, with its children")
  func tooLong() throws {
    let ending = try shell("echo begun; sleep 600 & sleep 600", limit: 0.3)
    #expect(ending == Ending(.tooLong, output: "begun\n", errors: ""))
  }

  @Test("it gets nothing to read, and the environment asked for")
  func surroundings() throws {
    let child = ChildProcess(
      program: "/bin/sh", arguments: ["-c", "cat; echo $SHADE; pwd"],
      environment: ["SHADE": "blue"], folder: "/")
    #expect(try child.run().output == "blue\n/\n")
  }

  @Test("a program that does not exist is an error")
  func missing() {
    #expect(throws: (any Error).self) {
      try ChildProcess(program: "/no/such/program", arguments: []).run()
    }
  }

  @Test("Ctrl-C ends it too")
  func interruption() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    await #expect(processExitsWith: .exitCode(130)) { [file = file as String] in
      // A hang-up, since shells cannot trap what their parent ignores. A child inherits as well
      // what its parent's thread blocks, and those of Dispatch block all that they can.
      var hangUp = sigset_t()
      sigemptyset(&hangUp)
      sigaddset(&hangUp, SIGHUP)
      pthread_sigmask(SIG_UNBLOCK, &hangUp, nil)
      let line =
        "trap 'echo ended > \(file); exit' HUP; kill -INT $PPID; "
        + "i=0; while [ $i -lt 9999999 ]; do i=$((i+1)); done"
      let child = ChildProcess(
        program: "/bin/sh", arguments: ["-c", line], interruption: SIGHUP)
      endingCleanlyOnSignals { _ = try? child.run() }
    }
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: file) {
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(FileManager.default.fileExists(atPath: file))
    try FileManager.default.removeItem(atPath: file)
  }
}
