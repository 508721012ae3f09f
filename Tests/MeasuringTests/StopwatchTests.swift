import Measuring
import Tensors
import Testing

/// A clock that only work moves.
private final class WorkClock {
  private(set) var runs = 0
  /// The seconds of every run of the work, in order; the last one lasts for all others.
  private let seconds: [Double]
  private var time = 100.0

  init(_ seconds: Double...) { self.seconds = seconds }

  func now() -> Double { time }

  func work() -> Scalar {
    time += runs < seconds.count ? seconds[runs] : seconds[seconds.count - 1]
    runs += 1
    return 1
  }
}

private func stopwatch(_ clock: WorkClock, shortest: Double, count: Int) -> Stopwatch {
  var stopwatch = Stopwatch(now: clock.now)
  (stopwatch.shortestSample, stopwatch.sampleCount) = (shortest, count)
  return stopwatch
}

@Suite("Stopwatch: samples that last long enough")
struct StopwatchTests {
  @Test("short work is repeated in twos, fours, eights until a sample is long enough")
  func short() {
    let clock = WorkClock(0.25)
    let samples = stopwatch(clock, shortest: 1.5, count: 3).samples(of: clock.work)
    #expect(samples == [0.25, 0.25, 0.25])
    #expect(clock.runs == 1 + 1 + 2 + 4 + 8 + 3 * 8)
  }

  @Test("long work is done once before, once for the warm-up and once a sample")
  func long() {
    let clock = WorkClock(64, 32, 2, 4, 8)
    let samples = stopwatch(clock, shortest: 1, count: 3).samples(of: clock.work)
    #expect(samples == [2, 4, 8])
    #expect(clock.runs == 5)
  }

  @Test("a slow first run does not make the samples short")
  func slowStart() {
    let clock = WorkClock(64, 0.25)
    _ = stopwatch(clock, shortest: 1, count: 1).samples(of: clock.work)
    #expect(clock.runs == 1 + 1 + 2 + 4 + 4)
  }

  @Test("a sample is the mean of its runs")
  func mean() {
    let clock = WorkClock(64, 0.5, 0.5, 0.5, 1, 3)
    #expect(stopwatch(clock, shortest: 1, count: 1).samples(of: clock.work) == [2])
  }

  @Test("the real clock goes forward")
  func realClock() {
    let now = secondsSinceNow()
    let first = now()
    #expect(first >= 0 && now() >= first)
  }

  @Test("work without a finite result is a mistake")
  func noNumber() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Stopwatch.quick().samples { .nan } }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("stopwatch: the results of the work add up to nan"))
  }
}
