// How many columns of a terminal a text fills. Chinese, Japanese and Korean characters and most
// pictographs fill two, combining marks none (Unicode Standard Annex #11, in short).

extension Character {
  /// The columns that the character fills: 0, 1 or 2.
  var columns: Int {
    guard let first = unicodeScalars.first, !first.properties.isDefaultIgnorableCodePoint else {
      return 0
    }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(first.value) } ? 2 : 1
  }
}

extension String {
  /// The columns that the text fills.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text with control characters shown as "�", so that data cannot steer a terminal.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  /// The text, cut and ended with "…" if it fills more than so many columns.
  func cut(to width: Int) -> String {
    if columns <= width { return self }
    var result = ""
    var filled = 0
    for character in self {
      if filled + character.columns > width - 1 { break }
      filled += character.columns
      result.append(character)
    }
    return width > 0 ? result + "…" : ""
  }

  /// The text with spaces before it up to so many columns.
  func padded(toTrailing width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns)) + self
  }

  /// The text with spaces after it up to so many columns.
  func padded(toLeading width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}
