import Tensors

/// Lists of different numbers, each followed by the same numbers in order.
///
///     read      71 4 33 | 4 33         the list, a bar, the sorted list but its last number
///     wanted           4 33 71         from the bar on, the next number of the sorted list
///
/// All lists run sequence by sequence, token n · T + t being token t of sequence n. A number is its
/// own token, and the bar is the token behind the largest.
public struct SortingExamples: Sendable, Equatable {
  /// The number of numbers of a list.
  public let length: Int
  /// The numbers are 0 ..< limit; the bar is `limit` itself.
  public let limit: Int
  /// The lists.
  public let lists: [[Int]]

  /// The number N of lists.
  public var count: Int { lists.count }
  /// The number of tokens that are read of an example: 2 · length.
  public var width: Int { 2 * length }
  /// The tokens that are read.
  public let inputs: [Int]
  /// The tokens that are wanted behind the bar and every number after it.
  public let targets: [Int]

  /// Sorts lists.
  ///
  /// - Parameters:
  ///   - lists: The lists, of equal length, each with different numbers from 0 ..< limit.
  ///   - limit: The end of the numbers.
  public init(_ lists: [[Int]], limit: Int) {
    length = lists.first?.count ?? 0
    self.limit = limit
    self.lists = lists
    for list in lists {
      guard list.count == length, Set(list).count == length, list.allSatisfy({ 0..<limit ~= $0 })
      else {
        mistake("SortingExamples: \(list), expected \(length) different numbers below \(limit)")
      }
    }
    inputs = lists.flatMap { $0 + [limit] + $0.sorted().dropLast() }
    targets = lists.flatMap { $0.sorted() }
  }

  /// Draws lists.
  ///
  /// - Parameters:
  ///   - count: The number N of lists.
  ///   - length: The number of numbers of a list.
  ///   - limit: The end of the numbers.
  ///   - generator: The source of randomness.
  public init(
    count: Int, length: Int = 10, limit: Int = 100,
    using generator: inout some RandomNumberGenerator
  ) {
    let lists = (0..<count).map { _ in
      var list: [Int] = []
      while list.count < length {
        let number = randomIndex(below: limit, using: &generator)
        if !list.contains(number) { list.append(number) }
      }
      return list
    }
    self.init(lists, limit: limit)
  }

  /// The rows n · T + t at which something is wanted: those of the bar and of all numbers behind it.
  public var rows: [Int] {
    (0..<count).flatMap { n in (length..<width).map { n * width + $0 } }
  }
}
