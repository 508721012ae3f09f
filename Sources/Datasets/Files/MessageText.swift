// Names and texts as they appear in messages of one line.

/// A name or reason without line breaks and other control characters.
func shown(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
}

/// The beginning of a text from within a file, which may be long, as above.
func excerpt(_ text: String) -> String {
  let limit = 80
  return text.count > limit ? shown(String(text.prefix(limit))) + "…" : shown(text)
}

/// The command that unpacks a file; gunzip wants the name to end in .gz.
func unpacking(_ file: String) -> String {
  if file.hasSuffix(".gz") { return "gunzip -k \(quoted(file))" }
  let packed = quoted(file + ".gz")
  return "mv \(quoted(file)) \(packed) && gunzip -k \(packed)"
}

/// A name as the shell reads it, in quotes where it needs them.
private func quoted(_ name: String) -> String {
  let plain = name.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+".unicodeScalars.contains($0)
  }
  let name = shown(name)
  return plain
    ? name
    : "'"
      + name.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
}
