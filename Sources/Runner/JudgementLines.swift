import Terminal

extension Judgement {
  /// The judgement on one line, for a list or a pipe.
  package var plain: String {
    let start = "\(number(of: assignment.chapter)) \(assignment.name): "
    switch outcome {
    case .notAttempted: return start + "not attempted"
    case .done: return start + "done"
    case .notYet(let complaint), .blocked(let complaint):
      return start + "not yet: " + complaint.message
    }
  }

  /// The judgement as a JSON object on one line.
  package var json: String {
    var object = JSONObject()
    object.add("name", assignment.name)
    object.add("chapter", number(of: assignment.chapter))
    object.add("state", outcome.state.rawValue)
    object.add("message", outcome.complaint?.message)
    object.add("file", outcome.complaint.map { $0.file ?? assignment.file })
    object.add("line", outcome.complaint?.line)
    return object.json
  }

  /// The judgement on one line among others, with the reason under it; the name fills a width.
  package func row(on console: Console, width: Int) -> String {
    let state = console.styled(outcome.state, in: outcome.state.words)
    let row = "  \(padded(assignment.name, width)) \(state)"
    guard let complaint = outcome.complaint else { return row }
    let reason = wrapped(complaint.message, width: min(console.width, 100) - 6)
    return ([row] + reason.map { "      " + $0 }).joined(separator: "\n")
  }

  /// The judgement in paragraphs, for a console; next is the exercise to go on with.
  package func letter(on console: Console, next: Assignment?) -> String {
    var paragraphs = [headline(on: console)]
    if let heard = heard(on: console) { paragraphs.append(heard) }
    paragraphs += outcome.complaint.map { sentences($0, on: console) } ?? []
    paragraphs.append(
      advice(next: next, on: console).map { "  \(console.styled($0.0, .dim)) \($0.1)" }
        .joined(separator: "\n"))
    return paragraphs.joined(separator: "\n\n")
  }

  private func headline(on console: Console) -> String {
    let state =
      switch outcome {
      case .notAttempted: console.styled("not attempted", .yellow)
      case .done: console.styled("done", .green, .bold)
      case .notYet: console.styled("not yet", .red, .bold)
      case .blocked: console.styled("not checked", .yellow)
      }
    return "\(console.styled(assignment.name, .bold)): \(state)"
  }

  /// The last lines that the learner's code printed.
  private func heard(on console: Console) -> String? {
    guard !printed.isEmpty else { return nil }
    let last = printed.suffix(20).map { "  | " + $0.prefix(200) }
    let title =
      "  Your code printed"
      + (printed.count > 20 ? ", of \(printed.count) lines the last 20:" : ":")
    return ([console.styled(title, .dim)] + last).joined(separator: "\n")
  }

  private func sentences(_ complaint: Complaint, on console: Console) -> [String] {
    let width = min(console.width, 100) - 2
    let errors = complaint.errors.flatMap { error in
      let place = "\(error.file):\(error.line):\(error.column)"
      return ["  " + console.styled(place, .bold)]
        + wrapped(error.text, width: width - 2).map { "    " + $0 }
    }
    let sentence =
      if errors.isEmpty {
        complaint.message
      } else if case .blocked = outcome {
        "Its chapter does not compile, because of another file. Mend that first, or reset it."
      } else {
        "It does not compile."
      }
    let text = wrapped(sentence, width: width).map { "  " + $0 }.joined(separator: "\n")
    return errors.isEmpty ? [text] : [text, errors.joined(separator: "\n")]
  }

  /// What to do now, each with a word for it.
  private func advice(next: Assignment?, on console: Console) -> [(String, String)] {
    let name = assignment.name
    switch outcome {
    case .done:
      return [
        (
          "avoided ",
          wrapped(avoided, width: max(min(console.width, 100) - 11, 20))
            .joined(separator: "\n" + String(repeating: " ", count: 11))
        ),
        ("compare ", "swift run learn solution \(name)"),
        ("next    ", next.map { "\($0.name), in \($0.file)" } ?? "all exercises are done"),
      ]
    case .notAttempted:
      return [("write", assignment.file), ("hint ", "swift run learn hint \(name)")]
    case .notYet(let complaint) where complaint.errors.isEmpty:
      let again = seed.map { [("again", "swift run learn check \(name) --seed \($0)")] } ?? []
      let file = complaint.file ?? assignment.file
      let place = complaint.line.map { "\(file):\($0)" } ?? file
      return [("file ", place)] + again + [("hint ", "swift run learn hint \(name)")]
    case .notYet:
      return [("back to the stub", "swift run learn reset \(name)")]
    case .blocked:
      return [("again", "swift run learn check \(name)")]
    }
  }
}
