import Program
import Testing

@Suite("Report: names and values in the order given")
struct ReportTests {
  @Test("the program comes first, then the options with the values used, then the figures")
  func order() throws {
    guard case .work(let arguments) = try sample.parse(["--epochs", "3", "--json"]) else {
      Issue.record("no call to work")
      return
    }
    var report = Report(program: "sample", arguments: arguments)
    var inner = Report()
    inner.add("b", [1.5, .nan])
    inner.add("a", "x")
    report.add("accuracy", 0.97)
    report.add("test", inner)
    let expected =
      #"{"program":"sample","options":{"epochs":3,"rate":0.5,"seed":0,"figures":null,"#
      + #""quick":false,"json":true},"#
      + #""accuracy":0.97,"test":{"b":[1.5,null],"a":"x"}}"#
    #expect(report.json == expected)
  }
}
