/// An exercise and its place in the book.
package struct Assignment: Sendable {
  /// The chapter's folder, "04-Backpropagation".
  package let chapter: String
  /// The name of the exercise, which is that of the function.
  package let name: String

  package init(chapter: String, name: String) {
    self.chapter = chapter
    self.name = name
  }

  /// The name of the file that holds the function: its name with a capital.
  package var fileName: String { name.prefix(1).uppercased() + name.dropFirst() + ".swift" }

  /// The learner's file, seen from the folder of the package.
  package var file: String { "Exercises/\(chapter)/\(fileName)" }

  /// The file of the solution, seen from the folder of the package.
  package var solution: String { "Exercises/Solutions/\(chapter)/\(fileName)" }

  /// The product that judges the chapter's exercises.
  package var checkProgram: String { "check-" + number(of: chapter) }
}

/// The number in the name of a chapter's folder, "04".
func number(of chapter: String) -> String { String(chapter.prefix { $0 != "-" }) }

/// A chapter's folder as a heading, "04 Backpropagation".
func heading(of chapter: String) -> String {
  number(of: chapter) + " " + chapter.drop { $0 != "-" }.dropFirst()
}
