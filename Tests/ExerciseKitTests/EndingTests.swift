import Foundation
import Testing

@testable import ExerciseKit

@Suite("How the process of a check ends")
struct EndingTests {
  @Test("todo() ends it with the status of what is not attempted, whatever is to be returned")
  func notAttempted() async {
    await #expect(processExitsWith: .exitCode(75)) {
      let _: (Int, [String]) = todo()
    }
  }

  @Test("an endless loop reaches the time limit")
  func time() async {
    await #expect(processExitsWith: .exitCode(76)) {
      enforceLimits(seconds: 0.1, megabytes: 100_000)
      var number: UInt64 = 1
      while number != 0 { number = number &* 3 }
    }
  }

  @Test("memory without end reaches the memory limit")
  func memory() async {
    await #expect(processExitsWith: .exitCode(77)) {
      enforceLimits(seconds: 600, megabytes: 200)
      var hoard: [[UInt8]] = []
      while hoard.count < 100_000 { hoard.append([UInt8](repeating: 1, count: 1 << 20)) }
    }
  }

  @Test("within the limits it ends by itself")
  func within() async {
    await #expect(processExitsWith: .exitCode(0)) {
      enforceLimits(seconds: 60, megabytes: 100_000)
      usleep(120_000)
      exit(0)
    }
  }
}
