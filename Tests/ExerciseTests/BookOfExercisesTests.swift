import ExerciseKit
import Runner
import Testing

private let syllabus = Syllabus(courses)
private let place = Workplace.find()

/// What stands in a file of the package.
private func text(_ file: String) throws -> String {
  try #require(try place.text(file), "\(file) is missing")
}

@Suite("The exercises of the book")
struct BookOfExercisesTests {
  @Test("every folder of exercises is a course, and every course has its folder")
  func folders() throws {
    let chapters = Set(syllabus.chapters)
    #expect(chapters.count == courses.count)
    #expect(try place.folders(in: "Exercises/Solutions") == chapters)
    #expect(try place.folders(in: "Exercises/Checks") == chapters)
    #expect(try place.folders(in: "Exercises") == chapters.union(["Solutions", "Checks"]))
  }

  @Test("names are unique, and so are the names of the files")
  func unique() {
    let names = syllabus.assignments.map { $0.fileName.lowercased() }
    #expect(Set(names).count == names.count)
    #expect(!names.contains { ["all.swift", "next.swift"].contains($0) })
  }

  @Test("the learner's file is the stub of the solution, unless a learner works on it")
  func stubs() throws {
    let progress = try place.progress()
    for assignment in syllabus.assignments where progress[assignment.name] == Progress.Entry() {
      let stub = Stub.text(from: try text(assignment.solution))
      #expect(stub.contains("todo()"), "\(assignment.solution) has no marks")
      #expect(
        try text(assignment.file) == stub,
        "\(assignment.file); `swift run learn reset \(assignment.name)` mends it")
    }
  }

  @Test("each has three hints, and the first two contain no line of the solution")
  func hints() throws {
    for assignment in syllabus.assignments {
      let hints = Stub.hints(of: try text(assignment.solution))
      #expect(hints.count == 3 && !hints.contains(""), "\(assignment.name)")
      let lines = Stub.hiddenLines(of: try text(assignment.solution)).filter { $0.count > 5 }
      for hint in hints.prefix(2) {
        #expect(!lines.contains { hint.contains($0) }, "\(assignment.name): \(hint)")
      }
    }
  }

  @Test("the program that checks a chapter knows its exercises, in the same order")
  func checkPrograms() throws {
    for course in courses {
      let program = try text("Exercises/Checks/\(course.chapter)/Program/main.swift")
      let names = program.matches(of: /\.attempt\((\w+)\)/).map { String($0.1) }
      #expect(names == course.exercises, "\(course.chapter)")
    }
  }

  @Test("its chapter's text lists it, with a link to the file")
  func listed() throws {
    for assignment in syllabus.assignments {
      let chapter = try text("Chapters/\(assignment.chapter)/README.md")
      let link = "[`\(assignment.name)`](../../\(assignment.file))"
      let isListed = chapter.contains(link)
      #expect(isListed, "the README of \(assignment.chapter) lacks \(link)")
    }
  }
}
