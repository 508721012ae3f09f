import Dispatch
import Foundation

/// Ends this process when the learner's code runs too long or takes too much memory.
///
/// A thread of its own looks every twentieth of a second, whatever the code is busy with.
///
/// - Parameters:
///   - seconds: The time limit.
///   - megabytes: The limit of the largest resident memory.
func enforceLimits(seconds: Double, megabytes: Int) {
  let end = Date(timeIntervalSinceNow: seconds)
  Thread.detachNewThread {
    while true {
      Thread.sleep(forTimeInterval: 0.05)
      if Date() > end { _exit(CheckStatus.tooSlow.rawValue) }
      if residentMegabytes() > megabytes { _exit(CheckStatus.tooLarge.rawValue) }
    }
  }
}

/// The largest resident memory of this process so far; the system counts in different units.
private func residentMegabytes() -> Int {
  var usage = rusage()
  #if os(macOS)
    guard getrusage(RUSAGE_SELF, &usage) == 0 else { return 0 }
    return usage.ru_maxrss >> 20  // bytes
  #else
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss >> 10  // kilobytes
  #endif
}
