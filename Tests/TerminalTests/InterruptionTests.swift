import Foundation
import Terminal
import Testing

/// Draws a text, gets a signal, and waits for what follows.
private func draw(_ text: String, thenGet number: Int32) {
  endingCleanlyOnSignals {
    do { try writeToTerminal(text) } catch { exit(1) }
    kill(getpid(), number)
    sleep(10)
  }
}

/// What a process that ended wrote on its standard output.
private func output(of result: ExitTest.Result?) -> String {
  String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
}

@Suite("Signals: the terminal is left as it was found")
struct InterruptionTests {
  @Test("Ctrl-C ends colors and the open line, and exits with 130")
  func openLine() async {
    let result = await #expect(
      processExitsWith: .exitCode(130), observing: [\.standardOutputContent]
    ) { draw("\u{1B}[32mhalf", thenGet: SIGINT) }
    #expect(output(of: result).hasSuffix("\u{1B}[32mhalf\u{1B}[0m\n"))
  }

  @Test("Ctrl-C adds nothing to a line that is ended")
  func endedLine() async {
    let result = await #expect(
      processExitsWith: .exitCode(130), observing: [\.standardOutputContent]
    ) { draw("whole\n", thenGet: SIGINT) }
    #expect(output(of: result).hasSuffix("whole\n"))
  }

  @Test("a request to terminate does the same and exits with 143")
  func terminate() async {
    let result = await #expect(
      processExitsWith: .exitCode(143), observing: [\.standardOutputContent]
    ) { draw("half", thenGet: SIGTERM) }
    #expect(output(of: result).hasSuffix("half\u{1B}[0m\n"))
  }

  @Test("an error is told on a line of its own")
  func error() async {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardOutputContent]
    ) {
      do { try writeToTerminal("half") } catch { exit(2) }
      writeToStandardError("bad\n")
      exit(1)
    }
    #expect(output(of: result).hasSuffix("half\n"))
  }
}
