import Testing

@testable import Figures

@Suite("Numbers in few characters")
struct ShortNumberTests {
  @Test(
    "a number keeps the digits that count and no others",
    arguments: [
      (0, "0"), (-0.0, "0"), (3, "3"), (-12, "-12"), (999_999, "999999"), (1_000_000, "1e6"),
      (0.871_24, "0.8712"), (0.5, "0.5"), (1234.567, "1235"), (0.000_12, "0.00012"),
      (0.000_012_345, "1.234e-5"), (-2.5e-7, "-2.5e-7"), (1.5e300, "1.5e300"), (99.999_9, "100"),
      (.nan, "–"), (.infinity, "–"), (-.infinity, "–"),
    ] as [(Double, String)])
  func short(value: Double, text: String) { #expect(shortNumber(value) == text) }

  @Test(
    "a tick has the decimals of its step, and all ticks of an axis are written alike",
    arguments: [
      (0, 0.5, 1, "0"), (1, 0.5, 1, "1.0"), (0.300_000_000_000_000_04, 0.1, 1, "0.3"),
      (0.25, 0.05, 0.5, "0.25"), (200, 100, 500, "200"), (2e5, 2e5, 1e6, "2e5"),
      (1.5e6, 5e5, 2e6, "1.5e6"), (2e-5, 1e-5, 1e-4, "2e-5"), (-1e-20, 0.1, 1, "0"),
      (1.2e-7, 2e-8, 2e-7, "1.2e-7"), (1000.000_1, 0.0001, 1001, "1000.0001"),
    ] as [(Double, Double, Double, String)])
  func tick(value: Double, step: Double, largest: Double, text: String) {
    #expect(tickLabel(value, step: step, largest: largest) == text)
  }
}
