import Runner
import Terminal
import Testing

@Suite("The command line")
struct CommandTests {
  @Test(
    "words mean commands; without a name the next exercise is meant",
    arguments: [
      ("", .overview), ("list", .list), ("help", .help), ("--help", .help), ("check -h", .help),
      ("check", .check("next", seed: nil, form: .full)),
      ("check relu", .check("relu", seed: nil, form: .full)),
      ("check --seed 7 04", .check("04", seed: 7, form: .full)),
      ("check all --plain", .check("all", seed: nil, form: .plain)),
      ("check --json next", .check("next", seed: nil, form: .json)),
      ("watch", .watch("next")), ("watch relu", .watch("relu")), ("hint", .hint("next")),
      ("hint relu", .hint("relu")), ("solution relu", .solution("relu")),
      ("reset relu", .reset("relu")), ("run 04 --mine", .run("04")), ("run --mine 04", .run("04")),
    ] as [(String, Command)])
  func meaning(line: String, command: Command) throws {
    #expect(try Command(line.split(separator: " ").map(String.init)) == command)
  }

  @Test(
    "what is not understood is told in one line",
    arguments: [
      ("chek", "there is no command chek; did you mean check?"),
      ("solu relu", "there is no command solu; did you mean solution?"),
      ("reset", "reset needs the name of an exercise; `swift run learn list` shows them"),
      ("run 04", "`run` trains with your functions: swift run learn run NUMBER --mine"),
      ("list all", "unexpected argument \"all\""),
      ("check relu tanh", "unexpected argument \"tanh\""),
      ("hint --plain", "unexpected argument \"--plain\""),
      ("check --sed 3", "unknown option --sed; did you mean --seed?"),
      ("check --seed", "--seed needs a value: --seed N"),
      ("check --seed x", "--seed is \"x\"; expected a whole number, 0 or more"),
      ("check --seed 1 --seed 2", "--seed is given twice"),
      ("check --plain --json", "one of --plain and --json is enough"),
    ])
  func misunderstood(line: String, message: String) {
    let error = #expect(throws: (any Error).self) {
      try Command(line.split(separator: " ").map(String.init))
    }
    #expect(error.map { "\($0)" } == message)
  }
}
