import Synchronization
import Terminal
import Testing

/// Collects what is written.
final class Paper: Sendable {
  private let written = Mutex("")
  var text: String { written.withLock { $0 } }
  func write(_ text: String) { written.withLock { $0 += text } }
}

/// A console that writes on paper.
func console(
  on paper: Paper = Paper(), isTerminal: Bool = true, width: Int? = nil,
  _ environment: [String: String] = [:], isSilent: Bool = false
) -> Console {
  var facts = Console.Facts()
  facts.isTerminal = isTerminal
  facts.terminalWidth = { width }
  facts.environment = environment
  facts.isSilent = isSilent
  return Console(facts) { paper.write($0) }
}

@Suite("Console: what follows from what is known")
struct ConsoleTests {
  @Test(
    "the width is what the terminal says, or COLUMNS, or 80",
    arguments: [
      (132, "40", 132), (nil, "40", 40), (nil, nil, 80), (nil, "", 80), (nil, "wide", 80),
      (nil, "0", 80), (nil, "-3", 80), (0, "40", 40), (0, nil, 80),
    ] as [(Int?, String?, Int)])
  func width(said: Int?, columns: String?, width: Int) {
    let environment = columns.map { ["COLUMNS": $0] } ?? [:]
    #expect(console(width: said, environment).width == width)
    #expect(console(isTerminal: false, width: said, environment).width == width)
  }

  @Test(
    "colors need a terminal that is not dumb and no NO_COLOR",
    arguments: [
      (true, [:], true), (true, ["NO_COLOR": ""], true), (true, ["TERM": "xterm"], true),
      (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": "0"], false),
      (true, ["TERM": "dumb"], false), (false, [:], false), (false, ["TERM": "xterm"], false),
    ] as [(Bool, [String: String], Bool)])
  func color(isTerminal: Bool, environment: [String: String], hasColor: Bool) {
    #expect(console(isTerminal: isTerminal, environment).hasColor == hasColor)
  }

  @Test("redrawing needs a terminal that is not dumb, whatever the colors")
  func redrawing() {
    #expect(console().canRedraw)
    #expect(console(["NO_COLOR": "1"]).canRedraw)
    #expect(!console(["TERM": "dumb"]).canRedraw)
    #expect(!console(isTerminal: false).canRedraw)
  }

  @Test(
    "the first locale that is set decides about unicode",
    arguments: [
      ([:], true), (["LANG": "C"], false), (["LANG": "POSIX"], false), (["LANG": ""], true),
      (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LC_CTYPE": "UTF-8"], true),
      (["LANG": "en_US.ISO-8859-1"], false), (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false),
      (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8", "LANG": "C"], true),
    ])
  func unicode(environment: [String: String], hasUnicode: Bool) {
    #expect(console(environment).hasUnicode == hasUnicode)
  }

  @Test("styles stand around the text, and vanish without colors")
  func styles() {
    #expect(console().styled("yes", .bold, .green) == "\u{1B}[1;32myes\u{1B}[0m")
    #expect(console().styled("yes") == "yes")
    #expect(console().styled("", .red) == "")
    #expect(console(isTerminal: false).styled("yes", .bold) == "yes")
  }

  @Test("a line is printed with its end, and a silent console prints nothing")
  func printing() {
    let paper = Paper()
    let open = console(on: paper)
    open.print("a")
    open.print()
    open.print("b", terminator: "")
    console(on: paper, isSilent: true).print("c")
    #expect(paper.text == "a\n\nb")
  }
}
