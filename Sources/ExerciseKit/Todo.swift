import Foundation

/// Stands where a solution goes: `todo()` fits any result, so that a stub keeps its signature.
///
/// In a check it ends the process with the status that means "not attempted", which is never a
/// failure.
///
/// - Returns: Never.
public func todo<Result>() -> Result {
  exit(CheckStatus.notAttempted.rawValue)
}

/// How the process of a check ends, apart from crashes.
package enum CheckStatus: Int32 {
  /// A verdict was printed.
  case verdict = 0
  /// The exercise still calls `todo()`.
  case notAttempted = 75
  /// The time limit was reached.
  case tooSlow = 76
  /// The memory limit was reached.
  case tooLarge = 77
}
