import LanguageModel
import Program
import Tensors

// The options that no other program has, or that mean something else in every part.

extension Option {
  static let steps = Option(
    "steps", "N", .whole(1...Int.max), "training steps of a part, in place of its own number")
  static let rate = Option(
    "rate", "X", .positive, "learning rate of a part, in place of its own")
  static let blocks = Option(
    "blocks", "N", .whole(1...64), "blocks of the text model", preset: .whole(4),
    quickPreset: .whole(2))
  static let width = Option(
    "width", "D", .whole(1...65_536), "entries of a position in the text model",
    preset: .whole(128), quickPreset: .whole(32))
  static let heads = Option(
    "heads", "H", .whole(1...1_024), "heads of the text model; they divide the width",
    preset: .whole(4))
  static let length = Option(
    "length", "T", .whole(1...65_536), "positions of the text model", preset: .whole(64))
  static let recipe = Option(
    flag: "recipe", "trains on text plainly, to compare: rate 0.001, no clipping, no schedule")
  static let temperature = Option(
    "temperature", "X", .positive, "below 1 the writing is more careful, above 1 less",
    preset: .number(0.7))
  static let characters = Option(
    "characters", "N", .whole(0...1_000_000), "characters to write at the end",
    preset: .whole(400), quickPreset: .whole(80))
}

extension Arguments {
  var blocks: Int { whole("blocks") ?? 1 }
  var width: Int { whole("width") ?? 1 }
  var heads: Int { whole("heads") ?? 1 }
  var length: Int { whole("length") ?? 1 }
  var characters: Int { whole("characters") ?? 0 }
  var isRecipe: Bool { value("recipe") == "true" }

  /// Whether an option is given that only the text model has.
  var asksForText: Bool { text != nil || save != nil || load != nil || isRecipe }

  /// How the characters are drawn.
  var sampler: Sampler { Sampler(temperature: number("temperature") ?? 1) }

  /// The steps of a part: those given, or its own number.
  func steps(_ own: Int, quick few: Int) -> Int { whole("steps") ?? (quick ? few : own) }

  /// The learning rate of a part: the one given, or its own.
  func rate(_ own: Scalar) -> Scalar { number("rate") ?? own }

  private func value(_ name: String) -> String? {
    all.first { $0.name == name }?.value?.description
  }

  private func whole(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  private func number(_ name: String) -> Scalar? { value(name).flatMap { Scalar($0) } }
}

/// Ends a program that is asked for one part by name and for another by its options.
func refuseContradictions(_ arguments: Arguments) throws(UsageError) {
  guard let part = arguments.only, part != "text", arguments.asksForText else { return }
  throw .conflict("--text, --save, --load and --recipe belong to the text model, not to \(part)")
}
