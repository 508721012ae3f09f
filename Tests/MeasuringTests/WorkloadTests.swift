import Foundation
import Measuring
import Program
import Tensors
import Testing

private let names = [
  "peak", "matmul", "functions", "softmax", "sum", "update", "convolution", "attention",
  "linear-regression", "sigmoid-network", "softmax-regression", "multilayer-perceptron",
  "perceptron-adam",
  "convolutional-network", "language-model", "transformer", "adversarial-networks",
]

/// Runs the benchmark with some words and returns the lines that it printed.
private func lines(_ words: [String]) throws -> [String] {
  let usage = Usage(
    program: "benchmark", summary: "", example: "--only sum", options: benchmarkOptions)
  let output = Paper()
  let status = perform(
    usage, words: words, facts: Console.Facts(), output: { output.write($0) },
    errors: { Issue.record("\($0)") }, work: { benchmark($0, on: $1, into: &$2) })
  #expect(status == 0)
  return output.text.split(separator: "\n").map(String.init)
}

/// The objects of lines of JSON.
private func objects(_ words: [String]) throws -> [[String: Any]] {
  try lines(words + ["--json"]).map {
    let value = try JSONSerialization.jsonObject(with: Data($0.utf8))
    return try #require(value as? [String: Any])
  }
}

@Suite("Workloads: what the benchmark times")
struct WorkloadTests {
  @Test("the list is complete, and each is in it once")
  func list() { #expect(Workload.all.map(\.name) == names) }

  @Test("no workload has two cases of one name, and none has none")
  func uniqueCases() {
    for workload in Workload.all {
      let cases = workload.cases.map(\.name)
      #expect(Set(cases).count == cases.count && !cases.isEmpty)
    }
  }

  @Test("the products are the squares and each layer's three")
  func products() throws {
    let products = try #require(Workload.all.first { $0.name == "matmul" })
    let cases = products.cases.map(\.name)
    #expect(cases.count == 6 + 3 * 5)
    for name in [
      "64x64x64 NN", "2048x2048x2048 NN", "64x784x512 NN", "64x512x784 NT", "784x64x512 TN",
      "64x256x10 NN", "64x10x256 NT", "256x64x10 TN", "32x784x128 NN",
    ] {
      #expect(cases.contains(name))
    }
    #expect(products.cases.first?.amount.operations == 2 * 64 * 64 * 64)
  }

  @Test("every workload runs in --quick and gives a line a case", arguments: names)
  func quick(name: String) throws {
    let workload = try #require(Workload.all.first { $0.name == name })
    let readings = try objects(["--quick", "--only", name])
    #expect(readings.map { $0["case"] as? String } == workload.cases.map(\.name))
    for reading in readings {
      #expect(reading["workload"] as? String == name)
      #expect(try #require(reading["seconds"] as? Double) > 0)
      #expect(try #require(reading["per_second"] as? Double) > 0)
      let counts = workload.cases[0].amount.operations != nil
      #expect((reading["gflops"] != nil) == counts && (reading["part_of_peak"] != nil) == counts)
    }
  }

  @Test("the same seed gives the same training", arguments: names.suffix(8))
  func reproducible(name: String) throws {
    let workload = try #require(Workload.all.first { $0.name == name })
    for timed in workload.cases {
      func losses() -> [Scalar] {
        var generator = SeededGenerator(seed: 3)
        let step = timed.prepare(&generator)
        return (0..<5).map { _ in step() }
      }
      let once = losses()
      #expect(once == losses())
      #expect(once[4] < once[0], "\(timed.name) does not learn: \(once)")
    }
  }

  @Test("--list names all cases and times none, in words and in JSON")
  func listing() throws {
    let expected = Workload.all.flatMap { workload in
      workload.cases.map { "\(workload.name)  \($0.name)" }
    }
    #expect(try lines(["--list"]) == expected)
    let read = try objects(["--list"]).map { "\($0["workload"] ?? "")  \($0["case"] ?? "")" }
    #expect(read == expected)
    #expect(try lines(["--list", "--only", "peak"]) == ["peak  multiply-add"])
  }

  @Test("for people there is a table a workload, under the machine's name")
  func table() throws {
    let lines = try lines(["--quick", "--only", "sigmoid-network"])
    #expect(lines.first == Setting(seed: 0).line)
    #expect(lines.contains("sigmoid-network"))
    #expect(lines.contains { $0.contains("median") && $0.contains("examples/s") })
    #expect(lines.contains { $0.contains("2-4-1 batch 4") })
    #expect(!lines.contains { $0.contains("GFLOP/s") })
  }
}
