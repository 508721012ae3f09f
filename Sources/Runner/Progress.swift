/// What the learner has done, as a plain text that people can read and mend.
///
///     linearBackward  done  1
///
/// is an exercise that is done, of whose hints one was shown.
package struct Progress: Equatable {
  /// How far an exercise is.
  package enum State: String, Sendable {
    /// It still calls `todo()`.
    case notAttempted = "not-attempted"
    /// Something is wrong.
    case notYet = "not-yet"
    /// Everything asked for is right.
    case done
  }

  /// What is known of one exercise.
  package struct Entry: Equatable {
    /// How far it is.
    package var state = State.notAttempted
    /// How many of its hints were shown.
    package var hints = 0

    package init() {}
  }

  private var entries: [String: Entry] = [:]

  package init() {}

  /// What is known of an exercise.
  package subscript(name: String) -> Entry {
    get { entries[name] ?? Entry() }
    set { entries[name] = newValue }
  }

  /// Reads the text; a line that means nothing counts as nothing done.
  package init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3, let state = State(rawValue: words[1]), let hints = Int(words[2]),
        0...3 ~= hints
      else { continue }
      self[words[0]].state = state
      self[words[0]].hints = hints
    }
  }

  /// The text, a line an exercise in alphabetical order.
  package var text: String {
    let lines = entries.sorted { $0.key < $1.key }.map { name, entry in
      "\(name)  \(entry.state.rawValue)  \(entry.hints)\n"
    }
    return "# exercise, state, hints shown; `swift run learn check all` finds the states anew\n"
      + lines.joined()
  }
}
