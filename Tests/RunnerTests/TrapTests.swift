import Runner
import Testing

private func trap(_ errors: String) -> Trap {
  Trap(
    errors: errors, folder: "Exercises/04-Backpropagation",
    ownFiles: ["LinearBackward.swift", "Relu.swift"])
}

/// A backtrace as the runtime writes it, with a headline and frames in files and lines.
private func backtrace(_ headline: String, _ places: [String]) -> String {
  let frames = places.enumerated().map { number, place in
    "\(number) [ra]   0x000055a90191da57 f(_:) + 294 in check-04 at \(place)"
  }
  return "\n*** \(headline) ***\n\nThread 0 \"check-04\" crashed:\n\n"
    + frames.joined(separator: "\n") + "\n...\n"
}

private let own = "/anywhere/a b/Exercises/04-Backpropagation/LinearBackward.swift"

@Suite("Where and why a program stopped")
struct TrapTests {
  @Test("a tensor's mistake carries the caller's file and line")
  func mistake() {
    let trap = trap(
      """
      BackpropagationExercises/LinearBackward.swift:22: Fatal error: matmul: shapes [6, 5] and [6, 5]
      """ + backtrace("Program crashed: Illegal instruction at 0x1", ["\(own):99:1"]))
    #expect(trap.file == "Exercises/04-Backpropagation/LinearBackward.swift")
    #expect(trap.line == 22)
    #expect(trap.reason == "matmul: shapes [6, 5] and [6, 5]")
  }

  @Test("a stop in the standard library is placed by the first frame of the learner's")
  func index() {
    let trap = trap(
      "Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range\n"
        + backtrace(
          "Program crashed: Illegal instruction at 0x00007f25da36df7f",
          ["/swift/stdlib/Array.swift:3:1", "\(own):14:25", "\(own):30"]))
    #expect(trap.file == "Exercises/04-Backpropagation/LinearBackward.swift")
    #expect(trap.line == 14)
    #expect(trap.reason == "Index out of range")
  }

  @Test("arithmetic has its reason in the headline")
  func overflow() {
    let trap = trap(
      backtrace(
        "Swift runtime failure: arithmetic overflow", ["//<compiler-generated>", "\(own):22:23"]))
    #expect(trap.line == 22)
    #expect(trap.reason == "arithmetic overflow")
  }

  @Test("an address is left out")
  func address() {
    let trap = trap(backtrace("Program crashed: Bad pointer dereference at 0x10", ["\(own):7"]))
    #expect(trap.reason == "Bad pointer dereference")
  }

  @Test("a full stack is a recursion")
  func recursion() {
    let frames = [String](repeating: "\(own):5:9", count: 40)
    let trap = trap(backtrace("Program crashed: Bad pointer dereference at 0x7fff", frames))
    #expect(trap.line == 5)
    #expect(trap.reason == "the stack is full: a recursion that does not end?")
  }

  @Test("frames of checks and solutions are not the learner's")
  func elsewhere() {
    let trap = trap(
      "BackpropagationChecks/Check.swift:30: Fatal error: adding: shapes [2] and [3]\n"
        + backtrace(
          "Program crashed: Illegal instruction at 0x1",
          [
            "/a/Exercises/Checks/04-Backpropagation/Check.swift:30:1",
            "/a/Exercises/Solutions/04-Backpropagation/LinearBackward.swift:3:1",
            "/a/Exercises/03-Neurons/Relu.swift:8:2",
          ]))
    #expect(trap.file == nil)
    #expect(trap.line == nil)
    #expect(trap.reason == "adding: shapes [2] and [3]")
  }

  @Test("nothing is known without a message")
  func nothing() {
    let trap = trap("")
    #expect(trap.file == nil)
    #expect(trap.reason == nil)
  }
}
