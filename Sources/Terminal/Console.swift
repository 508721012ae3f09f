/// Standard output, with what is known about it.
///
/// Colors vanish where they are not wanted, and under `--json` everything printed does.
public struct Console: Sendable {
  /// What the console's decisions follow from.
  package struct Facts: Sendable {
    /// Whether someone is looking: standard output is a terminal, no file and no pipe.
    package var isTerminal = false
    /// The columns that the terminal says it has now.
    package var terminalWidth: @Sendable () -> Int? = { nil }
    /// The environment variables.
    package var environment: [String: String] = [:]
    /// Whether nothing is to be printed.
    package var isSilent = false

    package init() {}
  }

  private let facts: Facts
  private let output: @Sendable (String) -> Void

  package init(_ facts: Facts, output: @escaping @Sendable (String) -> Void) {
    self.facts = facts
    self.output = output
  }

  /// Whether someone is looking: standard output is a terminal, no file and no pipe.
  public var isTerminal: Bool { facts.isTerminal }

  /// Whether nothing is printed, because of `--json`.
  public var isSilent: Bool { facts.isSilent }

  /// The number of columns: what the terminal says, or `COLUMNS`, or 80.
  public var width: Int {
    let said = [facts.terminalWidth(), facts.environment["COLUMNS"].flatMap { Int($0) }]
    return said.compactMap(\.self).first { $0 > 0 } ?? 80
  }

  /// Whether a line can be drawn again in its place.
  public var canRedraw: Bool { isTerminal && facts.environment["TERM"] != "dumb" }

  /// Whether text may have colors: on a terminal that is not dumb, unless `NO_COLOR` says no.
  public var hasColor: Bool { canRedraw && (facts.environment["NO_COLOR"] ?? "").isEmpty }

  /// Whether characters beyond ASCII can be shown, as the locale says; without a locale they can.
  public var hasUnicode: Bool {
    let locales = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { facts.environment[$0] }
    guard let locale = locales.first(where: { !$0.isEmpty })?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// Prints a line.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - terminator: What ends it.
  public func print(_ text: String = "", terminator: String = "\n") {
    if !isSilent { output(text + terminator) }
  }

  /// Prints a value as a line of JSON under `--json`, and nothing otherwise.
  ///
  /// - Parameter value: The value.
  public func printLine(_ value: some JSONValue) {
    if isSilent { output(value.json + "\n") }
  }
}

extension Console {
  /// The look of a text, by its code in ECMA-48 (select graphic rendition).
  public enum Style: Int, Sendable {
    /// Heavier strokes.
    case bold = 1
    /// Less light.
    case dim = 2
    /// Red, for what failed.
    case red = 31
    /// Green, for what went well.
    case green = 32
    /// Yellow, for what wants attention.
    case yellow = 33
    /// Blue.
    case blue = 34
    /// Cyan.
    case cyan = 36
  }

  /// The text in some styles where colors are allowed, else the text alone.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - styles: The styles, all at once.
  /// - Returns: The text between the codes that start and end the styles.
  public func styled(_ text: String, _ styles: Style...) -> String {
    guard hasColor, !text.isEmpty, !styles.isEmpty else { return text }
    let codes = styles.map { "\($0.rawValue)" }.joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }
}
