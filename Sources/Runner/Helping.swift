import ExerciseKit
import Terminal

extension Runner {
  /// Shows the next hint, or all of them when there is no other.
  func hint(_ assignment: Assignment) throws {
    let hints = Stub.hints(of: try solution(of: assignment))
    let shown = try workplace.progress()[assignment.name].hints
    let (first, last) = shown < hints.count ? (shown, shown + 1) : (0, hints.count)
    for number in first..<last {
      let title = "Hint \(number + 1) of \(hints.count)"
      console.print("\(console.styled(title, .cyan)), \(assignment.name):")
      for line in wrapped(hints[number], width: min(console.width, 100) - 2) {
        console.print("  " + line)
      }
      console.print()
    }
    let isLast = last == hints.count
    let command = isLast ? "solution" : "hint"
    console.print(
      "\(console.styled(isLast ? "solution" : "next hint", .dim)) "
        + "swift run learn \(command) \(assignment.name)")
    try note(assignment.name) { $0.hints = last }
  }

  /// Shows the solution beside the learner's own.
  func compare(_ assignment: Assignment) throws {
    let yours = try workplace.text(assignment.file).map(code) ?? ["(the file is missing)"]
    let solution = Stub.split(try solution(of: assignment)).code
    let lines = sideBySide(
      (assignment.file, yours), (assignment.solution, code(of: solution)), width: console.width)
    for line in lines { console.print(line) }
  }

  /// Puts the stub back and keeps what was written.
  func reset(_ assignment: Assignment) throws {
    let stub = Stub.text(from: try solution(of: assignment))
    if let written = try workplace.text(assignment.file), written != stub {
      let backup = workplace.freeBackup(of: assignment.name)
      try workplace.write(written, to: backup)
      console.print("What you wrote is kept in \(backup).")
    }
    try workplace.write(stub, to: assignment.file)
    try note(assignment.name) { $0.state = .notAttempted }
    console.print("\(assignment.file) is the stub again.")
  }

  /// The text of the solution, hints and all.
  private func solution(of assignment: Assignment) throws -> String {
    guard let text = try workplace.text(assignment.solution) else {
      throw ReadingError(file: assignment.solution, reason: "No such file")
    }
    return text
  }
}
