import Foundation
import Testing

@testable import Figures

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Every figure, however odd")
struct AnyFigureTests {
  @Test("no line is wider than the terminal", arguments: [0, 1, 5, 20, 40, 80])
  func width(width: Int) {
    for figure in Gallery.all {
      for color in [false, true] {
        let text = figure.terminal(width: width, color: color)
        for line in text.split(separator: "\n") {
          let plain = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
          #expect(plain.columns <= width, "\(type(of: figure)): \(plain)")
        }
      }
    }
  }

  @Test("without color there is no control character in the text")
  func noControls() {
    for figure in Gallery.all {
      let text = figure.terminal(width: 60, color: false)
      #expect(
        !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }
  }

  @Test("SVG is well-formed XML, scales, and refers to nothing outside", arguments: [640, 320, 10])
  func wellFormed(width: Int) {
    for figure in Gallery.all {
      for appearance in [Appearance.light, .dark, .automatic] {
        let svg = figure.svg(width: width, height: 240, appearance: appearance)
        let parser = XMLParser(data: Data(svg.utf8))
        #expect(parser.parse(), "\(type(of: figure)), line \(parser.lineNumber)")
        #expect(svg.contains("viewBox=\"0 0 "))
        #expect(!svg.contains("<script"))
        let links = svg.replacing("http://www.w3.org/2000/svg", with: "")
        #expect(!links.contains("http"))
      }
    }
  }

  @Test("no text says nan or inf")
  func noNaN() {
    for figure in Gallery.all {
      for text in [figure.svg(), figure.terminal(), figure.terminal(width: 40, color: true)] {
        #expect(!text.contains(/\b(nan|inf|-nan|infinity)\b/.ignoresCase()), "\(type(of: figure))")
      }
    }
  }

  @Test("a title is escaped, and a control character in it cannot steer a terminal")
  func escaping() {
    let plot = LinePlot(title: "a<b & \"c\"\u{1B}[0m", series: [])
    #expect(plot.svg().contains(">a&lt;b &amp; &quot;c&quot;\u{FFFD}[0m</text>"))
    #expect(plot.terminal().contains("a<b & \"c\"\u{FFFD}[0m"))
  }

  @Test("SVG brings the colors of the asked background, or of both")
  func appearances() {
    let plot = LinePlot(series: [Series("s", y: [1, 2])])
    #expect(plot.svg(appearance: .light).contains(".paper{fill:#ffffff}"))
    #expect(plot.svg(appearance: .dark).contains(".paper{fill:#0d1117}"))
    #expect(!plot.svg(appearance: .dark).contains("@media"))
    #expect(plot.svg().contains("@media screen and (prefers-color-scheme:dark){"))
  }
}

extension Substring {
  fileprivate var columns: Int { String(self).columns }
}
