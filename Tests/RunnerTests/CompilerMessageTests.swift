import Runner
import Testing

private let output = """
  [4/6] Compiling BackpropagationExercises LinearBackward.swift
  /a b/Exercises/04-Backpropagation/LinearBackward.swift:22:32: error: cannot find 'y' in scope
  20 |   _ x: Tensor, _ weights: Tensor, _ dy: Tensor
  22 |   return (dy.matmul(weights),x,y)
     |                                `- error: cannot find 'y' in scope
  /a b/Exercises/04-Backpropagation/Relu.swift:3:1: warning: unused
  /a b/Exercises/04-Backpropagation/Relu.swift:9:4: error: expected '}' at end of brace: x: error: y
  /a b/Exercises/04-Backpropagation/LinearBackward.swift:22:32: error: cannot find 'y' in scope
  error: fatalError
  """

private let own = "Exercises/04-Backpropagation/LinearBackward.swift"

@Suite("The compiler's errors")
struct CompilerMessageTests {
  @Test("each error is read once; warnings and pictures of the source are left out")
  func errors() {
    let errors = CompilerMessage.errors(in: output)
    #expect(
      errors == [
        CompilerMessage(
          file: "/a b/" + own, line: 22, column: 32, text: "cannot find 'y' in scope"),
        CompilerMessage(
          file: "/a b/Exercises/04-Backpropagation/Relu.swift", line: 9, column: 4,
          text: "expected '}' at end of brace: x: error: y"),
      ])
  }

  private let mine = CompilerMessage(file: own, line: 22, column: 3, text: "no y")
  private let other = CompilerMessage(
    file: "Exercises/04-Backpropagation/Relu.swift", line: 9, column: 1, text: "no z")

  @Test("an exercise hears of its own file only")
  func ownFile() throws {
    let outcome = Outcome(errors: [other, mine], try example("linearBackward"))
    #expect(
      outcome
        == .notYet(
          Complaint("it does not compile: no y", file: own, line: 22, errors: [mine])))
  }

  @Test("another file that is in the way is named")
  func otherFile() throws {
    let outcome = Outcome(errors: [other], try example("linearBackward"))
    let complaint = try #require(outcome?.complaint)
    #expect(outcome?.state == .notYet)
    #expect(
      complaint.message
        == "not checked, because Relu.swift:9, of the same chapter, does not compile: no z")
    #expect(complaint.file == other.file)
    #expect(complaint.line == 9)
  }

  @Test("without errors there is nothing to say")
  func none() throws { #expect(Outcome(errors: [], try example("relu")) == nil) }

  @Test("a function that cannot be called is the fault of its file")
  func blame() throws {
    let call = CompilerMessage(
      file: "Exercises/Checks/04-Backpropagation/Program/main.swift", line: 6, column: 3,
      text: "cannot convert")
    let callee = try example("linearBackward")
    let changed = call.blaming(callee, text: "import Tensors\n\nfunc linearBackward(_ x: Int) {}\n")
    #expect(changed.file == own)
    #expect(changed.line == 3)
    #expect(
      changed.text
        == "the check cannot call linearBackward, whose first lines must stay as in the stub: "
        + "cannot convert")
    let renamed = call.blaming(callee, text: "func other() {}")
    #expect(renamed.text == "there is no public function linearBackward in it, as in the stub")
    #expect(renamed.line == 1)
    let gone = call.blaming(callee, text: nil)
    #expect(
      gone.text
        == "the file is missing; `swift run learn reset linearBackward` brings the stub back")
  }
}
