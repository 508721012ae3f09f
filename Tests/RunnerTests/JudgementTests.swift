import Foundation
import Runner
import Testing

/// The judgement on linearBackward after an ending.
private func judgement(
  _ cause: Ending.Cause, output: String = "", errors: String = ""
) throws -> Judgement {
  Judgement(
    try example("linearBackward"), Ending(cause, output: output, errors: errors), seed: 7,
    ownFiles: ["LinearBackward.swift"])
}

@Suite("From the end of a process to a judgement")
struct JudgementTests {
  @Test("the verdict is the last line; what stands before it was printed by the learner")
  func verdict() throws {
    let done = try judgement(.exit(0), output: "dy [3, 2]\nnot yet: or so\ndone: W for Wᵀ\n")
    #expect(done.outcome == .done)
    #expect(done.avoided == "W for Wᵀ")
    #expect(done.printed == ["dy [3, 2]", "not yet: or so"])
    let wrong = try judgement(.exit(0), output: "done: W for Wᵀ\nnot yet: dx is 0.\n")
    #expect(wrong.outcome == .notYet(Complaint("dx is 0.")))
    #expect(wrong.seed == 7)
  }

  @Test(
    "each way to end has its sentence",
    arguments: [
      (.exit(76), "your code ran longer than 10 seconds: an endless loop?"),
      (.tooLong, "your code ran longer than 10 seconds: an endless loop?"),
      (.exit(77), "your code took more than 1 GB of memory: does something grow without end?"),
      (.exit(0), "your code ended the program before it could be judged."),
      (.exit(3), "your code ended the program with status 3."),
      (.signal(SIGKILL), "the system ended your code, probably for want of memory."),
      (.signal(SIGILL), "the check stopped on what your function returned: signal 4"),
    ] as [(Ending.Cause, String)])
  func sentence(cause: Ending.Cause, message: String) throws {
    #expect(try judgement(cause).outcome == .notYet(Complaint(message)))
  }

  @Test("todo() is no failure")
  func notAttempted() throws {
    let judgement = try judgement(.exit(75))
    #expect(judgement.outcome == .notAttempted)
    #expect(judgement.outcome.complaint == nil)
  }

  @Test("a trap in the learner's code is told with file and line")
  func trap() throws {
    let errors = "BackpropagationExercises/LinearBackward.swift:14: Fatal error: Index out of range"
    #expect(
      try judgement(.signal(SIGILL), errors: errors).outcome
        == .notYet(
          Complaint(
            "your code stopped at LinearBackward.swift:14: Index out of range",
            file: "Exercises/04-Backpropagation/LinearBackward.swift", line: 14)))
  }

  @Test("a trap in the check is told as what came back")
  func trapInCheck() throws {
    let errors = "BackpropagationChecks/Check.swift:14: Fatal error: adding: shapes [2] and [3]"
    #expect(
      try judgement(.signal(SIGILL), errors: errors).outcome.complaint?.message
        == "the check stopped on what your function returned: adding: shapes [2] and [3]")
  }
}

@Suite("How a judgement is told")
struct JudgementLinesTests {
  @Test("on one line")
  func plain() throws {
    #expect(try judgement(.exit(0), output: "done: db averaged").plain == "04 linearBackward: done")
    #expect(try judgement(.exit(75)).plain == "04 linearBackward: not attempted")
    #expect(
      try judgement(.exit(0), output: "not yet: dx is 0.").plain
        == "04 linearBackward: not yet: dx is 0.")
  }

  @Test("as a JSON object with a name, chapter, state, message, file and line")
  func json() throws {
    #expect(
      try judgement(.exit(0), output: "done: db averaged").json
        == #"{"name":"linearBackward","chapter":"04","state":"done","message":null,"file":null,"#
        + #""line":null}"#)
    #expect(
      try judgement(.exit(0), output: "not yet: \"dx\" is 0.").json
        == #"{"name":"linearBackward","chapter":"04","state":"not-yet","message":"\"dx\" is 0.","#
        + #""file":"Exercises/04-Backpropagation/LinearBackward.swift","line":null}"#)
  }

  @Test("done: the mistakes avoided, the solution to compare, what is next")
  func done() throws {
    let letter = try judgement(.exit(0), output: "done: W for Wᵀ; db averaged")
      .letter(on: Paper().console(), next: try example("relu"))
    #expect(
      letter == """
        linearBackward: done

          avoided  W for Wᵀ; db averaged
          compare  swift run learn solution linearBackward
          next     relu, in Exercises/03-Neurons/Relu.swift
        """)
  }

  @Test("done: many mistakes avoided are broken under the first")
  func doneAtLength() throws {
    let avoided = Array(repeating: "the sign of dx", count: 8).joined(separator: "; ")
    let letter = try judgement(.exit(0), output: "done: \(avoided)")
      .letter(on: Paper().console(), next: try example("relu"))
    let lines = letter.split(separator: "\n")
    #expect(lines[1] == "  avoided  " + String(repeating: "the sign of dx; ", count: 4) + "the")
    #expect(lines[2] == "           sign of dx; the sign of dx; the sign of dx; the sign of dx")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("not yet: what the code printed, the reason, and how to go on")
  func notYet() throws {
    let letter = try judgement(.exit(0), output: "hello\nnot yet: dx is 0.")
      .letter(on: Paper().console(), next: nil)
    #expect(
      letter == """
        linearBackward: not yet

          Your code printed:
          | hello

          dx is 0.

          file  Exercises/04-Backpropagation/LinearBackward.swift
          again swift run learn check linearBackward --seed 7
          hint  swift run learn hint linearBackward
        """)
  }

  @Test("of much that was printed the last lines are shown")
  func much() throws {
    let lines = (1...30).map { "\($0)" } + ["done: db averaged"]
    let letter = try judgement(.exit(0), output: lines.joined(separator: "\n"))
      .letter(on: Paper().console(), next: nil)
    #expect(letter.contains("Your code printed, of 30 lines the last 20:\n  | 11\n"))
    #expect(letter.contains("all exercises are done"))
  }

  @Test("a compile error: file, line, column and the compiler's words")
  func compileError() throws {
    let assignment = try example("linearBackward")
    let error = CompilerMessage(
      file: assignment.file, line: 22, column: 5, text: "cannot find 'y' in scope")
    let outcome = try #require(Outcome(errors: [error], assignment))
    let letter = Judgement(assignment, outcome).letter(on: Paper().console(), next: nil)
    #expect(
      letter == """
        linearBackward: not yet

          It does not compile.

          Exercises/04-Backpropagation/LinearBackward.swift:22:5
            cannot find 'y' in scope

          back to the stub swift run learn reset linearBackward
        """)
  }

  @Test("in a list, with the reason under it")
  func row() throws {
    let row = try judgement(.exit(0), output: "not yet: dx is 0.")
      .row(on: Paper().console(), width: 16)
    #expect(row == "  linearBackward   not yet\n      dx is 0.")
  }
}
