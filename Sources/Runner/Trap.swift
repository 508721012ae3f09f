/// Where a program stopped and why, read from what it wrote on standard error.
///
/// The reason stands in a line `Module/File.swift:22: Fatal error: Index out of range`, or, for
/// arithmetic, in the headline of the backtrace. The place is that line's if the file is the
/// learner's own: a tensor's mistakes carry the place of the caller. Else it is that of the first
/// frame of the backtrace in one of the learner's files.
package struct Trap: Equatable {
  /// The learner's file, seen from the package; nil if the program stopped elsewhere.
  package var file: String?
  /// The line in that file.
  package var line: Int?
  /// Why the program stopped.
  package var reason: String?

  /// Reads the standard error of a check.
  ///
  /// - Parameters:
  ///   - errors: What was written.
  ///   - folder: The learner's folder of the chapter, seen from the package.
  ///   - ownFiles: The names of the learner's files in it.
  package init(errors: String, folder: String, ownFiles: [String]) {
    let lines = errors.split(whereSeparator: \.isNewline)
    for line in lines {
      guard let match = line.wholeMatch(of: /(.+\.swift):(\d+): Fatal error(?:: (.+))?/) else {
        continue
      }
      reason = match.3.map(String.init) ?? "a fatal error"
      let name = match.1.split(separator: "/").last.map(String.init) ?? ""
      if !match.1.hasPrefix("Swift/"), ownFiles.contains(name) {
        (file, self.line) = ("\(folder)/\(name)", Int(match.2))
      }
      break
    }
    let frames = lines.compactMap { frame(in: $0, folder: folder) }
    if file == nil, let frame = frames.first { (file, line) = frame }
    if reason == nil { reason = headline(of: lines, depth: frames.count) }
  }
}

/// The file and line of a frame in the learner's folder, ` at …/Exercises/04-…/X.swift:22:25`.
private func frame(in line: Substring, folder: String) -> (file: String, line: Int)? {
  guard
    let place = line.firstMatch(of: /\ at \/.*?([^\/]+\/[^\/]+)\/([^\/]+\.swift):(\d+)(:\d+)?$/),
    place.1 == folder, let number = Int(place.3)
  else { return nil }
  return ("\(folder)/\(place.2)", number)
}

/// The reason in the backtrace's headline, without the address.
private func headline(of lines: [Substring], depth: Int) -> String? {
  let headline = /\*\*\* (?:Swift runtime failure|Program crashed): (.+?)(?: at 0x.*)? \*\*\*/
  guard let reason = lines.lazy.compactMap({ $0.wholeMatch(of: headline)?.1 }).first else {
    return nil
  }
  let isEndless = reason.hasPrefix("Bad pointer") && depth > 20
  return isEndless ? "the stack is full: a recursion that does not end?" : String(reason)
}
