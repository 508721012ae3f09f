/// One edit of the source that makes it wrong; the tests of its module must notice.
package struct Mutant: Sendable, Equatable {
  /// What is wrong, in words.
  package let name: String
  package let kind: Kind
  /// The module whose source it is and whose tests must fail.
  package let module: String
  /// The source file, seen from the package's folder.
  package let file: String
  package let fragment: Fragment
  /// What stands in place of the fragment's target.
  package let replacement: String

  package init(
    name: String, kind: Kind, module: String, file: String, fragment: Fragment, replacement: String
  ) {
    (self.name, self.kind, self.module) = (name, kind, module)
    (self.file, self.fragment, self.replacement) = (file, fragment, replacement)
  }

  /// The number that switches it on, the same wherever in a list it stands (FNV-1a).
  package var number: UInt32 {
    "\(file)\n\(fragment.whole)\n\(replacement)".utf8.reduce(0x811C_9DC5) {
      ($0 ^ UInt32($1)) &* 0x0100_0193
    }
  }
}

/// A piece of source, and the part of it that is replaced.
package struct Fragment: Sendable, Hashable {
  /// What stands before the target, to tell it from others of the same text; often nothing.
  package let before: String
  package let target: String
  package let after: String
  /// Whether the target is a statement; otherwise it is an expression.
  package let isStatement: Bool

  /// Reads a fragment in which ⟦ ⟧ enclose an expression to replace, or ⟪ ⟫ a statement.
  ///
  /// Without either, all of it is an expression. Nil when the brackets do not match.
  package init?(_ text: String) {
    let isStatement = text.contains("⟪")
    let (open, close): (Character, Character) = isStatement ? ("⟪", "⟫") : ("⟦", "⟧")
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == open || $0 == close }
    guard pieces.count == 1 || pieces.count == 3 else { return nil }
    before = pieces.count == 3 ? String(pieces[0]) : ""
    target = String(pieces[pieces.count / 2])
    after = pieces.count == 3 ? String(pieces[2]) : ""
    self.isStatement = isStatement
    if target.isEmpty { return nil }
  }

  /// The text that must occur exactly once in the file.
  package var whole: String { before + target + after }
}
