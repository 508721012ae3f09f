import Tensors
import Terminal
import Testing

@Suite("Short forms of numbers and durations")
struct BriefTests {
  @Test(
    "a number has four significant digits",
    arguments: [
      (0, "0"), (0.5, "0.5"), (0.31214, "0.3121"), (12.3456, "12.35"), (1234.4, "1234"),
      (12345, "1.234e+04"), (0.00001, "1e-05"), (-2, "-2"), (.nan, "nan"), (-.infinity, "-inf"),
    ] as [(Scalar, String)])
  func numbers(number: Scalar, text: String) { #expect(brief(number) == text) }

  @Test(
    "a duration has its two largest units",
    arguments: [
      (0, "0.0 s"), (-5, "0.0 s"), (0.04, "0.0 s"), (4.24, "4.2 s"), (9.94, "9.9 s"),
      (9.96, "10 s"),
      (42, "42 s"), (59.4, "59 s"), (59.6, "1 min 00 s"), (185, "3 min 05 s"),
      (3_599.4, "59 min 59 s"), (3_599.6, "1 h 00 min"), (7_620, "2 h 07 min"),
      (86_399, "1 d 00 h"), (86_400, "1 d 00 h"), (273_600, "3 d 04 h"),
    ] as [(Double, String)])
  func durations(seconds: Double, text: String) { #expect(brief(.seconds(seconds)) == text) }
}
