import Foundation

/// How many threads an operation may work on.
///
/// Large operations are split by the entries of their results, small ones not at all. No sum is
/// split, so that the results are the same bits for every number of threads.
///
/// This is a property of the process, like the memory that it uses, and no argument of every
/// operation: no result depends on it.
public enum Threads {
  /// The number of threads: 1 for none beside the caller's, at most 1,024.
  ///
  /// At first it is what the environment variable `CHAINRULE_THREADS` says, and without one the
  /// number of processors. Setting it is for the start of a program; a number out of range is a
  /// mistake.
  public static var count: Int {
    get { Team.shared.size }
    set {
      guard range.contains(newValue) else {
        mistake("Threads.count: expected a number from 1 to 1024, found \(newValue)")
      }
      Team.shared.size = newValue
    }
  }

  /// The numbers of threads that make sense.
  package static let range = 1...1_024

  /// The name of the environment variable.
  package static let variable = "CHAINRULE_THREADS"

  /// What the environment says, or the number of processors; nil if it says what is no number of
  /// threads.
  package static func preset(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Int? {
    guard let text = environment[variable], !text.isEmpty else {
      return min(ProcessInfo.processInfo.activeProcessorCount, range.upperBound)
    }
    return Int(text).flatMap { range.contains($0) ? $0 : nil }
  }
}

/// Does some work on parts of a range, perhaps on several threads at once.
///
/// Within a part, and for calls from several threads at once, it does the work on the spot. Returns
/// when all is done.
///
/// - Parameters:
///   - count: The length of the range.
///   - least: The fewest items that are worth a part; about 10 µs of work.
///   - step: Parts begin at multiples of it, a tile's rows say.
///   - work: Does one part. It may write only what belongs to its part, and must not depend on
///     how the range is divided: that is what makes the results the same for all numbers of threads.
@inlinable @inline(__always)
package func inParallel(
  count: Int, least: Int, step: Int = 1, _ work: (Range<Int>) -> Void
) {
  // Small work pays one comparison, not the price of asking how many threads there are.
  if count < 2 * least { work(0..<count) } else { inParts(count, least, step, work) }
}

@inline(never) @usableFromInline
func inParts(_ count: Int, _ least: Int, _ step: Int, _ work: (Range<Int>) -> Void) {
  let team = Team.shared
  // More parts than threads: who is kept from working by another program holds up less.
  let parts = team.size == 1 ? 1 : min(4 * team.size, count / max(least, 1))
  guard parts > 1 else { return work(0..<count) }
  let steps = (count + step - 1) / step
  team.run(parts) { part in
    let start = min(steps * part / parts * step, count)
    let end = min(steps * (part + 1) / parts * step, count)
    if start < end { work(start..<end) }
  }
}
