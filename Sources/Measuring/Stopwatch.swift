import Foundation
import Tensors

/// Takes samples of how long some work takes.
///
/// Short work is repeated until a sample lasts long against the clock's steps and the system's
/// interruptions. Finding out how often is the warm-up too: meanwhile the caches fill and the
/// processor raises its clock rate.
package struct Stopwatch {
  /// The least seconds that a sample lasts.
  package var shortestSample = 0.02
  /// The number of samples.
  package var sampleCount = 11
  /// The seconds since some moment.
  package let now: () -> Double

  /// Creates a stopwatch.
  ///
  /// - Parameter now: The seconds since some moment; by default of a clock that never goes back.
  package init(now: @escaping () -> Double = secondsSinceNow()) { self.now = now }

  /// A stopwatch for a first impression, with few and short samples.
  package static func quick(now: @escaping () -> Double = secondsSinceNow()) -> Stopwatch {
    var stopwatch = Stopwatch(now: now)
    (stopwatch.shortestSample, stopwatch.sampleCount) = (0.000_5, 3)
    return stopwatch
  }

  /// A stopwatch for a ceiling: many samples, so short that others leave some of them alone.
  package static func ceiling(now: @escaping () -> Double = secondsSinceNow()) -> Stopwatch {
    var stopwatch = Stopwatch(now: now)
    (stopwatch.shortestSample, stopwatch.sampleCount) = (0.001, 100)
    return stopwatch
  }

  /// The seconds that the work takes once, as each sample finds it.
  ///
  /// - Parameter work: The work; it returns a number that depends on its result.
  /// - Returns: One number a sample.
  package func samples(of work: () -> Scalar) -> [Double] {
    // The first run, with cold caches and new memory, says nothing about the others.
    _ = seconds(of: work, 1)
    var count = 1
    while seconds(of: work, count) < shortestSample { count *= 2 }
    return (0..<sampleCount).map { _ in seconds(of: work, count) / Double(count) }
  }

  private func seconds(of work: () -> Scalar, _ count: Int) -> Double {
    var sum: Scalar = 0
    let start = now()
    for _ in 0..<count { sum += work() }
    let seconds = now() - start
    // Someone has to want the results, or the compiler may leave the work out.
    if !sum.isFinite { mistake("stopwatch: the results of the work add up to \(sum)") }
    return seconds
  }
}

/// The seconds since this was called, by the clock.
package func secondsSinceNow() -> () -> Double {
  let start = ContinuousClock.now
  return { (ContinuousClock.now - start) / .seconds(1) }
}

/// The seconds that processors have worked for this program; for others they may work meanwhile.
package func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
