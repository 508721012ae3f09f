import Foundation

/// Builds the copy and runs its tests, with one mutant switched on or none.
struct Laboratory {
  let copy: Copy

  /// What swift-testing writes when an expectation fails; a known issue reads otherwise.
  private let complaint = " recorded an issue"

  /// Builds the modules chosen and their tests.
  func build() throws {
    let build = Trial(
      program: "/usr/bin/env",
      arguments: ["swift", "build", "--build-tests", "--package-path", copy.folder])
    let (cause, output) = try build.run()
    if cause == .exit(0) { return }
    let errors = output.split(separator: "\n").filter { $0.contains("error:") }
    throw MutationError.noBuild(
      (errors.isEmpty ? output.split(separator: "\n").suffix(20) : errors.prefix(20))
        .joined(separator: "\n"))
  }

  /// Runs the tests of a module.
  ///
  /// - Parameters:
  ///   - module: The module.
  ///   - mutant: The mutant that is on, if any is.
  ///   - limit: The seconds after which the tests hang.
  /// - Returns: The verdict, and the seconds until it was known.
  /// - Throws: If the test program cannot be started.
  func judge(
    _ module: String, mutant: Mutant? = nil, limit: Double
  ) throws -> (verdict: Verdict, seconds: Double) {
    let start = ContinuousClock.now
    var trial = tests(of: module)
    trial.environment = [
      switchVariable: "\(mutant?.number ?? 0)", "SWIFT_BACKTRACE": "enable=no",
    ]
    (trial.limit, trial.enough) = (limit, complaint)
    let (cause, output) = try trial.run()
    let verdict: Verdict =
      switch cause {
      case .enough: .red(firstComplaint(in: output))
      case .exit(0): output.contains("run with 0 tests") ? .red("no test is run") : .survived
      case .exit(let status): .red("exit status \(status)")
      case .signal(let number): .crashed("signal \(number)")
      case .tooLong: .hung
      }
    return (verdict, (ContinuousClock.now - start) / .seconds(1))
  }

  /// The test program, asked directly where that is possible: it starts quicker.
  private func tests(of module: String) -> Trial {
    let filter = ["--filter", "^\(module)Tests\\."]
    #if os(Linux)
      return Trial(
        program: copy.folder + "/.build/debug/ChainRulePackageTests.xctest",
        arguments: ["--testing-library", "swift-testing"] + filter)
    #else
      return Trial(
        program: "/usr/bin/env",
        arguments: ["swift", "test", "--skip-build", "--package-path", copy.folder] + filter)
    #endif
  }

  private func firstComplaint(in output: String) -> String {
    let lines = output.split(separator: "\n")
    guard let line = lines.first(where: { $0.contains(complaint) }) else { return "" }
    let end = line.range(of: complaint)?.lowerBound ?? line.endIndex
    // Before the words "Test" and the test's name stand a sign and its color.
    return String(line[(line.range(of: "Test ")?.lowerBound ?? line.startIndex)..<end])
  }
}
