import Synchronization
import Tensors
import Terminal
import Testing

private let figures: [(name: String, value: Scalar)] = [("loss", 0.31214), ("rate", 0.5)]

private let third = ProgressLine(
  epoch: 3, epochs: 40, done: 0.25, elapsed: .seconds(4), figures: figures)

/// The text without what only colors it.
private func uncolored(_ text: String) -> String {
  text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
}

@Suite("The progress line: as much as fits")
struct ProgressLineTests {
  @Test(
    "the line at some widths",
    arguments: [
      (5, " 3/4"), (8, " 3/40"), (16, " 3/40"), (20, " 3/40  loss 0.3121"),
      (30, " 3/40  loss 0.3121  12 s left"), (40, " 3/40  loss 0.3121  rate 0.5  12 s left"),
      (50, "epoch  3/40  loss 0.3121  rate 0.5  12 s left"),
      (80, "epoch  3/40  #######-----------------------  loss 0.3121  rate 0.5  12 s left"),
      (200, "epoch  3/40  #######-----------------------  loss 0.3121  rate 0.5  12 s left"),
    ])
  func widths(width: Int, line: String) {
    #expect(third.bar(on: console(width: width, ["LANG": "C", "NO_COLOR": "1"])) == line)
  }

  @Test("the line is always shorter than the width", arguments: [1, 2, 7, 20, 39, 40, 41, 80, 200])
  func neverLonger(width: Int) {
    for epochs in [1, 40, Int.max] {
      for done in [0, 1e-300, 0.5, 1] {
        for values: [Scalar] in [[], [0.5], [-1.234e-30, .nan, 1e30, 0]] {
          let line = ProgressLine(
            epoch: epochs, epochs: epochs, done: done, elapsed: .seconds(100_000),
            figures: values.map { ("accuracy", $0) })
          #expect(uncolored(line.bar(on: console(width: width))).count < width)
        }
      }
    }
  }

  @Test("no time is told before anything is done, and in the end the time it took")
  func times() {
    var line = ProgressLine(epoch: 1, epochs: 2, done: 0, elapsed: .seconds(3), figures: [])
    #expect(line.bar(on: console(width: 14)) == "epoch 1/2")
    line.done = 1
    #expect(line.bar(on: console(width: 22)) == "epoch 1/2  in 3.0 s")
  }

  @Test("colors surround the bar's halves")
  func colors() {
    let line = third.bar(on: console(width: 56))
    #expect(line.contains("  \u{1B}[32m━━\u{1B}[0m\u{1B}[2m──────\u{1B}[0m  loss"))
  }

  @Test("the plain line tells no time")
  func plain() { #expect(third.plain == "epoch  3/40  loss 0.3121  rate 0.5") }
}

/// A clock that is moved by hand.
private final class HandClock: Sendable {
  private let time = Mutex(Duration.zero)
  var now: Duration { time.withLock { $0 } }
  func pass(_ duration: Duration) { time.withLock { $0 += duration } }
}

/// Trains nothing for 2 epochs of 50 steps, 10 ms each, and returns what was shown.
private func shown(on paper: Paper, _ console: Console) -> String {
  let clock = HandClock()
  var progress = ProgressBar(on: console, epochs: 2, stepsPerEpoch: 50) { clock.now }
  for _ in 0..<2 {
    for _ in 0..<50 {
      clock.pass(.milliseconds(10))
      progress.step(["loss": 0.5, "rate": 0.1])
    }
    progress.endEpoch(["loss": 0.25, "rate": 0.1])
  }
  return paper.text
}

@Suite("The progress bar: redrawn in place, or a line an epoch")
struct ProgressBarTests {
  @Test("a pipe gets a line an epoch and no control characters")
  func piped() {
    let paper = Paper()
    let text = shown(on: paper, console(on: paper, isTerminal: false))
    #expect(text == "epoch 1/2  loss 0.25  rate 0.1\nepoch 2/2  loss 0.25  rate 0.1\n")
  }

  @Test("so does a dumb terminal")
  func dumb() {
    let paper = Paper()
    let text = shown(on: paper, console(on: paper, ["TERM": "dumb"]))
    #expect(text == "epoch 1/2  loss 0.25  rate 0.1\nepoch 2/2  loss 0.25  rate 0.1\n")
  }

  @Test("a silent console gets nothing, as a terminal and as a pipe", arguments: [true, false])
  func silent(isTerminal: Bool) {
    let paper = Paper()
    #expect(shown(on: paper, console(on: paper, isTerminal: isTerminal, isSilent: true)) == "")
  }

  @Test("a terminal gets at most 20 drawings a second, the last of them with the line's end")
  func drawings() {
    let paper = Paper()
    let text = shown(on: paper, console(on: paper, width: 60, ["NO_COLOR": "1", "LANG": "C"]))
    let drawings = text.split(separator: "\r")
    #expect(drawings.count == 21)  // one every 50 ms of a second, and the end
    #expect(drawings.first == "epoch 1/2  ----------------  loss 0.5  rate 0.1  1.0 s left\u{1B}[K")
    #expect(
      drawings.last == "epoch 2/2  #################  loss 0.25  rate 0.1  in 1.0 s\u{1B}[K\n")
    #expect(text.filter { $0 == "\n" }.count == 1)
  }

  @Test("training that stops early ends its line, once, and only where one is open")
  func stop() {
    let paper = Paper()
    var progress = ProgressBar(on: console(on: paper), epochs: 2, stepsPerEpoch: 1)
    progress.stop()
    #expect(paper.text == "")
    progress.step([:])
    progress.stop()
    #expect(paper.text.hasSuffix("\n"))
    let pipe = Paper()
    ProgressBar(on: console(on: pipe, isTerminal: false), epochs: 2, stepsPerEpoch: 1).stop()
    #expect(pipe.text == "")
  }
}
