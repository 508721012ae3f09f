import Program
import Testing

/// Runs the sample program and returns what it left.
private func run(
  _ words: [String], work: (Arguments, Console, inout Report) throws -> Void
) -> (status: Int32, output: String, errors: String) {
  let output = Paper()
  let errors = Paper()
  let status = perform(
    sample, words: words, facts: Console.Facts(), output: { output.write($0) },
    errors: { errors.write($0) }, work: work)
  return (status, output.text, errors.text)
}

private struct BadData: Error, CustomStringConvertible {
  let description: String
}

@Suite("A run: output, errors and exit status")
struct RunTests {
  @Test("work that succeeds ends with 0 and prints what it prints")
  func success() {
    let end = run(["--epochs", "3"]) { arguments, console, _ in
      console.print("epochs \(arguments.epochs)")
    }
    #expect(end == (0, "epochs 3\n", ""))
  }

  @Test("--json leaves one object on one line and nothing else")
  func json() {
    let end = run(["--json"]) { _, console, report in
      console.print("training")
      report.add("accuracy", 0.5)
    }
    #expect(end.status == 0 && end.errors.isEmpty)
    #expect(end.output.hasPrefix(#"{"program":"sample","options":{"#))
    #expect(end.output.hasSuffix(#""json":true},"accuracy":0.5}"# + "\n"))
    #expect(end.output.filter { $0 == "\n" }.count == 1)
  }

  @Test("a program of many results prints each on its line, and no other object")
  func jsonLines() {
    let usage = Usage(program: "p", summary: "", example: "", options: [.jsonLines])
    let output = Paper()
    let status = perform(
      usage, words: ["--json"], facts: Console.Facts(), output: { output.write($0) },
      errors: { _ in Issue.record("an error") },
      work: { _, console, report in
        console.print("measuring")
        report.add("unused", 0)
        console.printLine([1, 2])
        console.printLine("b")
      })
    #expect(status == 0 && output.text == "[1,2]\n\"b\"\n")
  }

  @Test("without --json no line of JSON is printed")
  func noJSONLines() {
    let end = run([]) { _, console, _ in console.printLine(1) }
    #expect(end == (0, "", ""))
  }

  @Test("--help prints the help without working and ends with 0")
  func help() {
    let end = run(["--help"]) { _, _, _ in Issue.record("worked") }
    #expect(end == (0, sample.help, ""))
  }

  @Test("a bad line is one line on standard error and 64")
  func usage() {
    let end = run(["--epoch", "3"]) { _, _, _ in Issue.record("worked") }
    #expect(end == (64, "", "sample: unknown option --epoch; did you mean --epochs?\n"))
  }

  @Test("options that the program finds at odds end with 64 too")
  func conflict() {
    let end = run([]) { _, _, _ in throw UsageError.conflict("--data or --text is needed") }
    #expect(end == (64, "", "sample: --data or --text is needed\n"))
  }

  @Test("any other error is one line on standard error and 1, also under --json")
  func badData() {
    let end = run(["--json"]) { _, _, report in
      report.add("loss", 1)
      throw BadData(description: "a\nb\r\nfile\u{1B}[2J is bad")
    }
    #expect(end == (1, "", "sample: a b file[2J is bad\n"))
  }

  @Test("what is in the way of the figures is told before the work")
  func figures() {
    let end = run(["--figures", "/dev/null"]) { _, _, _ in Issue.record("worked") }
    #expect(end == (1, "", "sample: /dev/null is a file; expected a folder\n"))
  }

  @Test("so is what is in the way of a file")
  func save() {
    let usage = Usage(program: "p", summary: "", example: "", options: [.save()])
    let errors = Paper()
    let status = perform(
      usage, words: ["--save", "/tmp"], facts: Console.Facts(), output: { _ in },
      errors: { errors.write($0) }, work: { _, _, _ in Issue.record("worked") })
    #expect(status == 1 && errors.text == "p: /tmp is no regular file; it is not replaced\n")
  }

  @Test("a program without --json can run")
  func withoutJSON() {
    let usage = Usage(program: "p", summary: "", example: "", options: [])
    let output = Paper()
    let status = perform(
      usage, words: [], facts: Console.Facts(), output: { output.write($0) }, errors: { _ in },
      work: { _, console, _ in console.print("hello") })
    #expect(status == 0 && output.text == "hello\n")
  }
}
