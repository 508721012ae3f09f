import Figures
import Program
import Tensors

/// The options of the benchmark.
package var benchmarkOptions: [Option] {
  [
    .only(Workload.all.map(\.name), "does one workload"),
    .list("names the workloads and their cases and does none"),
    .seed(0), .threads(), .processorTime, .quick, .jsonLines,
  ]
}

/// Times the workloads that the arguments ask for and prints the readings.
///
/// - Parameters:
///   - arguments: The values of `benchmarkOptions`.
///   - console: Where the tables go, or the lines of JSON.
///   - report: Keeps the tables.
package func benchmark(
  _ arguments: Arguments, on console: Console, into report: inout Report
) {
  let workloads = Workload.all.filter { arguments.only.map([$0.name].contains) ?? true }
  if arguments.list { return list(workloads, on: console) }
  let now = arguments.processorTime ? processorSeconds : secondsSinceNow()
  let stopwatch = arguments.quick ? Stopwatch.quick(now: now) : Stopwatch(now: now)
  let setting = Setting(seed: arguments.seed)
  console.print(setting.line)
  let peak =
    workloads.contains(where: \.countsOperations)
    ? Workload.peak.readings(by: .ceiling(now: now), seed: setting.seed).first?.highestGflops
      .map { $0 * Double(setting.workers) } : nil
  for workload in workloads {
    let readings = workload.readings(by: stopwatch, seed: setting.seed) { reading in
      console.printLine(reading.report(in: setting, peak: peak))
    }
    report.show(workload.name, workload.table(of: readings, peak: peak), on: console)
  }
}

private func list(_ workloads: [Workload], on console: Console) {
  for workload in workloads {
    for timed in workload.cases {
      console.print("\(workload.name)  \(timed.name)")
      var line = Report()
      line.add("workload", workload.name)
      line.add("case", timed.name)
      console.printLine(line)
    }
  }
}

extension Workload {
  /// Times all cases, one after the other, each with data of its own from the same seed.
  ///
  /// - Parameters:
  ///   - stopwatch: What takes the samples.
  ///   - seed: The seed of the data.
  ///   - finished: Is given every reading at once.
  /// - Returns: The readings.
  package func readings(
    by stopwatch: Stopwatch, seed: UInt64, finished: (Reading) -> Void = { _ in }
  ) -> [Reading] {
    cases.map { timed in
      var generator = SeededGenerator(seed: seed)
      let samples = stopwatch.samples(of: timed.prepare(&generator))
      let reading = Reading(
        workload: name, name: timed.name, amount: timed.amount, samples: samples)
      finished(reading)
      return reading
    }
  }
}
