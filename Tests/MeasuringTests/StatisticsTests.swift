import Measuring
import Testing

@Suite("Statistics: what outliers do not move")
struct StatisticsTests {
  @Test(
    "the median is the middle, or the mean of the two in the middle",
    arguments: [
      ([3], 3), ([1, 2], 1.5), ([9, 1, 5], 5), ([4, 1, 3, 2], 2.5), ([1, 2, 3, 4, 1e9], 3),
    ] as [([Double], Double)])
  func middle(numbers: [Double], expected: Double) { #expect(median(numbers) == expected) }

  @Test(
    "the spread is the middle half's width as a part of the median",
    arguments: [
      ([7], 0), ([2, 2, 2], 0), ([5, 1, 3, 2, 4], 2 / 3.0), ([1, 2, 3, 4, 1e9], 2 / 3.0),
      ([1, 3], 0.5), ([4, 1, 3, 2], 0.6),
    ] as [([Double], Double)])
  func width(numbers: [Double], expected: Double) { #expect(spread(numbers) == expected) }

  @Test("without numbers there is neither")
  func none() { #expect(median([]).isNaN && spread([]).isNaN) }
}
