import Attention
import Tensors
import Testing

@Suite("DateExamples: dates in five spellings, and what they mean")
struct DateExamplesTests {
  /// 3 March 2024 and 12 November 1967.
  private func dates() throws -> [CalendarDate] {
    [
      try #require(CalendarDate(year: 2024, month: 3, day: 3)),
      try #require(CalendarDate(year: 1967, month: 11, day: 12)),
    ]
  }

  @Test("the five spellings of two days, by hand") func spellings() throws {
    let written = try dates().map { date in DateSpelling.allCases.map { $0.write(date) } }
    #expect(
      written == [
        ["3 March 2024", "March 3, 2024", "3.3.2024", "3/3/24", "2024年3月3日"],
        ["12 November 1967", "November 12, 1967", "12.11.1967", "11/12/67", "1967年11月12日"],
      ])
    #expect(try dates().map(\.standard) == ["2024-03-03", "1967-11-12"])
  }

  @Test("leap years are those that 4 divides, but for three of four centuries")
  func leapYears() {
    #expect(
      [1900, 1999, 2000, 2024].map { CalendarDate.days(inMonth: 2, of: $0) } == [28, 28, 29, 29])
    #expect(CalendarDate(year: 1999, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2000, month: 13, day: 1) == nil)
    #expect(CalendarDate(year: 2000, month: 0, day: 1) == nil)
    #expect(CalendarDate(year: 2000, month: 1, day: 0) == nil)
    #expect(CalendarDate.days(of: 2000...2000).count == 366)
  }

  @Test("a century of days, each on one side only, a tenth of them to be tested on")
  func split() {
    let examples = DateExamples(seed: 3)
    #expect(examples.training.count + examples.test.count == 36_525)
    #expect(examples.test.count == 3_653)
    #expect(Set(examples.training).isDisjoint(with: examples.test))
    #expect(Set(examples.training).union(examples.test).count == 36_525)
    #expect(examples.test == DateExamples(seed: 3).test)
    #expect(examples.test != DateExamples(seed: 4).test)
  }

  @Test("within the century a spelling says which day it is") func unambiguous() {
    let days = CalendarDate.days(of: DateExamples.years)
    for spelling in DateSpelling.allCases {
      #expect(Set(days.map { spelling.write($0) }).count == days.count, "\(spelling)")
    }
  }

  @Test("every character of every spelling and of every translation has a token")
  func vocabularies() {
    for date in CalendarDate.days(of: DateExamples.years) {
      for text in DateSpelling.allCases.map({ $0.write(date) }) {
        let count = DateExamples.source.tokens(of: text).count
        if count != text.count || count > DateExamples.longestText { Issue.record("\(text)") }
      }
      let tokens = DateExamples.target.tokens(of: date.standard)
      if tokens.count != DateExamples.targetLength { Issue.record("\(date.standard)") }
    }
    #expect(DateExamples.source.text(of: [0]) == "·")
    #expect(DateExamples.target.text(of: [0]) == "·")
  }

  @Test("a batch is filled up behind its texts, and the decoder reads one character late")
  func batch() throws {
    let pairs = DatePairs(of: try dates(), in: [.points, .dayMonthYear])
    #expect(pairs.texts == ["3.3.2024", "12 November 1967"])
    #expect(pairs.translations == ["2024-03-03", "1967-11-12"])
    let batch = pairs.batch
    #expect(batch.count == 2)
    #expect(batch.sourceLengths == [8, 16])
    #expect(
      DateExamples.source.text(of: batch.sources) == "3.3.2024········12 November 1967")
    #expect(DateExamples.target.text(of: batch.inputs) == "·2024-03-03·1967-11-12")
    #expect(DateExamples.target.text(of: batch.targets) == "2024-03-03·1967-11-12·")
  }

  @Test("random pairs come from the dates given, in every spelling") func random() {
    let dates = CalendarDate.days(of: 1999...1999)
    var generator = SeededGenerator(seed: 1)
    let pairs = DatePairs(of: dates, count: 200, using: &generator)
    #expect(pairs.translations.allSatisfy { $0.hasPrefix("1999-") })
    #expect(pairs.texts.contains { $0.hasSuffix("日") })
    for mark in [".", "/", ","] { #expect(pairs.texts.contains { $0.contains(mark) }) }
    var again = SeededGenerator(seed: 1)
    #expect(pairs == DatePairs(of: dates, count: 200, using: &again))
  }

  @Test("a new translator of dates takes the longest text and writes at most eleven characters")
  func translator() throws {
    var generator = SeededGenerator(seed: 2)
    let model = Translator.ofDates(width: 8, heads: 2, blocks: 1, using: &generator)
    let date = try #require(CalendarDate(year: 2024, month: 9, day: 30))
    let texts = DateSpelling.allCases.map { $0.write(date) }
    #expect(texts.map(\.count).max() == DateExamples.longestText)
    #expect(model.translations(of: texts).allSatisfy { $0.count <= 11 })
  }
}
