import Foundation
import Terminal
import Testing

@Suite("JSON: one line that reads back")
struct JSONTests {
  @Test(
    "numbers are the shortest decimals",
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (-2.5, "-2.5"),
      (1.0 / 3, "0.3333333333333333"),
      (1e-5, "1e-05"), (1e16, "1e+16"), (123_456_789, "123456789.0"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
    ] as [(Double, String)])
  func numbers(number: Double, text: String) throws {
    #expect(number.json == text)
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect((read as? NSNumber)?.doubleValue.bitPattern == number.bitPattern)
  }

  @Test("a single-precision number has its own shortest decimal")
  func single() { #expect(Float(0.1).json == "0.1") }

  @Test("what is no number is null", arguments: [Double.nan, .infinity, -.infinity])
  func noNumber(number: Double) {
    #expect(number.json == "null")
    #expect(Float(number).json == "null")
  }

  @Test(
    "texts are escaped where they must be",
    arguments: [
      ("", #""""#), ("a", #""a""#), ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{1F}\u{0B}", #""\u0000\u001f\u000b""#), ("\r\n", #""\r\n""#), ("/", #""/""#),
      ("é 汉 🦊 \u{7F}", "\"é 汉 🦊 \u{7F}\""), ("\"\u{301}", "\"\\\"\u{301}\""),
    ])
  func texts(text: String, json: String) throws {
    #expect(text.json == json)
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    #expect(read as? String == text)
  }

  @Test("every character up to 255 reads back")
  func allCharacters() throws {
    let text = String(String.UnicodeScalarView((UInt8(0)...255).map { Unicode.Scalar($0) }))
    let read = try JSONSerialization.jsonObject(
      with: Data(text.json.utf8), options: .fragmentsAllowed)
    #expect(read as? String == text)
    #expect(!text.json.unicodeScalars.contains { $0.value < 32 })
  }

  @Test("lists, truths and nothing")
  func others() {
    #expect([1, 2].json == "[1,2]")
    #expect([[0.5], []].json == "[[0.5],[]]")
    #expect(["a", nil].json == #"["a",null]"#)
    #expect([Int]().json == "[]")
    #expect(true.json == "true" && false.json == "false")
    #expect(Int.min.json == "-9223372036854775808")
  }
}
