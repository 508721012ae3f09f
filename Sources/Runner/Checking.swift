extension Runner {
  /// Judges exercises, chapter by chapter, and keeps what came of it.
  func check(_ assignments: [Assignment], seed: UInt64?, form: Command.Form) throws -> Int32 {
    let isList = form == .full && assignments.count > 1
    if assignments.isEmpty, form == .full { console.print("All exercises are done.") }
    var status: Int32 = 0
    for chapter in syllabus.chapters {
      let chosen = assignments.filter { $0.chapter == chapter }
      if chosen.isEmpty { continue }
      if isList { console.print(console.styled(heading(of: chapter), .bold)) }
      try judge(chosen, seed: seed, isQuiet: form != .full) { judgement in
        if judgement.outcome.complaint != nil { status = 1 }
        try tell(judgement, form: form, isList: isList)
      }
      if isList { console.print() }
    }
    if isList {
      console.print(Overview(syllabus, try workplace.progress(), on: console).summary)
    }
    return status
  }

  /// Judges exercises of one chapter.
  func judge(
    _ assignments: [Assignment], seed: UInt64?, isQuiet: Bool,
    told: (Judgement) throws -> Void
  ) throws {
    let chapter = assignments.first?.chapter ?? ""
    let note = !isQuiet && console.canRedraw
    if note { console.print("building \(chapter) …", terminator: "\r") }
    let all = syllabus.assignments(of: chapter)
    try Examiner(workplace).judge(assignments, of: all, seed: seed) { judgement in
      if note { console.print("\u{1B}[K", terminator: "") }
      try keep(judgement)
      try told(judgement)
    }
  }

  private func keep(_ judgement: Judgement) throws {
    if case .blocked = judgement.outcome { return }
    try note(judgement.assignment.name) { $0.state = judgement.outcome.state }
  }

  private func tell(_ judgement: Judgement, form: Command.Form, isList: Bool) throws {
    switch form {
    case .plain: console.print(judgement.plain)
    case .json: console.print(judgement.json)
    case .full where isList:
      console.print(judgement.row(on: console, width: syllabus.nameWidth))
    case .full:
      let next = syllabus.next(after: try workplace.progress())
      console.print(judgement.letter(on: console, next: next))
    }
  }
}
