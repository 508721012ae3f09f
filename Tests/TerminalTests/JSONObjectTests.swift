import Terminal
import Testing

@Suite("JSON objects: names and values in the order given")
struct JSONObjectTests {
  @Test("without entries there are just braces")
  func empty() { #expect(JSONObject().json == "{}") }

  @Test("a name added twice is a mistake")
  func twice() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var object = JSONObject()
      object.add("loss", 1)
      object.add("loss", 2)
    }
    expectMessage("report: loss is added twice", in: result)
  }
}
