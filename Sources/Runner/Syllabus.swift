import Terminal

/// All exercises of the book in order, and what a learner may call them.
package struct Syllabus: Sendable {
  /// The exercises in order.
  package let assignments: [Assignment]

  package init(_ courses: [Course]) {
    assignments = courses.flatMap { course in
      course.exercises.map { Assignment(chapter: course.chapter, name: $0) }
    }
  }

  /// The chapters that have exercises, in order.
  package var chapters: [String] {
    assignments.map(\.chapter).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The width of a column of names, with a gap.
  var nameWidth: Int { (assignments.map(\.name.count).max() ?? 0) + 2 }

  /// The exercises of a chapter.
  package func assignments(of chapter: String) -> [Assignment] {
    assignments.filter { $0.chapter == chapter }
  }

  /// The exercise to go on with: the first not done after the last that is, else the first not done
  /// at all, nil when all are.
  ///
  /// So who begins with chapter 04 is not sent back to 00.
  package func next(after progress: Progress) -> Assignment? {
    let isDone = assignments.map { progress[$0.name].state == .done }
    let start = isDone.lastIndex(of: true) ?? 0
    let next = isDone[start...].firstIndex(of: false) ?? isDone.firstIndex(of: false)
    return next.map { assignments[$0] }
  }

  /// What a word of the command line means: `all`, `next`, a chapter or an exercise.
  ///
  /// A chapter goes by its number or its folder, an exercise by its name or its file; `next` is
  /// nobody when all are done.
  package func assignments(
    called word: String, _ progress: Progress
  ) throws(CommandError) -> [Assignment] {
    if word == "all" { return assignments }
    if word == "next" { return next(after: progress).map { [$0] } ?? [] }
    if Int(word) != nil || chapters.contains(word) {
      return assignments(of: try chapter(called: word))
    }
    return [try assignment(called: word, progress)]
  }

  /// The chapter that a number or a folder's name means.
  package func chapter(called word: String) throws(CommandError) -> String {
    let found = chapters.first { chapter in
      chapter == word || (Int(word) != nil && Int(word) == Int(number(of: chapter)))
    }
    guard let found else { throw .unknownChapter(word, known: chapters.map(number)) }
    return found
  }

  /// The one exercise that a word means: a name, a file or `next`.
  package func assignment(
    called word: String, _ progress: Progress
  ) throws(CommandError) -> Assignment {
    if word == "next" {
      guard let next = next(after: progress) else { throw .allDone }
      return next
    }
    let name = word.split(separator: "/").last.map(String.init)?.lowercased() ?? word
    let found = assignments.first {
      $0.name.lowercased() == name || $0.fileName.lowercased() == name
    }
    if let found { return found }
    let nearest = nearest(to: word, among: assignments.map(\.name) + ["all", "next"])
    throw .unknownExercise(word, nearest: nearest)
  }
}
