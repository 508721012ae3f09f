import Runner
import Testing

@Suite("The progress file")
struct ProgressTests {
  @Test("what is written is what is read")
  func roundTrip() {
    var progress = Progress()
    progress["relu"].state = .done
    progress["relu"].hints = 3
    progress["linearBackward"].state = .notYet
    #expect(
      progress.text == """
        # exercise, state, hints shown; `swift run learn check all` finds the states anew
        linearBackward  not-yet  0
        relu  done  3

        """)
    #expect(Progress(text: progress.text) == progress)
  }

  @Test(
    "a line that means nothing counts as nothing done",
    arguments: ["", "relu", "relu done", "relu finished 1", "relu done many", "relu done 4", "\0"])
  func spoilt(line: String) {
    let progress = Progress(text: line + "\nleakyReLU done 1\n")
    #expect(progress["relu"] == Progress.Entry())
    #expect(progress["leakyReLU"].state == .done)
  }
}
