import Measuring
import Testing

private let setting = {
  var setting = Setting(seed: 7)
  (setting.scalar, setting.registerBytes, setting.threads) = ("Double", 64, 1)
  (setting.machine, setting.compiler) = ("A \"B\"", "Swift 6.3")
  return setting
}()

private func reading(_ amount: Amount) -> Reading {
  Reading(workload: "w", name: "c", amount: amount, samples: [0.25, 0.5, 1])
}

@Suite("Reading: medians, rates and one line of JSON")
struct ReadingTests {
  @Test("the rates follow from the median")
  func rates() {
    let it = reading(
      Amount(unit: "products", count: 3, operations: 4_000_000_000, bytes: 500_000_000))
    #expect(it.seconds == 0.5 && it.perSecond == 6)
    #expect(it.gflops == 8 && it.gigabytesPerSecond == 1)
  }

  @Test("a line of everything is exact")
  func complete() {
    let it = reading(
      Amount(unit: "products", count: 3, operations: 4_000_000_000, bytes: 500_000_000))
    let expected =
      #"{"workload":"w","case":"c","scalar":"Double","threads":1,"seconds":0.5,"spread":0.75,"#
      + #""per_second":6.0,"unit":"products","gflops":8.0,"part_of_peak":0.5,"#
      + #""gigabytes_per_second":1.0,"machine":"A \"B\"","register_bytes":64,"#
      + #""compiler":"Swift 6.3","seed":7}"#
    #expect(it.report(in: setting, peak: 16).json == expected)
  }

  @Test("what does not apply is left out")
  func partial() {
    let examples = reading(Amount(unit: "examples", count: 64)).report(in: setting, peak: 16).json
    for name in ["gflops", "part_of_peak", "gigabytes_per_second"] {
      #expect(!examples.contains(name))
    }
    let unknown = reading(Amount(unit: "loops", count: 1, operations: 2)).report(in: setting).json
    #expect(unknown.contains("gflops") && !unknown.contains("part_of_peak"))
  }

  @Test("this machine's setting is complete")
  func thisMachine() {
    let here = Setting(seed: 1)
    #expect(!here.machine.isEmpty && !here.machine.contains("\n"))
    #expect(here.scalar == "Double" || here.scalar == "Float")
    #expect([16, 32, 64].contains(here.registerBytes))
    #expect(setting.line == #"A "B", Swift 6.3, Double, registers of 64 bytes, 1 thread, seed 7"#)
  }

  @Test(
    "numbers are shown in four digits with a prefix",
    arguments: [
      (1, "1.000 "), (12.345, "12.35 "), (999.96, "1.000 k"), (999.94, "999.9 "), (1e3, "1.000 k"),
      (5.455e-6, "5.455 µ"), (0.063_43, "63.43 m"), (2.5e-10, "0.2500 n"), (8.6e9, "8.600 G"),
      (3e15, "3000. T"),
    ] as [(Double, String)])
  func prefixes(number: Double, text: String) { #expect(prefixed(number) == text) }
}
