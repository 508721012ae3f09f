import Program

/// What the stopwatch found for one case.
package struct Reading {
  /// The name of the workload.
  package let workload: String
  /// The name of the case.
  package let name: String
  /// What one run does.
  package let amount: Amount
  /// The seconds of one run, as each sample found them.
  package let samples: [Double]

  /// Creates a reading of at least one sample.
  package init(workload: String, name: String, amount: Amount, samples: [Double]) {
    (self.workload, self.name) = (workload, name)
    (self.amount, self.samples) = (amount, samples)
  }

  /// The seconds of one run, the median of the samples.
  package var seconds: Double { median(samples) }
  /// What is counted, a second.
  package var perSecond: Double { Double(amount.count) / seconds }
  /// Additions and multiplications, in billions a second.
  package var gflops: Double? { amount.operations.map { Double($0) / seconds / 1e9 } }
  /// The gigabytes read and written a second.
  package var gigabytesPerSecond: Double? { amount.bytes.map { Double($0) / seconds / 1e9 } }
  /// Additions and multiplications of the fastest sample, in billions a second.
  ///
  /// A ceiling is what the processor does when nobody disturbs it, so its median would be too low.
  var highestGflops: Double? {
    guard let operations = amount.operations, let seconds = samples.min() else { return nil }
    return Double(operations) / seconds / 1e9
  }

  /// What part of the highest number of operations was reached, if both are known.
  func part(of peak: Double?) -> Double? {
    guard let gflops, let peak else { return nil }
    return gflops / peak
  }

  /// The reading as a report, for one line of JSON.
  ///
  /// - Parameters:
  ///   - setting: What all readings of the run have in common.
  ///   - peak: The highest number of operations, in billions a second, if it was measured.
  /// - Returns: The report.
  package func report(in setting: Setting, peak: Double? = nil) -> Report {
    var report = Report()
    report.add("workload", workload)
    report.add("case", name)
    report.add("scalar", setting.scalar)
    report.add("threads", setting.threads)
    report.add("seconds", seconds)
    report.add("spread", spread(samples))
    report.add("per_second", perSecond)
    report.add("unit", amount.unit)
    if let gflops {
      report.add("gflops", gflops)
    }
    if let part = part(of: peak) { report.add("part_of_peak", part) }
    if let gigabytesPerSecond { report.add("gigabytes_per_second", gigabytesPerSecond) }
    report.add("machine", setting.machine)
    report.add("register_bytes", setting.registerBytes)
    report.add("compiler", setting.compiler)
    report.add("seed", Int(setting.seed))
    return report
  }
}
