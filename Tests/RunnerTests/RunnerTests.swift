import ExerciseKit
import Foundation
import Runner
import Testing

private let solution = """
  /// Adds one.
  public func relu(_ x: Int) -> Int {
    // SOLUTION
    x + 1
    // END
  }

  // HINTS
  // The idea.
  //
  // The place.
  //
  // The line.

  """
private let mine = """
  /// Adds one.
  public func relu(_ x: Int) -> Int {
    x + 2
  }

  """
private let file = "Exercises/03-Neurons/Relu.swift"

/// What commands print, one after the other, in a package with a solution and the learner's file.
private func printed(_ commands: [Command], in place: Workplace) throws -> String {
  try place.write(solution, to: "Exercises/Solutions/03-Neurons/Relu.swift")
  try place.write(mine, to: file)
  let paper = Paper()
  let runner = Runner(syllabus: examples, workplace: place, console: paper.console())
  for command in commands { #expect(try runner.run(command) == 0) }
  return paper.text
}

@Suite("The runner")
struct RunnerTests {
  @Test("it tells where one is and what is next")
  func overview() throws {
    try inNewPlace { place in
      var progress = Progress()
      progress["relu"].state = .done
      try place.keep(progress)
      let text = try printed([.overview], in: place)
      #expect(text.hasPrefix("1 of 3 exercises are done.\n\n  03 Neurons                 1 of 2\n"))
      #expect(text.contains("next  leakyReLU, in Exercises/03-Neurons/LeakyReLU.swift\n"))
    }
  }

  @Test("a training that meets todo() says so, and how to find it")
  func trainingMeetsAStub() throws {
    try inNewPlace { place in
      let runner = Runner(syllabus: examples, workplace: place, console: Paper().console())
      func problem(_ cause: Ending.Cause) -> String? {
        runner.problem(Ending(cause, output: "", errors: ""), "03-Neurons")
      }
      #expect(problem(.exit(0)) == nil)
      #expect(
        problem(.exit(75))
          == "a function that was solved calls todo() again; swift run learn check 03 says which")
      #expect(problem(.exit(3)) == "the training ended with status 3")
    }
  }

  @Test("it lists all exercises with their states")
  func list() throws {
    try inNewPlace { place in
      let text = try printed([.list], in: place)
      #expect(
        text == """
          03 Neurons
            relu             not attempted
            leakyReLU        not attempted

          04 Backpropagation
            linearBackward   not attempted

          """)
    }
  }

  @Test("it shows one hint after the other, then all again")
  func hints() throws {
    try inNewPlace { place in
      let text = try printed([.hint("relu"), .hint("relu"), .hint("relu")], in: place)
      let hints = ["The idea.", "The place.", "The line."].enumerated().map {
        "Hint \($0 + 1) of 3, relu:\n  \($1)\n\n"
      }
      let next = "next hint swift run learn hint relu\n"
      let last = "solution swift run learn solution relu\n"
      #expect(text == hints[0] + next + hints[1] + next + hints[2] + last)
      #expect(try place.progress()["relu"].hints == 3)
      #expect(try printed([.hint("relu")], in: place) == hints.joined() + last)
    }
  }

  @Test("it shows the solution beside one's own")
  func compare() throws {
    try inNewPlace { place in
      let text = try printed([.solution("relu")], in: place)
      #expect(text.contains("  x + 2                                 x + 1\n"))
    }
  }

  @Test("it puts the stub back, and keeps what was written, each time in a new file")
  func reset() throws {
    try inNewPlace { place in
      for number in 1...2 {
        let text = try printed([.reset("relu")], in: place)
        #expect(
          text == """
            What you wrote is kept in .learn/backups/relu-\(number).swift.
            \(file) is the stub again.

            """)
        #expect(try place.text(".learn/backups/relu-\(number).swift") == mine)
        #expect(try place.text(file) == Stub.text(from: solution))
      }
    }
  }

  @Test("a stub that is put back leaves no backup")
  func resetStub() throws {
    try inNewPlace { place in
      let text = try printed([.reset("relu"), .reset("relu")], in: place)
      #expect(text.hasSuffix("again.\n\(file) is the stub again.\n"))
      #expect(!place.has(".learn/backups/relu-2.swift"))
    }
  }

  @Test("a chapter without a training for the learner's functions says so")
  func runWithout() throws {
    try inNewPlace { place in
      #expect(throws: CommandError.nothingToRun(chapter: "03")) {
        try printed([.run("3")], in: place)
      }
    }
  }

  @Test("a package is found from any folder in it")
  func find() throws {
    try inNewPlace { place in
      try place.write("", to: "Package.swift")
      try place.write("", to: "Exercises/03-Neurons/Relu.swift")
      let found = Workplace.find(from: place.path("Exercises/03-Neurons"))
      #expect(found.root == URL(filePath: place.root).standardizedFileURL.path)
      #expect(Workplace.find(from: "/").has("Sources/Runner"))
      #expect(found.relative(found.path("Exercises/X.swift")) == "Exercises/X.swift")
      #expect(found.relative("/elsewhere/X.swift") == "/elsewhere/X.swift")
    }
  }
}
