import Optimizers
import Tensors
import Testing

@Suite("Schedules: the rate of step t, from 1")
struct ScheduleTests {
  @Test("steps: the rate falls after every s steps, not before")
  func steps() {
    let schedule = StepSchedule(rate: 8, factor: 0.5, every: 3)
    #expect((1...7).map { schedule($0) } == [8, 8, 8, 4, 4, 4, 2])
  }

  @Test("warm-up: step t has t / w of the rate, and step w all of it")
  func warmUp() {
    let schedule = CosineSchedule(rate: 8, steps: 20, warmUp: 4)
    #expect((1...4).map { schedule($0) } == [2, 4, 6, 8])
    #expect(schedule(5) < 8)
  }

  @Test("cosine: half way between w and T the rate is half, at T the floor, and it stays there")
  func cosine() {
    let schedule = CosineSchedule(rate: 8, steps: 20, warmUp: 4, floor: 2)
    #expect(isClose(schedule(12), 5))
    #expect(schedule(20) == 2)
    #expect(schedule(1000) == 2)
    let falling = (4...20).map { schedule($0) }
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("cosine: rates at equal distances from the middle add up to the same")
  func symmetry() {
    let schedule = CosineSchedule(rate: 3, steps: 40, floor: 1)
    for t in 1..<20 { #expect(isClose(schedule(t) + schedule(40 - t), 4)) }
  }

  @Test("without warm-up the first step is already on the cosine")
  func noWarmUp() {
    #expect(isClose(CosineSchedule(rate: 1, steps: 2)(1), 0.5))
    #expect(CosineSchedule(rate: 1, steps: 1)(1) == 0)
  }
}
