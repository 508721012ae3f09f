import Runner
import Testing

@Suite("What a learner may call an exercise")
struct SyllabusTests {
  private let new = Progress()

  @Test(
    "all, next, a chapter's number or folder, a name or a file",
    arguments: [
      ("all", ["relu", "leakyReLU", "linearBackward"]), ("next", ["relu"]),
      ("3", ["relu", "leakyReLU"]), ("03", ["relu", "leakyReLU"]), ("04", ["linearBackward"]),
      ("03-Neurons", ["relu", "leakyReLU"]), ("relu", ["relu"]), ("LEAKYrelu", ["leakyReLU"]),
      ("LinearBackward.swift", ["linearBackward"]),
      ("Exercises/03-Neurons/Relu.swift", ["relu"]),
    ])
  func called(word: String, names: [String]) throws {
    #expect(try examples.assignments(called: word, new).map(\.name) == names)
  }

  @Test("what is unknown is told with what is near, or with what there is")
  func unknown() {
    #expect(throws: CommandError.unknownExercise("linerBackward", nearest: "linearBackward")) {
      try examples.assignments(called: "linerBackward", new)
    }
    #expect(throws: CommandError.unknownExercise("nxt", nearest: "next")) {
      try examples.assignment(called: "nxt", new)
    }
    #expect(throws: CommandError.unknownChapter("07", known: ["03", "04"])) {
      try examples.assignments(called: "07", new)
    }
  }

  @Test("next is the first not done after the last done, then the first not done, then nobody")
  func next() throws {
    var progress = Progress()
    #expect(examples.next(after: progress)?.name == "relu")
    progress["leakyReLU"].state = .done
    progress["linearBackward"].state = .notYet
    #expect(examples.next(after: progress)?.name == "linearBackward")
    progress["linearBackward"].state = .done
    #expect(examples.next(after: progress)?.name == "relu")
    progress["relu"].state = .done
    #expect(try examples.assignments(called: "next", progress).isEmpty)
    #expect(throws: CommandError.allDone) {
      try examples.assignment(called: "next", progress)
    }
  }

  @Test("an exercise knows its files and its check program")
  func files() throws {
    let assignment = try example("linearBackward")
    #expect(assignment.file == "Exercises/04-Backpropagation/LinearBackward.swift")
    #expect(assignment.solution == "Exercises/Solutions/04-Backpropagation/LinearBackward.swift")
    #expect(assignment.checkProgram == "check-04")
  }
}
