import Tensors

/// The values of a program's options in one run.
///
/// To ask for an option that the program does not list is a mistake.
public struct Arguments: Sendable, Equatable {
  private let options: [Option]
  private let given: [String: Option.Value]

  package init(options: [Option], given: [String: Option.Value]) {
    self.options = options
    self.given = given
  }

  /// The number of passes over the training examples, at least 1.
  public var epochs: Int { whole("epochs") }
  /// The number of steps, at least 1.
  public var steps: Int { whole("steps") }
  /// The learning rate, finite and above 0.
  public var rate: Scalar { number("rate") }
  /// The number of examples of a step, at least 1.
  public var batch: Int { whole("batch") }
  /// The seed of the random numbers.
  public var seed: UInt64 { UInt64(whole("seed")) }
  /// The number of seeds to take the means of, at least 1.
  public var seeds: Int { whole("seeds") }
  /// The seeds of the run: so many in a row, from that of `--seed` on.
  public var everySeed: [UInt64] { (0..<UInt64(seeds)).map { seed + $0 } }
  /// The number of threads, at least 1.
  public var threads: Int { whole("threads") }
  /// The path of the reader's own examples.
  public var data: String? { text("data") }
  /// The path of the reader's own text.
  public var text: String? { text("text") }
  /// The name of the column to predict.
  public var target: String? { text("target") }
  /// The name of the split, one of those listed.
  public var split: String { text("split") ?? "" }
  /// The text to go on from, perhaps empty.
  public var prompt: String { text("prompt") ?? "" }
  /// The identifier of a program of the articles, one of those listed.
  public var article: String? { text("article") }
  /// The name of the only part of the work to do, one of those listed.
  public var only: String? { text("only") }
  /// Whether the program tells what it could do instead of doing it.
  public var list: Bool { flag("list") }
  /// Whether the processor's time is measured and not the clock's.
  public var processorTime: Bool { flag("processor-time") }
  /// The path of the folder for the figures.
  public var figures: String? { text("figures") }
  /// The path of the page to write.
  public var report: String? { text("report") }
  /// The path for what was learned.
  public var save: String? { text("save") }
  /// The path of what was learned before.
  public var load: String? { text("load") }
  /// Whether the program checks itself.
  public var check: Bool { flag("check") }
  /// Whether the program does less work, to end within seconds.
  public var quick: Bool { flag("quick") }
  /// Whether one JSON object is the only output.
  public var json: Bool { flag("json") }

  /// Whether the program lists an option, given or not.
  package func lists(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// The options in the order listed, each with the value used.
  package var all: [(name: String, value: Option.Value?)] {
    options.map { ($0.name, value(of: $0)) }
  }

  private func value(of option: Option) -> Option.Value? {
    let quick = given["quick"] == .flag(true) ? option.quickPreset : nil
    let data = given["data"] != nil ? option.dataPreset : nil
    return given[option.name] ?? quick ?? data ?? option.preset
  }

  private func value(_ name: String) -> Option.Value? {
    guard let option = options.first(where: { $0.name == name }) else {
      mistake("the program uses --\(name) without listing it among its options")
    }
    return value(of: option)
  }

  private func whole(_ name: String) -> Int {
    guard case .whole(let number) = value(name) else { mistake("--\(name) is no whole number") }
    return number
  }

  private func number(_ name: String) -> Scalar {
    guard case .number(let number) = value(name) else { mistake("--\(name) is no number") }
    return number
  }

  private func text(_ name: String) -> String? {
    guard case .text(let text) = value(name) else { return nil }
    return text
  }

  private func flag(_ name: String) -> Bool { value(name) == .flag(true) }
}
