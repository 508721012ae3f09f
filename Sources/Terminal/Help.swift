extension Usage {
  /// What `--help` prints: the summary, the options in columns with their presets, one example.
  package var help: String {
    let heads = options.map(\.head)
    let column = (heads.map(\.count).max() ?? 0) + 4
    let rows = zip(heads, options).map { head, option in
      let lines = wrapped(option.explanation, width: max(80 - column, 20))
      let left = "  " + head + String(repeating: " ", count: column - 2 - head.count)
      return left + lines.joined(separator: "\n" + String(repeating: " ", count: column))
    }
    return """
      \(summary)

      Usage: swift run \(program) [options]

      \(rows.joined(separator: "\n"))

      Example: swift run \(program)\(example.isEmpty ? "" : " " + example)

      """
  }
}

extension Option {
  /// The option as one types it, with what stands for its value.
  fileprivate var head: String { "--" + name + (placeholder.isEmpty ? "" : " " + placeholder) }

  /// The help text with what may be chosen and what the value is when not given.
  fileprivate var explanation: String {
    var text = help
    if case .choice(let names) = form { text += ": " + names.joined(separator: ", ") }
    guard form != .flag, let preset else { return text }
    let shown = form == .anyText ? String(reflecting: "\(preset)") : "\(preset)"
    let quick = quickPreset.map { "; --quick: \($0)" } ?? ""
    let data = dataPreset.map { "; --data: \($0)" } ?? ""
    return text + " (default \(shown)\(data)\(quick))"
  }
}

/// The words of a text on lines of at most a width; a longer word has a line of its own.
package func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
