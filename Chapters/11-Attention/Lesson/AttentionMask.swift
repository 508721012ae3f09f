import Tensors

/// Which keys a query may see: always the first few, which is all that causality and padding need.
///
/// - Causal: position p sees the positions 0 … p and no later one. A model that writes has no others
///   when it writes, so it must not have them when it learns.
/// - Padding: sequences of different lengths lie in one tensor and are filled up at their ends. What
///   fills them must not be seen.
///
/// On paper a mask adds −∞ to the scores of hidden keys. Here they are left out of the sums, which is
/// the same, costs less, and leaves a query that sees nothing with zeros in place of 0/0.
public struct AttentionMask: Sendable, Equatable {
  /// Whether later positions are hidden.
  public let isCausal: Bool
  /// The numbers of real keys of each of the N sequences; nil if all keys are real.
  public let lengths: [Int]?

  /// Every query sees every key.
  public static let none = AttentionMask(isCausal: false, lengths: nil)

  /// Every query sees its own position and the earlier ones.
  public static let causal = AttentionMask(isCausal: true, lengths: nil)

  /// Every query sees the real keys of its sequence.
  ///
  /// - Parameter lengths: The number of real keys of each sequence, 0 to Tk.
  /// - Returns: The mask.
  public static func padding(_ lengths: [Int]) -> AttentionMask {
    AttentionMask(isCausal: false, lengths: lengths)
  }

  /// Every query sees those real keys of its sequence that are not later than itself.
  ///
  /// - Parameter lengths: The number of real keys of each sequence, 0 to Tk.
  /// - Returns: The mask.
  public static func causalAndPadding(_ lengths: [Int]) -> AttentionMask {
    AttentionMask(isCausal: true, lengths: lengths)
  }

  /// How many keys a query sees, counted from the first.
  ///
  /// Under the causal mask the last query stands where the last key does: with fewer queries than
  /// keys, query i is at position i + Tk − Tq, as when a text is continued whose earlier keys are
  /// kept. A query before the first key sees nothing.
  ///
  /// - Parameters:
  ///   - sequence: The number of the sequence, from 0.
  ///   - query: The number of the query, from 0.
  ///   - queries: How many queries a sequence has, Tq.
  ///   - keys: How many keys a sequence has, Tk.
  /// - Returns: A number from 0 to Tk; the query sees the keys below it.
  public func visibleKeys(sequence: Int, query: Int, queries: Int, keys: Int) -> Int {
    let real = lengths?[sequence] ?? keys
    return isCausal ? max(min(real, query + 1 + keys - queries), 0) : real
  }

  /// The same for all queries of all sequences, N · Tq numbers; lengths that do not fit are a
  /// mistake.
  func visibleKeys(
    _ operation: String, sequences: Int, queries: Int, keys: Int, _ file: StaticString,
    _ line: UInt
  ) -> [Int] {
    if let lengths, lengths.count != sequences || !lengths.allSatisfy((0...keys).contains) {
      mistake(
        "\(operation): a mask of lengths \(lengths) for \(sequences) sequences of \(keys) keys",
        file: file, line: line)
    }
    return (0..<sequences).flatMap { n in
      (0..<queries).map {
        visibleKeys(sequence: n, query: $0, queries: queries, keys: keys)
      }
    }
  }
}
