import Foundation
import Synchronization
import Testing

@testable import Tensors

@Suite("Threads: every part of a job is done once, whoever does it")
struct TeamTests {
  /// Counts how often each of `count` items is done.
  ///
  /// Under a lock that the thread sanitizer knows; `Mutex` it takes for a race.
  final class Tally: @unchecked Sendable {
    private let lock = NSLock()
    private var times: [Int]
    init(_ count: Int) { times = Array(repeating: 0, count: count) }
    func add(_ range: Range<Int>) { lock.withLock { for i in range { times[i] += 1 } } }
    var isOnceEach: Bool { lock.withLock { times.allSatisfy { $0 == 1 } } }
  }

  static let teams = [1, 2, 3, 8].map { Team(size: $0) }

  @Test("each part once, in teams of 1 to 8", arguments: 0..<4, [0, 1, 2, 3, 7, 64, 1_000])
  func everyPart(team: Int, parts: Int) {
    for _ in 0..<50 {
      let tally = Tally(parts)
      Self.teams[team].run(parts) { tally.add($0..<$0 + 1) }
      #expect(tally.isOnceEach)
    }
  }

  @Test("what the parts write, without locks, is there when the job is over")
  func memory() {
    var numbers = [Int](repeating: 0, count: 4_096)
    for round in 1...200 {
      numbers.withUnsafeMutableBufferPointer { numbers in
        nonisolated(unsafe) let numbers = numbers
        Self.teams[2].run(64) { part in
          for i in part * 64..<(part + 1) * 64 { numbers[i] += round + i }
        }
      }
    }
    #expect(numbers.indices.allSatisfy { numbers[$0] == 20_100 + 200 * $0 })
  }

  @Test("a job within a part is done on the spot")
  func nested() {
    let tally = Tally(8 * 5)
    Self.teams[1].run(8) { outer in
      Self.teams[1].run(5) { inner in tally.add(outer * 5 + inner..<outer * 5 + inner + 1) }
    }
    #expect(tally.isOnceEach)
  }

  @Test("jobs of several threads at once do not mix")
  func concurrent() async {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<6 {
        group.addTask {
          (0..<100).allSatisfy { _ in
            let tally = Tally(17)
            Self.teams[2].run(17) { tally.add($0..<$0 + 1) }
            return tally.isOnceEach
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("helpers that went to sleep come back")
  func parked() {
    for _ in 0..<5 {
      let tally = Tally(100)
      Self.teams[1].run(100) { tally.add($0..<$0 + 1) }
      #expect(tally.isOnceEach)
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  @Test("a team made smaller works on, and one made larger again too")
  func resized() {
    let team = Team(size: 4)
    for size in [4, 1, 2, 6] {
      team.size = size
      let working = Atomic<Int>(0)
      let most = Atomic<Int>(0)
      let tally = Tally(200)
      team.run(200) { part in
        let count = working.add(1, ordering: .relaxed).newValue
        most.max(count, ordering: .relaxed)
        tally.add(part..<part + 1)
        working.subtract(1, ordering: .relaxed)
      }
      #expect(tally.isOnceEach)
      #expect(most.load(ordering: .relaxed) <= size)
    }
  }
}

@Suite("inParallel: a range in parts")
struct ParallelTests {
  @Test(
    "the parts begin at multiples of the step and make up the range",
    arguments: [0, 1, 2, 7, 8, 9, 63, 64, 65, 1_000], [1, 3, 8])
  func parts(count: Int, step: Int) {
    for least in [0, 1, 5, 100] {
      let tally = TeamTests.Tally(count)
      let ragged = Atomic<Int>(0)
      inParallel(count: count, least: least, step: step) { range in
        tally.add(range)
        if range.lowerBound % step != 0 { ragged.add(1, ordering: .relaxed) }
      }
      #expect(tally.isOnceEach)
      #expect(ragged.load(ordering: .relaxed) == 0)
    }
  }

  @Test("small work stays in one part")
  func small() {
    let calls = Atomic<Int>(0)
    inParallel(count: 99, least: 50) { _ in calls.add(1, ordering: .relaxed) }
    #expect(calls.load(ordering: .relaxed) == 1)
  }

  @Test("the environment says a number from 1 to 1024, or nothing")
  func environment() {
    #expect(Threads.preset(in: ["CHAINRULE_THREADS": "3"]) == 3)
    let processors = ProcessInfo.processInfo.activeProcessorCount
    #expect(Threads.preset(in: [:]) == processors)
    #expect(Threads.preset(in: ["CHAINRULE_THREADS": ""]) == processors)
    for text in ["0", "-1", "1025", "two", "1.5", " 2"] {
      #expect(Threads.preset(in: ["CHAINRULE_THREADS": text]) == nil)
    }
  }

  @Test("a number of threads out of range stops the program", arguments: [0, -1, 1_025])
  func misuse(count: Int) async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [count] in Threads.count = count }
    expectMessage(of: result, naming: "Threads.count", "1 to 1024", "found \(count)")
  }
}
