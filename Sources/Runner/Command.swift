import Terminal

/// What a command line asks the runner for.
package enum Command: Equatable {
  /// Where the learner is.
  case overview
  /// All exercises.
  case list
  /// The commands.
  case help
  /// The verdict on one or more exercises.
  case check(String, seed: UInt64?, form: Form)
  /// Verdicts whenever a file is saved, beginning with an exercise.
  case watch(String)
  /// The next hint.
  case hint(String)
  /// The solution beside the learner's own.
  case solution(String)
  /// The stub again.
  case reset(String)
  /// A chapter's training with the learner's functions.
  case run(String)

  /// How verdicts are told.
  package enum Form: Equatable, Sendable {
    /// In paragraphs.
    case full
    /// A line an exercise.
    case plain
    /// A JSON object an exercise, each on a line.
    case json
  }

  private static let names = ["check", "watch", "hint", "solution", "reset", "run", "list", "help"]

  /// Reads the words after the program's name.
  ///
  /// Without a name, the next exercise is meant, except by `reset`.
  package init(_ words: [String]) throws {
    if words.contains("--help") || words.contains("-h") {
      self = .help
      return
    }
    guard let name = words.first else {
      self = .overview
      return
    }
    let rest = Array(words.dropFirst())
    switch name {
    case "check": self = try Command.check(rest)
    case "watch": self = .watch(try Command.target(rest) ?? "next")
    case "hint": self = .hint(try Command.target(rest) ?? "next")
    case "solution": self = .solution(try Command.target(rest) ?? "next")
    case "reset":
      guard let target = try Command.target(rest) else {
        throw CommandError.missingName(command: name)
      }
      self = .reset(target)
    case "run":
      guard rest.contains("--mine"),
        let chapter = try Command.target(rest.filter { $0 != "--mine" })
      else { throw CommandError.incompleteRun }
      self = .run(chapter)
    case "list", "help":
      if let word = rest.first { throw UsageError.stray(argument: word) }
      self = name == "list" ? .list : .help
    default:
      throw CommandError.unknownCommand(name, nearest: nearest(to: name, among: Command.names))
    }
  }

  /// The only word of a command that takes at most one.
  private static func target(_ words: [String]) throws(UsageError) -> String? {
    if words.count > 1 { throw .stray(argument: words[1]) }
    if let word = words.first, word.hasPrefix("-") { throw .stray(argument: word) }
    return words.first
  }

  private static func check(_ words: [String]) throws(UsageError) -> Command {
    var target: String?
    var seed: UInt64?
    var form: Form?
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--seed":
        if seed != nil { throw .repeated(option: word) }
        seed = try number(rest.popFirst())
      case "--plain", "--json":
        if form != nil { throw .conflict("one of --plain and --json is enough") }
        form = word == "--json" ? .json : .plain
      case _ where word.hasPrefix("-"):
        let name = String(word.drop { $0 == "-" })
        let nearest = nearest(to: name, among: ["seed", "plain", "json"])
        throw .unknown(option: word, nearest: "--" + nearest)
      default:
        if target != nil { throw .stray(argument: word) }
        target = word
      }
    }
    return .check(target ?? "next", seed: seed, form: form ?? .full)
  }

  private static func number(_ word: String?) throws(UsageError) -> UInt64 {
    guard let word else { throw .missing(option: "--seed", placeholder: "N") }
    guard let number = UInt64(word) else {
      throw .invalid(option: "--seed", value: word, expected: "a whole number, 0 or more")
    }
    return number
  }
}
