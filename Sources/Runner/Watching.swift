import Foundation

extension Runner {
  /// Judges an exercise now, and then whichever exercise's file is saved, until Ctrl-C.
  ///
  /// Dates are looked at four times a second: that works on every disk and with every editor.
  func watch(_ first: Assignment) throws {
    var dates = savingDates()
    try judgeAndTell(first)
    console.print("\nWatching \(first.file). Save it to check it; Ctrl-C ends.")
    while true {
      Thread.sleep(forTimeInterval: 0.25)
      let now = savingDates()
      let saved = syllabus.assignments.filter {
        now[$0.name] != nil && now[$0.name] != dates[$0.name]
      }
      dates = now
      for assignment in saved {
        console.print()
        try judgeAndTell(assignment)
      }
    }
  }

  private func judgeAndTell(_ assignment: Assignment) throws {
    _ = try check([assignment], seed: nil, form: .full)
  }

  private func savingDates() -> [String: Date] {
    syllabus.assignments.reduce(into: [:]) { $0[$1.name] = workplace.date(of: $1.file) }
  }
}
