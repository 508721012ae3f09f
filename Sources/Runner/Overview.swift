import Terminal

/// Where the learner is, as text.
package struct Overview {
  let syllabus: Syllabus
  let progress: Progress
  let console: Console

  package init(_ syllabus: Syllabus, _ progress: Progress, on console: Console) {
    self.syllabus = syllabus
    self.progress = progress
    self.console = console
  }

  /// The chapters, how much of each is done, and what is next.
  package var text: String {
    let rows = syllabus.chapters.map { chapter in
      let assignments = syllabus.assignments(of: chapter)
      let count = "\(done(assignments)) of \(assignments.count)"
      return "  \(padded(heading(of: chapter), 26)) \(count)"
    }
    return """
      \(console.styled(summary, .bold))

      \(rows.joined(separator: "\n"))

      \(advice)
      """
  }

  /// How much of the book is done.
  package var summary: String {
    "\(done(syllabus.assignments)) of \(syllabus.assignments.count) exercises are done."
  }

  /// Every exercise with its state.
  package var list: String {
    syllabus.chapters.map { chapter in
      let rows = syllabus.assignments(of: chapter).map { assignment in
        let state = progress[assignment.name].state
        return
          "  \(padded(assignment.name, syllabus.nameWidth)) \(console.styled(state, in: state.words))"
      }
      return ([console.styled(heading(of: chapter), .bold)] + rows).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private var advice: String {
    guard let next = syllabus.next(after: progress) else {
      return "All exercises are done. `swift run learn check all` checks them once more."
    }
    return """
      \(console.styled("next ", .dim)) \(next.name), in \(next.file)
      \(console.styled("check", .dim)) swift run learn check next
      \(console.styled("watch", .dim)) swift run learn watch
      \(console.styled("hint ", .dim)) swift run learn hint
      \(console.styled("help ", .dim)) swift run learn help
      """
  }

  private func done(_ assignments: [Assignment]) -> Int {
    assignments.count { progress[$0.name].state == .done }
  }
}

extension Progress.State {
  /// The state as one says it.
  package var words: String {
    switch self {
    case .notAttempted: "not attempted"
    case .notYet: "not yet"
    case .done: "done"
    }
  }
}

extension Console {
  /// A text in the color of a state.
  func styled(_ state: Progress.State, in text: String) -> String {
    switch state {
    case .notAttempted: styled(text, .dim)
    case .notYet: styled(text, .red)
    case .done: styled(text, .green)
    }
  }
}

/// A text filled with spaces to a width.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(width - text.count, 0))
}
