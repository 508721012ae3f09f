/// Text files.
public enum Text {
  /// Reads a text in UTF-8; a byte-order mark at its beginning is left out.
  ///
  /// - Parameter path: The file.
  /// - Returns: The text, at least one character.
  /// - Throws: `DatasetError`, for bytes that are not UTF-8 with the offset of the first of them.
  public static func load(path: String) throws(DatasetError) -> String {
    let bytes = try InputFile.contents(of: path)
    var text = try decoded(bytes, path)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    if text.isEmpty { throw .empty(file: path) }
    return text
  }

  private static func decoded(_ bytes: [UInt8], _ path: String) throws(DatasetError) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw .notUTF8(file: path, offset: error.byteOffsets.lowerBound)
    }
  }
}
