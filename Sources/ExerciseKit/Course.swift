/// The exercises of a chapter, in order; the first takes three minutes.
public struct Course: Sendable {
  /// The chapter's folder, "04-Backpropagation".
  public let chapter: String
  /// The exercises.
  public let outlines: [Outline]

  /// Lists the exercises of a chapter.
  ///
  /// - Parameters:
  ///   - chapter: The chapter's folder.
  ///   - outlines: The exercises in order.
  public init(chapter: String, outlines: [Outline]) {
    self.chapter = chapter
    self.outlines = outlines
  }
}

/// What is known of an exercise without anybody's function.
public struct Outline: Sendable {
  /// The name, which is that of the function.
  public let name: String
  /// Three hints: the idea, the place, the line.
  public let hints: [String]
  /// The mistakes that the check knows by name.
  public let mistakes: [String]

  package init(name: String, hints: [String], mistakes: [String]) {
    self.name = name
    self.hints = hints
    self.mistakes = mistakes
  }

  /// The file that holds the function: the name with a capital.
  public var fileName: String { name.prefix(1).uppercased() + name.dropFirst() + ".swift" }
}
