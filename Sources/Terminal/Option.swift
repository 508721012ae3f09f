import Tensors

/// An option of a program: its name, what it accepts, and its value when it is not given.
///
/// Programs choose theirs from the book's, `.epochs(40)` say, so that one name means the same in
/// every chapter.
public struct Option: Sendable, Equatable {
  /// A value of an option.
  package enum Value: Sendable, Equatable {
    case whole(Int)
    case number(Scalar)
    case text(String)
    case flag(Bool)
  }

  /// What an option accepts.
  package enum Form: Sendable, Equatable {
    case whole(ClosedRange<Int>)
    case positive
    case text
    case anyText
    case choice([String])
    case flag
  }

  /// The name without its dashes.
  package let name: String

  /// What stands for the value in the help text; empty for a flag.
  package let placeholder: String

  /// What the option accepts.
  package let form: Form

  /// What the option means, for the help text.
  package let help: String

  /// The value when the option is not given; nil when it is then absent.
  package let preset: Value?

  /// The value when the option is not given but `--quick` is.
  package let quickPreset: Value?

  /// The value when the option is not given but `--data` is.
  package let dataPreset: Value?

  package init(
    _ name: String, _ placeholder: String, _ form: Form, _ help: String,
    preset: Value? = nil, quickPreset: Value? = nil, dataPreset: Value? = nil
  ) {
    self.name = name
    self.placeholder = placeholder
    self.form = form
    self.help = help
    self.preset = preset
    self.quickPreset = quickPreset
    self.dataPreset = dataPreset
  }

  package init(flag name: String, _ help: String) {
    self.init(name, "", .flag, help, preset: .flag(false))
  }
}

extension Option.Form {
  /// The value that a word of the command line stands for, or nil when the form does not accept it.
  package func value(of word: String) -> Option.Value? {
    switch self {
    case .whole(let range): Int(word).flatMap { range.contains($0) ? .whole($0) : nil }
    case .positive: Scalar(word).flatMap { $0.isFinite && $0 > 0 ? .number($0) : nil }
    case .text: word.isEmpty ? nil : .text(word)
    case .anyText: .text(word)
    case .choice(let names): names.contains(word) ? .text(word) : nil
    case .flag: nil
    }
  }

  /// What the form accepts, in words.
  package var expectation: String {
    switch self {
    case .whole(let range) where range.upperBound == .max:
      "a whole number, \(range.lowerBound) or more"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .positive: "a finite number above 0"
    case .text: "a name that is not empty"
    case .anyText: "any text"
    case .choice(let names) where names.count == 1: names[0]
    case .choice(let names): "one of \(names.joined(separator: ", "))"
    case .flag: "no value"
    }
  }
}

extension Option.Value: CustomStringConvertible {
  /// The value as one would write it on the command line.
  package var description: String {
    switch self {
    case .whole(let number): "\(number)"
    case .number(let number): "\(number)"
    case .text(let text): text
    case .flag(let isOn): "\(isOn)"
    }
  }
}
