import LanguageModel
import Program
import Recurrence
import Tensors

// The options that no other program has.

extension Option {
  static let layer = Option(
    "layer", "NAME", .choice([LSTM.name, GRU.name, RecurrentLayer.name]), "recurrent layers",
    preset: .text(LSTM.name))
  static let embedding = Option(
    "embedding", "N", .whole(1...65_536), "entries of an embedded character", preset: .whole(64))
  static let hidden = Option(
    "hidden", "N", .whole(1...65_536), "units of a recurrent layer", preset: .whole(256),
    quickPreset: .whole(64))
  static let depth = Option(
    "depth", "N", .whole(1...64), "recurrent layers, stacked", preset: .whole(1))
  static let length = Option(
    "length", "T", .whole(1...65_536), "characters of a training piece", preset: .whole(64))
  static let clip = Option(
    "clip", "X", .positive, "greatest length of a gradient", preset: .number(1))
  static let recipe = Option(
    flag: "recipe", "trains plainly, to compare: rate 0.001, no clipping, no schedule")
  static let temperature = Option(
    "temperature", "X", .positive, "below 1 the writing is more careful, above 1 less",
    preset: .number(0.7))
  static let topK = Option(
    "top-k", "K", .whole(1...Int.max), "draws from the K likeliest characters only")
  static let nucleus = Option(
    "nucleus", "Q", .positive, "draws from the likeliest that have the probability Q together")
  static let characters = Option(
    "characters", "N", .whole(0...1_000_000), "characters to write at the end",
    preset: .whole(400), quickPreset: .whole(80))
}

extension Arguments {
  var layer: String { value("layer") ?? LSTM.name }
  var embedding: Int { whole("embedding") ?? 1 }
  var hidden: Int { whole("hidden") ?? 1 }
  var depth: Int { whole("depth") ?? 1 }
  var length: Int { whole("length") ?? 1 }
  var characters: Int { whole("characters") ?? 0 }
  var clip: Scalar { number("clip") ?? 1 }
  var isRecipe: Bool { value("recipe") == "true" }

  /// How the characters are drawn.
  var sampler: Sampler {
    Sampler(
      temperature: number("temperature") ?? 1, topK: whole("top-k"), nucleus: number("nucleus"))
  }

  private func value(_ name: String) -> String? {
    all.first { $0.name == name }?.value?.description
  }

  private func whole(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  private func number(_ name: String) -> Scalar? { value(name).flatMap { Scalar($0) } }
}
