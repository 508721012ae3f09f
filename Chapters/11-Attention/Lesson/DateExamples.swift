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

  /// The characters of all spellings; token 0 is the filling.
  public static let source = Vocabulary(["·"] + characters(of: DateSpelling.allCases))

  /// The number of characters of the longest text, "September 30, 2024".
  public static let longestText = 18

  /// The characters of a translation; token 0 is the marker before its first and behind its last.
  public static let target = Vocabulary(["·"] + "-0123456789")

  /// The number of characters of a translation.
  public static let targetLength = 10

  /// Every character that occurs in some spellings, in order; one year has them all.
  private static func characters(of spellings: [DateSpelling]) -> [Character] {
    let days = CalendarDate.days(of: 2000...2000)
    return Set(spellings.flatMap { spelling in days.flatMap { spelling.write($0) } }).sorted()
  }
}

/// Dates in some spelling, and what they mean.
public struct DatePairs: Sendable, Equatable {
  /// The texts.
  public let texts: [String]
  /// Their translations, as ISO 8601 writes them.
  public let translations: [String]

  /// Writes dates in given spellings.
  ///
  /// - Parameters:
  ///   - dates: The dates, within the years of the examples.
  ///   - spellings: A spelling for each.
  public init(of dates: [CalendarDate], in spellings: [DateSpelling]) {
    texts = zip(dates, spellings).map { $1.write($0) }
    translations = dates.map(\.standard)
  }

  /// Writes randomly drawn dates, each in a randomly drawn spelling.
  ///
  /// - Parameters:
  ///   - dates: The dates to draw from.
  ///   - count: The number of pairs.
  ///   - generator: The source of randomness.
  public init(
    of dates: [CalendarDate], count: Int, using generator: inout some RandomNumberGenerator
  ) {
    let all = DateSpelling.allCases
    self.init(
      of: (0..<count).map { _ in dates[randomIndex(below: dates.count, using: &generator)] },
      in: (0..<count).map { _ in all[randomIndex(below: all.count, using: &generator)] })
  }

  /// The pairs as a translator learns from them.
  public var batch: TranslationBatch {
    TranslationBatch(
      sources: texts.map { DateExamples.source.tokens(of: $0) },
      targets: translations.map { DateExamples.target.tokens(of: $0) }, marker: 0)
  }
}

extension Translator {
  /// Creates a translator of dates with random parameters.
  ///
  /// - Parameters:
  ///   - width: The number D of features.
  ///   - heads: The number H of heads, which divides D.
  ///   - depth: The number of blocks on each side.
  ///   - generator: The source of randomness.
  /// - Returns: The translator.
  public static func ofDates(
    width: Int, heads: Int, blocks depth: Int, using generator: inout some RandomNumberGenerator
  ) -> Translator {
    Translator(
      source: (DateExamples.source.count, DateExamples.longestText),
      target: (DateExamples.target.count, DateExamples.targetLength + 1), width: width,
      heads: heads, blocks: depth, using: &generator)
  }

  /// What the model takes for the meanings of texts; characters that it does not know are left out.
  ///
  /// - Parameter texts: The texts, none longer than the longest spelling.
  /// - Returns: The translations.
  public func translations(of texts: [String]) -> [String] {
    translations(of: texts.map { DateExamples.source.tokens(of: $0) }, marker: 0)
      .map { DateExamples.target.text(of: $0) }
  }
}
