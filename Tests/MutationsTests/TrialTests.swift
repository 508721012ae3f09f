import Mutations
import Testing

@Suite("A process that is ended when enough is known")
struct TrialTests {
  private func shell(_ script: String) -> Trial {
    Trial(program: "/bin/sh", arguments: ["-c", script])
  }

  @Test("status, signal and output are told, the environment is handed on")
  func endings() throws {
    var trial = shell("echo $CHAINRULE_MUTANT; echo word >&2; exit 3")
    trial.environment = ["CHAINRULE_MUTANT": "17"]
    let (cause, output) = try trial.run()
    #expect(cause == .exit(3))
    #expect(output == "17\nword\n")
    #expect(try shell("kill -KILL $$").run().cause == .signal(9))
  }

  @Test("the words that were waited for end it, long before it would end itself")
  func enough() throws {
    var trial = shell("echo a test recorded an issue; sleep 600")
    trial.enough = "recorded an issue"
    let start = ContinuousClock.now
    let (cause, output) = try trial.run()
    #expect(cause == .enough)
    #expect(output == "a test recorded an issue\n")
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test("one that hangs is ended after its time, with what it has started")
  func hanging() throws {
    var trial = shell("echo begun; sleep 600 & wait")
    trial.limit = 1
    let (cause, output) = try trial.run()
    #expect(cause == .tooLong)
    #expect(output == "begun\n")
  }
}
