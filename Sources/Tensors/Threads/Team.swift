import Foundation
import Synchronization

// Why not `DispatchQueue.concurrentPerform`? It wakes its threads for every call, and most work here
// is over before they arrive. The helpers of this team wait for the next job awake, for about a
// millisecond, and only then sleep: within a training step they are at hand at once.

/// The calling thread and its helpers, which take the parts of one job from its two ends.
///
/// The caller works too, and at the end waits only for those parts that a helper has *begun*, never
/// for a helper to appear: a processor that another program occupies slows nothing but its share.
///
/// The caller begins with the first part, the helpers with the last. So each processor finds in its
/// own cache what it has worked on the time before, and no two of them write neighbouring rows at
/// once. Where the caches lay far apart, a product of 784 × 64 and 64 × 512 gained a sixth.
///
/// Two words say what there is to do. `taken` holds the number of the job in its upper half, and in
/// its lower how many parts have been taken, 16 bits for either end; `end` the same job and the
/// number of its parts. Whoever raises `taken`, in one indivisible step, owns that part. One who
/// comes late, with the numbers of a job that is over, fails, since the upper half has changed.
final class Team: Sendable {
  /// The one team of the process: with two of them there would be more threads than processors.
  static let shared = {
    guard let size = Threads.preset() else {
      mistake("\(Threads.variable): expected a whole number from 1 to 1024")
    }
    return Team(size: size)
  }()

  private let taken = Atomic<UInt64>(0)
  private let end = Atomic<UInt64>(0)
  private let done = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)
  private let threads: Atomic<Int>
  private let helpers = Atomic<Int>(0)
  private let asleep = Atomic<Int>(0)
  private let bell = NSCondition()
  /// The work of the job; written before the job begins and read only while it runs.
  nonisolated(unsafe) private var work: (Int) -> Void = { _ in }

  init(size: Int) { threads = Atomic(size) }

  /// The most threads that work at once, the caller among them.
  var size: Int {
    get { threads.load(ordering: .relaxed) }
    set { threads.store(newValue, ordering: .relaxed) }
  }

  /// Does the parts 0 ..< count of some work, on several threads if nobody else is using them.
  ///
  /// - Parameters:
  ///   - count: The number of parts, below 65,536.
  ///   - work: Does the part of a number.
  func run(_ count: Int, _ work: (Int) -> Void) {
    precondition(count <= 0xFFFF, "Team: \(count) parts")
    let isFree = size > 1 && !isBusy.exchange(true, ordering: .acquiring)
    guard isFree else { return (0..<count).forEach(work) }
    callHelpers()
    withoutActuallyEscaping(work) { work in
      unsafe self.work = work
      let job = ((taken.load(ordering: .relaxed) >> 32) &+ 1) << 32
      done.store(0, ordering: .relaxed)
      taken.store(job, ordering: .releasing)
      end.store(job + UInt64(count), ordering: .sequentiallyConsistent)
      if asleep.load(ordering: .sequentiallyConsistent) > 0 { ringBell() }
      takeParts(fromBehind: false)
      let patience = Patience()
      while done.load(ordering: .acquiring) < count {
        // The helper that is missing has lost its processor; perhaps it wants this one.
        if patience.isOver { sched_yield() }
      }
      unsafe self.work = { _ in }
    }
    isBusy.store(false, ordering: .releasing)
  }

  /// Does parts of the present job until none is left.
  private func takeParts(fromBehind: Bool) {
    while true {
      let taken = taken.load(ordering: .acquiring)
      let end = end.load(ordering: .acquiring)
      let (front, back, count) = (taken & 0xFFFF, taken >> 16 & 0xFFFF, end & 0xFFFF_FFFF)
      guard taken >> 32 == end >> 32, front + back < count else { return }
      let isMine = self.taken.compareExchange(
        expected: taken, desired: taken + (fromBehind ? 1 << 16 : 1),
        ordering: .acquiringAndReleasing
      ).exchanged
      if isMine {
        perform(Int(fromBehind ? count - 1 - back : front))
        done.add(1, ordering: .releasing)
      }
    }
  }

  // A function of its own: when it returns, it has let go of the closure, which must not outlive
  // the call of `run`.
  @inline(never)
  private func perform(_ part: Int) { unsafe work(part) }

  /// Starts the helpers that are missing, which keep the team for ever; called by one thread at a
  /// time.
  private func callHelpers() {
    while helpers.load(ordering: .relaxed) < size - 1 {
      let number = helpers.add(1, ordering: .relaxed).newValue
      let helper = Thread { self.help(as: number) }
      helper.name = "ChainRule \(number)"
      helper.start()
    }
  }

  /// What a helper does until the end of the program.
  private func help(as number: Int) {
    var seen: UInt64 = 0
    while true {
      let patience = Patience()
      while end.load(ordering: .acquiring) == seen {
        if patience.isOver { sleep(whileJobIs: seen) }
      }
      seen = end.load(ordering: .acquiring)
      // The team may have been made smaller since.
      if number < size { takeParts(fromBehind: true) }
    }
  }

  /// Sleeps until there is another job than the one seen last.
  private func sleep(whileJobIs seen: UInt64) {
    bell.lock()
    // First the number, then the look at the job; `run` does it the other way round. So one of the
    // two notices the other.
    asleep.add(1, ordering: .sequentiallyConsistent)
    while end.load(ordering: .sequentiallyConsistent) == seen { bell.wait() }
    asleep.subtract(1, ordering: .sequentiallyConsistent)
    bell.unlock()
  }

  private func ringBell() {
    bell.lock()
    bell.broadcast()
    bell.unlock()
  }
}

/// How long a thread waits awake: about as long as waking another one would cost, ten times over.
private struct Patience {
  private let start = ContinuousClock.now

  var isOver: Bool { ContinuousClock.now - start > .milliseconds(1) }
}
