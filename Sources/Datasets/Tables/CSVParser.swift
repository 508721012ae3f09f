/// Cuts a text of comma-separated values into records, as RFC 4180 describes them.
struct CSVParser {
  /// The fields of one record and the line on which it begins.
  typealias Record = (line: Int, fields: [String])

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next record that is not a blank line, or nil at the end.
  mutating func next() throws(TableProblem) -> Record? {
    while skipLineBreak() {}
    if current == nil { return nil }
    let start = line
    var fields = [try field()]
    while current == comma {
      position += 1
      fields.append(try field())
    }
    return (start, fields)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var isAtEndOfField: Bool {
    guard let byte = current else { return true }
    return byte == comma || byte == lineFeed || byte == carriageReturn
  }

  private mutating func field() throws(TableProblem) -> String {
    if current == quote { return try quotedField() }
    let start = position
    while !isAtEndOfField {
      if current == quote { throw .strayQuote(line: line) }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws(TableProblem) -> String {
    let start = line
    var text: [UInt8] = []
    position += 1
    while let byte = current {
      if byte == quote {
        position += 1
        // Two marks stand for one; a single one ends the field.
        if current != quote {
          guard isAtEndOfField else { throw .strayQuote(line: line) }
          return String(decoding: text, as: UTF8.self)
        }
      } else if byte == lineFeed {
        line += 1
      }
      text.append(byte)
      position += 1
    }
    throw .unclosedQuote(line: start)
  }

  /// Passes over LF, CR LF or CR, if there is one.
  private mutating func skipLineBreak() -> Bool {
    guard current == lineFeed || current == carriageReturn else { return false }
    let wasCarriageReturn = current == carriageReturn
    position += 1
    if wasCarriageReturn, current == lineFeed { position += 1 }
    line += 1
    return true
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
