import Tensors
import Terminal
import Testing

/// A program that uses one option of every kind.
let sample = Usage(
  program: "sample", summary: "Tries the options.", example: "--epochs 10 --rate=0.1",
  options: [
    .epochs(40, quick: 2), .rate(0.5), .batch(64), .seed(0), .threads(4),
    .data("folder with examples"), .target("kind"),
    .split(["random", "ordered"], "who is held out"),
    .prompt("The "), .article(["003-4.2", "003-4.3"]), .figures, .quick, .json,
  ])

/// The arguments of a line that is a call to work.
func arguments(_ line: [String], of usage: Usage = sample) throws -> Arguments {
  guard case .work(let arguments) = try usage.parse(line) else { throw UsageError.conflict("help") }
  return arguments
}

@Suite("A command line: options with checked values")
struct UsageTests {
  @Test("an empty line gives the presets")
  func presets() throws {
    let it = try arguments([])
    #expect(it.epochs == 40 && it.rate == 0.5 && it.batch == 64 && it.seed == 0 && it.threads == 4)
    #expect(it.data == nil && it.article == nil && it.figures == nil)
    #expect(it.target == "kind" && it.split == "random" && it.prompt == "The ")
    #expect(!it.quick && !it.json)
  }

  @Test("a value follows its option or an equals sign")
  func bothForms() throws {
    let apart = try arguments(["--epochs", "5", "--data", "a b", "--quick"])
    let joined = try arguments(["--epochs=5", "--data=a b", "--quick"])
    #expect(apart == joined)
    #expect(apart.epochs == 5 && apart.data == "a b" && apart.quick)
  }

  @Test("several seeds go on from the seed")
  func everySeed() throws {
    let usage = Usage(
      program: "sample", summary: "", example: "", options: [.seed(0), .seeds(), .quick])
    #expect(try arguments([], of: usage).everySeed == [0])
    #expect(try arguments(["--seed", "7"], of: usage).everySeed == [7])
    #expect(try arguments(["--seeds", "3"], of: usage).everySeed == [0, 1, 2])
    #expect(try arguments(["--seed", "10", "--seeds", "2"], of: usage).everySeed == [10, 11])
    let last = try arguments(["--seed", "\(Int.max)", "--seeds", "2"], of: usage).everySeed
    #expect(last == [UInt64(Int.max), UInt64(Int.max) + 1])
  }

  @Test("every kind of value arrives")
  func values() throws {
    let it = try arguments([
      "--rate", "1e-3", "--batch", "1", "--seed", "\(Int.max)", "--threads=1024", "--target", "y",
      "--split", "ordered", "--article", "003-4.3", "--figures=f/g", "--json",
    ])
    #expect(it.rate == 1e-3 && it.batch == 1 && it.seed == UInt64(Int.max) && it.threads == 1_024)
    #expect(it.target == "y" && it.split == "ordered" && it.article == "003-4.3")
    #expect(it.figures == "f/g" && it.json && !it.quick)
  }

  @Test("an equals sign, two dashes or nothing can be in a text after an equals sign")
  func unusualTexts() throws {
    #expect(try arguments(["--prompt=a=b"]).prompt == "a=b")
    #expect(try arguments(["--prompt=--quick"]).prompt == "--quick")
    #expect(try arguments(["--prompt="]).prompt == "")
    #expect(try arguments(["--prompt", ""]).prompt == "")
    #expect(try arguments(["--data", "-"]).data == "-")
  }

  @Test("one part of the work can be chosen by its name, and the parts be listed")
  func parts() throws {
    let usage = Usage(
      program: "p", summary: "", example: "--only sum",
      options: [.only(["peak", "sum"], "does one"), .list("names them")])
    let none = try arguments([], of: usage)
    #expect(none.only == nil && !none.list)
    let both = try arguments(["--list", "--only=sum"], of: usage)
    #expect(both.only == "sum" && both.list)
    #expect {
      try usage.parse(["--only", "product"])
    } throws: {
      "\($0)" == #"--only is "product"; expected one of peak, sum"#
    }
  }

  @Test("quick presets stand in for presets, not for what was given")
  func quickPresets() throws {
    #expect(try arguments(["--quick"]).epochs == 2)
    #expect(try arguments(["--quick", "--epochs", "7"]).epochs == 7)
    #expect(try arguments(["--quick"]).batch == 64)
  }

  @Test(
    "--help is answered wherever it stands",
    arguments: [
      ["--help"], ["--epochs", "5", "--help"], ["--epochs", "--help"], ["--bogus", "--help"],
    ])
  func help(line: [String]) throws { #expect(try sample.parse(line) == .help) }

  @Test(
    "a bad line is refused with what was found and expected",
    arguments: [
      (["--epoch", "5"], "unknown option --epoch; did you mean --epochs?"),
      (["--epoch=5"], "unknown option --epoch; did you mean --epochs?"),
      (["-epochs", "5"], "unknown option -epochs; did you mean --epochs?"),
      (["-h"], "unknown option -h; did you mean --help?"),
      (["--Quick"], "unknown option --Quick; did you mean --quick?"),
      (["--save", "x"], "unknown option --save; did you mean --rate?"),
      (["--epochs"], "--epochs needs a value: --epochs N"),
      (["--epochs", "--quick"], "--epochs needs a value: --epochs N"),
      (["--epochs", "0"], #"--epochs is "0"; expected a whole number, 1 or more"#),
      (["--epochs=-1"], #"--epochs is "-1"; expected a whole number, 1 or more"#),
      (["--epochs", "-1"], #"--epochs is "-1"; expected a whole number, 1 or more"#),
      (["--epochs="], #"--epochs is ""; expected a whole number, 1 or more"#),
      (["--epochs", "5.0"], #"--epochs is "5.0"; expected a whole number, 1 or more"#),
      (["--epochs", " 5"], #"--epochs is " 5"; expected a whole number, 1 or more"#),
      (["--epochs", "five"], #"--epochs is "five"; expected a whole number, 1 or more"#),
      (
        ["--epochs", "9223372036854775808"],
        #"--epochs is "9223372036854775808"; expected a whole number, 1 or more"#
      ),
      (["--batch", "0"], #"--batch is "0"; expected a whole number, 1 or more"#),
      (["--seed", "-1"], #"--seed is "-1"; expected a whole number, 0 or more"#),
      (["--threads", "0"], #"--threads is "0"; expected a whole number from 1 to 1024"#),
      (["--threads", "1025"], #"--threads is "1025"; expected a whole number from 1 to 1024"#),
      (["--rate", "0"], #"--rate is "0"; expected a finite number above 0"#),
      (["--rate", "-0.1"], #"--rate is "-0.1"; expected a finite number above 0"#),
      (["--rate", "nan"], #"--rate is "nan"; expected a finite number above 0"#),
      (["--rate", "inf"], #"--rate is "inf"; expected a finite number above 0"#),
      (["--rate", "1e999"], #"--rate is "1e999"; expected a finite number above 0"#),
      (["--rate", "0,5"], #"--rate is "0,5"; expected a finite number above 0"#),
      (["--article", "4.2"], #"--article is "4.2"; expected one of 003-4.2, 003-4.3"#),
      (["--split", "none"], #"--split is "none"; expected one of random, ordered"#),
      (["--data", ""], #"--data is ""; expected a name that is not empty"#),
      (["--figures=a", "--figures=b"], "--figures is given twice"),
      (["--quick", "--quick"], "--quick is given twice"),
      (["--quick=yes"], #"--quick takes no value; found "yes""#),
      (["--help=yes"], #"--help takes no value; found "yes""#),
      (["mnist"], #"unexpected argument "mnist""#),
      (["--quick", "yes"], #"unexpected argument "yes""#),
      (["--"], #"unexpected argument "--""#),
      (["-"], #"unexpected argument "-""#),
      ([""], #"unexpected argument """#),
      (["a\nb\u{1B}"], #"unexpected argument "a\nb\u{1B}""#),
    ])
  func badLine(line: [String], answer: String) {
    let error = #expect(throws: UsageError.self) { try sample.parse(line) }
    #expect(error?.description == answer)
  }

  @Test("the first of two faults is told")
  func firstFault() {
    #expect(throws: UsageError.missing(option: "--rate", placeholder: "X")) {
      try sample.parse(["--rate", "--epochs", "0"])
    }
  }
}

@Suite("A program's description: mistakes stop it at its first run")
struct ContradictionTests {
  @Test("an option listed twice")
  func twice() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Usage(program: "p", summary: "", example: "", options: [.quick, .quick])
    }
    expectMessage("p: --quick is listed twice", in: result)
  }

  @Test("a preset that the option would not accept")
  func preset() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Usage(program: "p", summary: "", example: "", options: [.epochs(0)])
    }
    expectMessage("--epochs is preset to 0; expected a whole number, 1 or more", in: result)
  }

  @Test("an example that does not work")
  func example() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Usage(program: "p", summary: "", example: "--rate 1", options: [.epochs(1)])
    }
    expectMessage("the example does not work: unknown option --rate", in: result)
  }

  @Test("a value asked for that is not listed")
  func unlisted() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Arguments(options: [.quick], given: [:]).epochs
    }
    expectMessage("the program uses --epochs without listing it among its options", in: result)
  }
}

/// Expects a message on the standard error of a process that ended.
func expectMessage(_ message: String, in result: ExitTest.Result?) {
  let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(said.contains(message), "said: \(said)")
}
