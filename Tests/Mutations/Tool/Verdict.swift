/// What became of a mutant.
package enum Verdict: Sendable, Equatable, CustomStringConvertible {
  /// A test failed, as it should; its first complaint.
  case red(String)
  /// The tests crashed.
  case crashed(String)
  /// The tests did not end within the time given.
  case hung
  /// All tests passed: nobody noticed.
  case survived

  package var isKilled: Bool { self != .survived }

  package var description: String {
    switch self {
    case .red(let complaint): "killed: \(complaint)"
    case .crashed(let how): "killed, the tests crashed: \(how)"
    case .hung: "killed, the tests hang"
    case .survived: "SURVIVED"
    }
  }
}
