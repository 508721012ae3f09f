import Foundation
import Tensors
import Testing

@testable import Figures

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The report of a run")
struct HTMLReportTests {
  private var report: HTMLReport {
    var report = HTMLReport(
      title: "Digits <1>", options: [.init("--rate", "0.1 & more")], formulas: ["004-F01 <affine>"],
      versions: Versions(package: "1.2", swift: "6.3", system: "a machine"), seed: 42)
    report.add(heading: "Loss & more")
    report.add(paragraph: "It falls.")
    report.add(LinePlot(series: [Series("training", y: [2, 1])]), caption: "Two \"epochs\".")
    report.add(Table(title: "Results", headers: ["model", "loss"], rows: [["MLP", "0.5"]]))
    for figure in Gallery.all { report.add(figure) }
    return report
  }

  @Test("it is well-formed, with every text escaped")
  func wellFormed() {
    let html = report.html()
    let parser = XMLParser(data: Data(html.utf8))
    #expect(parser.parse(), "line \(parser.lineNumber)")
    #expect(html.contains("<h1>Digits &lt;1&gt;</h1>"))
    #expect(html.contains("<td>0.1 &amp; more</td>"))
    #expect(html.contains("<li>004-F01 &lt;affine&gt;</li>"))
    #expect(html.contains("<figcaption>Two &quot;epochs&quot;.</figcaption>"))
  }

  @Test("it states options, formulas, versions and the seed")
  func facts() {
    let html = report.html()
    for (name, value) in [
      ("--rate", "0.1 &amp; more"), ("seed", "42"), ("package", "1.2"), ("Swift", "6.3"),
      ("system", "a machine"),
    ] {
      #expect(html.contains("<th scope=\"row\">\(name)</th><td>\(value)</td>"))
    }
  }

  @Test("it has no script and nothing from elsewhere")
  func selfContained() {
    let html = report.html().replacing("http://www.w3.org/2000/svg", with: "")
    for word in ["<script", "http:", "https:", "@import", "url(", "<link", "javascript"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("a figure is drawn for a desk and for a phone, a table is a table")
  func figures() {
    let html = report.html()
    #expect(html.contains("<div class=\"desk\"><svg"))
    #expect(html.contains("<div class=\"phone\"><svg"))
    #expect(html.contains("<td>MLP</td><td class=\"end\">0.5</td>"))
    #expect(html.contains("@media print"))
    #expect(html.contains("name=\"viewport\""))
  }

  @Test("without options, formulas and seed their headings are missing too")
  func empty() {
    let html = HTMLReport(title: "", versions: Versions(package: "1")).html()
    #expect(!html.contains("Options"))
    #expect(!html.contains("Formulas"))
    #expect(!html.contains("seed"))
    #expect(html.contains("Made with"))
  }
}
