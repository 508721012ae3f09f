import LanguageModel
import Tensors

/// The days of a century, cut into those to learn from and those to be tested on.
///
/// A day is on one side only, in all its spellings: who is tested has never seen the date, however
/// it was written.
public struct DateExamples: Sendable {
  /// The years: a hundred, so that two digits say which.
  public static let years = 1950...2049
  /// The nine tenths to learn from.
  public let training: [CalendarDate]
  /// The tenth to be tested on.
  public let test: [CalendarDate]

  /// Draws which day is on which side.
  ///
  /// - Parameter seed: The seed of the draw.
  public init(seed: UInt64 = 0) {
    let days = CalendarDate.days(of: DateExamples.years)
    var generator = SeededGenerator(seed: seed)
    let order = randomPermutation(of: days.count, using: &generator)
    let cut = days.count * 9 / 10
    training = order[..<cut].map { days[$0] }
    test = order[cut...].map { days[$0] }
  }

  /// The characters of all spellings; token 0 fills up what is shorter than the longest text of a
  /// batch.
  public static let source = Vocabulary(["·"] + characters(of: DateSpelling.allCases))

  /// The characters of a translation; token 0 stands before its first.
  public static let target = Vocabulary(["^"] + "-0123456789")

  /// The number of characters of a translation.
  public static let targetLength = 10

  /// Every character that occurs in some spellings, in order; one year has them all.
  private static func characters(of spellings: [DateSpelling]) -> [Character] {
    let days = CalendarDate.days(of: 2000...2000)
    return Set(spellings.flatMap { spelling in days.flatMap { spelling.write($0) } }).sorted()
  }
}

/// Dates with their spellings, as a translator reads them and as it is to write them.
///
/// To the left of every target character the decoder sees those before it, and a start in front:
/// it reads `^2024-03-0` and is asked for `2024-03-03`. All lists run sequence by sequence, token
/// n · T + t being token t of sequence n.
public struct DateBatch: Sendable, Equatable {
  /// The texts.
  public let texts: [String]
  /// Their translations.
  public let translations: [String]
  /// The number N of texts.
  public var count: Int { texts.count }
  /// The texts' tokens, filled up with token 0 to the length of the longest.
  public let source: [Int]
  /// The numbers of tokens of the texts that are not filling.
  public let lengths: [Int]
  /// The tokens that the decoder reads.
  public let inputs: [Int]
  /// The tokens that it is to write.
  public let targets: [Int]

  /// Writes dates in given spellings.
  ///
  /// - Parameters:
  ///   - dates: The dates, within the years of the examples.
  ///   - spellings: A spelling for each.
  public init(of dates: [CalendarDate], in spellings: [DateSpelling]) {
    texts = zip(dates, spellings).map { $1.write($0) }
    translations = dates.map(\.standard)
    let tokens = texts.map { DateExamples.source.tokens(of: $0) }
    let longest = tokens.map(\.count).max() ?? 0
    source = tokens.flatMap { $0 + Array(repeating: 0, count: longest - $0.count) }
    lengths = tokens.map(\.count)
    let wanted = translations.map { DateExamples.target.tokens(of: $0) }
    inputs = wanted.flatMap { [0] + $0.dropLast() }
    targets = wanted.flatMap { $0 }
  }

  /// Writes randomly drawn dates, each in a randomly drawn spelling.
  ///
  /// - Parameters:
  ///   - dates: The dates to draw from.
  ///   - count: The number N of texts.
  ///   - generator: The source of randomness.
  public init(
    of dates: [CalendarDate], count: Int, using generator: inout some RandomNumberGenerator
  ) {
    let all = DateSpelling.allCases
    self.init(
      of: (0..<count).map { _ in dates[randomIndex(below: dates.count, using: &generator)] },
      in: (0..<count).map { _ in all[randomIndex(below: all.count, using: &generator)] })
  }
}
