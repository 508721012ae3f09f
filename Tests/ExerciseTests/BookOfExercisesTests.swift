import Courses
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
    let names = syllabus.assignments.map { $0.outline.fileName.lowercased() }
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
      let hints = assignment.outline.hints
      #expect(hints.count == 3 && !hints.contains(""), "\(assignment.name)")
      let lines = Stub.hiddenLines(of: try text(assignment.solution)).filter { $0.count > 5 }
      for hint in hints.prefix(2) {
        #expect(!lines.contains { hint.contains($0) }, "\(assignment.name): \(hint)")
      }
    }
  }

  @Test("each knows at least three mistakes by name, all different")
  func mistakes() {
    for outline in syllabus.assignments.map(\.outline) {
      #expect(outline.mistakes.count >= 3, "\(outline.name)")
      #expect(Set(outline.mistakes).count == outline.mistakes.count, "\(outline.name)")
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
