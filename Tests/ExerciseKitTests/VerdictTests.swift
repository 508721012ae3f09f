import ExerciseKit
import Tensors
import Testing

/// An exercise: the mean of a vector.
private var mean: Exercise<(Tensor) -> Scalar> {
  Exercise(
    "mean",
    wrongAnswers: [
      WrongAnswer("sum", says: "That is the sum.") { x in x.sum() },
      WrongAnswer("not a number", says: "0/0.") { _ in .nan },
    ]
  ) { mean, trial in
    let x = trial.normal([7])
    trial.sizes = ["the number of entries": 7]
    trial.expect("the mean", mean(x), equals: x.mean())
    trial.expect("the mean of 3 and 4", mean(Tensor([3, 4])), equals: 3.5)
    trial.expect(abs(mean(Tensor([5])) - 5) < 1e-6, "the mean of one number is that number")
  }
}

/// The verdict on a function that should be the mean.
private func verdict(seed: UInt64 = 3, on function: @escaping (Tensor) -> Scalar) -> Verdict {
  mean.attempt(function).verdict(seed: seed)
}

#if !SinglePrecision
  @Suite("The verdict on an attempt")
  struct VerdictTests {
    @Test("a right answer written differently is done, for every seed")
    func right() {
      for seed in 0..<20 as Range<UInt64> {
        #expect(
          verdict(seed: seed) { $0.scalars.reversed().reduce(0, +) / Scalar($0.count) } == .done)
        #expect(verdict(seed: seed) { $0.mean() * (1 + 1e-7) } == .done)
      }
    }

    @Test("a known wrong answer is named, written differently too")
    func named() {
      #expect(verdict { $0.sum() } == .notYet("That is the sum."))
      #expect(verdict { $0.scalars.reversed().reduce(0, +) } == .notYet("That is the sum."))
      #expect(verdict { _ in .nan } == .notYet("0/0."))
    }

    @Test("results within a relative 1e-9 of a wrong answer's are named, farther ones are not")
    func nearness() {
      #expect(verdict { $0.sum() * (1 + 1e-10) } == .notYet("That is the sum."))
      let told = verdict { $0.sum() * (1 + 1e-8) }
      #expect(told != .notYet("That is the sum."))
      #expect(told != .done)
    }

    @Test("what has no name is diagnosed by its numbers, the first wrong one only")
    func unnamed() {
      #expect(
        verdict { $0.count == 7 ? $0.mean() / 7 : 0 }
          == .notYet("the mean is the right one divided by 7, the number of entries."))
      #expect(
        verdict { $0.count == 2 ? 4 : $0.mean() }
          == .notYet("the mean of 3 and 4 is 4, expected 3.5."))
    }

    @Test("a law that fails is told by its sentence")
    func law() {
      #expect(
        verdict { $0.count == 1 ? 6 : $0.mean() }
          == .notYet("the mean of one number is that number"))
    }

    @Test("the same seed gives the same inputs, another one others")
    func seeds() {
      let odd = { (x: Tensor) in x.scalars[0] }
      #expect(verdict(seed: 1, on: odd) == verdict(seed: 1, on: odd))
      #expect(verdict(seed: 1, on: odd) != verdict(seed: 2, on: odd))
    }

    @Test("a function that is wrong now and then is caught by the draws that follow")
    func draws() {
      var calls = 0
      #expect(
        verdict { x in
          calls += 1
          return calls > 6 ? 0 : x.mean()
        } != .done)
      #expect(calls > 6)
    }

    @Test("whole numbers are compared exactly")
    func wholeNumbers() {
      let count = Exercise<() -> Int>("count", wrongAnswers: []) { count, trial in
        trial.expect("the count", count(), equals: 7)
      }
      #expect(count.attempt { 7 }.verdict(seed: 0) == .done)
      #expect(count.attempt { 8 }.verdict(seed: 0) == .notYet("the count is 8, expected 7."))
    }

    @Test("an attempt tells the name and the mistakes")
    func mistakes() {
      let attempt = mean.attempt { _ in 0 }
      #expect(attempt.name == "mean")
      #expect(attempt.mistakes == ["sum", "not a number"])
    }
  }
#endif
