import Tensors

/// How a program is used: its name, what it does, and its options.
package struct Usage: Sendable {
  /// What a command line asks for.
  package enum Request: Sendable, Equatable {
    case help
    case work(Arguments)
  }

  package let program: String
  package let summary: String
  package let example: String
  package let options: [Option]

  /// Describes a program; options that contradict themselves or the example are a mistake.
  package init(program: String, summary: String, example: String, options: [Option]) {
    self.program = program
    self.summary = summary
    self.example = example
    self.options = options + [.help]
    if let problem = contradiction { mistake("\(program): \(problem)") }
  }

  /// What the words after the program's name ask for.
  ///
  /// A word that begins with two dashes is never a value; `--prompt=--x` writes such a value. Help
  /// is wanted wherever it stands.
  package func parse(_ words: [String]) throws(UsageError) -> Request {
    if words.contains("--help") { return .help }
    var given: [String: Option.Value] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      let (name, attached) = halves(of: word)
      let option = try option(named: name)
      if given[option.name] != nil { throw .repeated(option: name) }
      given[option.name] = try value(of: option, attached: attached, rest: &rest)
    }
    return .work(Arguments(options: options.filter { $0 != .help }, given: given))
  }

  private func option(named word: String) throws(UsageError) -> Option {
    guard word.hasPrefix("-"), word.contains(where: { $0 != "-" }) else {
      throw .stray(argument: word)
    }
    if let option = options.first(where: { "--" + $0.name == word }) { return option }
    let name = String(word.drop { $0 == "-" })
    throw .unknown(option: word, nearest: "--" + nearest(to: name, among: options.map(\.name)))
  }

  private func value(
    of option: Option, attached: String?, rest: inout ArraySlice<String>
  ) throws(UsageError) -> Option.Value {
    let name = "--" + option.name
    if option.form == .flag {
      if let attached { throw .superfluous(option: name, value: attached) }
      return .flag(true)
    }
    var word = attached
    if word == nil, let next = rest.first, !next.hasPrefix("--") { word = rest.removeFirst() }
    guard let word else { throw .missing(option: name, placeholder: option.placeholder) }
    guard let value = option.form.value(of: word) else {
      throw .invalid(option: name, value: word, expected: option.form.expectation)
    }
    return value
  }

  /// What is wrong with the description itself.
  private var contradiction: String? {
    for (index, option) in options.enumerated() {
      if options[..<index].contains(where: { $0.name == option.name }) {
        return "--\(option.name) is listed twice"
      }
      for value in [option.preset, option.quickPreset, option.dataPreset].compactMap(\.self)
      where option.form != .flag && option.form.value(of: "\(value)") != value {
        return "--\(option.name) is preset to \(value); expected \(option.form.expectation)"
      }
    }
    do {
      _ = try parse(example.split(separator: " ").map(String.init))
      return nil
    } catch {
      return "the example does not work: \(error)"
    }
  }
}

/// The parts of `--name=value`; the second is nil without an equals sign.
private func halves(of word: String) -> (name: String, value: String?) {
  guard word.hasPrefix("-"), let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")) else {
    return (word, nil)
  }
  return (String(word[..<sign]), String(word[word.utf8.index(after: sign)...]))
}
