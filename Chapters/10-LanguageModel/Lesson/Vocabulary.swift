/// The characters that a model knows, numbered from 0 in the order of their code points.
///
/// A character is what a reader sees as one, however many code points it is written with; a token is
/// its number.
public struct Vocabulary: Sendable, Equatable {
  /// The characters; a token is an index of this list.
  public let characters: [Character]
  private let numbers: [Character: Int]

  /// The vocabulary of all characters that occur in a text.
  ///
  /// - Parameter text: The text.
  public init(of text: String) { self.init(Set(text).sorted()) }

  /// The vocabulary of a list of characters; of equal ones the first counts.
  ///
  /// - Parameter characters: The characters, by token.
  public init(_ characters: [Character]) {
    self.characters = characters
    numbers = Dictionary(zip(characters, characters.indices)) { first, _ in first }
  }

  /// The number V of characters.
  public var count: Int { characters.count }

  /// The tokens of a text; characters that are not in the vocabulary are left out.
  ///
  /// - Parameter text: The text.
  /// - Returns: One number a known character.
  public func tokens(of text: String) -> [Int] { text.compactMap { numbers[$0] } }

  /// The text that tokens stand for.
  ///
  /// - Parameter tokens: Numbers within 0 ..< V.
  /// - Returns: Their characters in a row.
  public func text(of tokens: [Int]) -> String { String(tokens.map { characters[$0] }) }

  /// Whether both list the same characters in the same order.
  ///
  /// - Parameters:
  ///   - a: A vocabulary.
  ///   - b: Another.
  /// - Returns: Whether they are equal.
  public static func == (a: Vocabulary, b: Vocabulary) -> Bool { a.characters == b.characters }
}
