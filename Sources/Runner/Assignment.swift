import ExerciseKit

/// An exercise and its place in the book.
package struct Assignment: Sendable {
  /// The chapter's folder, "04-Backpropagation".
  package let chapter: String
  /// What is known of the exercise without anybody's function.
  package let outline: Outline

  package init(chapter: String, outline: Outline) {
    self.chapter = chapter
    self.outline = outline
  }

  /// The name of the exercise, which is that of the function.
  package var name: String { outline.name }

  /// The learner's file, seen from the folder of the package.
  package var file: String { "Exercises/\(chapter)/\(outline.fileName)" }

  /// The file of the solution, seen from the folder of the package.
  package var solution: String { "Exercises/Solutions/\(chapter)/\(outline.fileName)" }

  /// The product that judges the chapter's exercises.
  package var checkProgram: String { "check-" + number(of: chapter) }
}

/// The number in the name of a chapter's folder, "04".
func number(of chapter: String) -> String { String(chapter.prefix { $0 != "-" }) }

/// A chapter's folder as a heading, "04 Backpropagation".
func heading(of chapter: String) -> String {
  number(of: chapter) + " " + chapter.drop { $0 != "-" }.dropFirst()
}
