import Foundation
import Foundations
import Tensors
import Testing

@Suite("f′(x) ≈ (f(x + h) − f(x − h)) / 2h")
struct DifferenceQuotientTests {
  @Test("for x³ at 2 with step 1 the chords are worked by hand")
  func byHand() {
    let cube = { (x: Scalar) in x * x * x }
    #expect(DifferenceQuotient.forward.slope(of: cube, at: 2, step: 1) == 19)  // 27 − 8
    #expect(DifferenceQuotient.central.slope(of: cube, at: 2, step: 1) == 13)  // (27 − 1) / 2
  }

  @Test("forward is exact for a line, central for a parabola, whatever the step")
  func exact() {
    for h in [1, 0.5, 0.125, 4] as [Scalar] {
      #expect(DifferenceQuotient.forward.slope(of: { 3 * $0 - 2 }, at: 1.5, step: h) == 3)
      #expect(DifferenceQuotient.central.slope(of: { 3 * $0 * $0 - 2 }, at: 1.5, step: h) == 9)
    }
  }

  @Test("what is left over is h/2 · f″ for a parabola and h²/6 · f‴ for a cube, exactly")
  func leftover() {
    for h in [1, 0.5, 0.125] as [Scalar] {
      let forward = DifferenceQuotient.forward.slope(of: { $0 * $0 }, at: 1, step: h)
      #expect(forward - 2 == h / 2 * 2)
      let central = DifferenceQuotient.central.slope(of: { $0 * $0 * $0 }, at: 1, step: h)
      #expect(central - 3 == h * h / 6 * 6)
    }
  }

  @Test("a negative step looks the other way: backward, and central unchanged")
  func negativeStep() {
    let cube = { (x: Scalar) in x * x * x }
    #expect(DifferenceQuotient.forward.slope(of: cube, at: 2, step: -1) == 7)  // 8 − 1
    #expect(DifferenceQuotient.central.slope(of: cube, at: 2, step: -1) == 13)
  }

  @Test("at a kink the central quotient is the mean of the two slopes, and a derivative of none")
  func kink() {
    #expect(DifferenceQuotient.central.slope(of: { abs($0) }, at: 0, step: 0.5) == 0)
    #expect(DifferenceQuotient.forward.slope(of: { abs($0) }, at: 0, step: 0.5) == 1)
    #expect(DifferenceQuotient.forward.slope(of: { abs($0) }, at: 0, step: -0.5) == -1)
  }

  @Test("what is not a number stays so", arguments: DifferenceQuotient.allCases)
  func notANumber(quotient: DifferenceQuotient) {
    #expect(quotient.slope(of: { $0 }, at: .nan, step: 1).isNaN)
    #expect(quotient.slope(of: { $0 }, at: 1, step: 0).isNaN)
    #expect(quotient.slope(of: { _ in .infinity }, at: 1, step: 1).isNaN)
  }
}

@Suite("|error| ≤ h²/6 · |f‴| + ε · |f| / 2h")
struct DifferenceErrorTests {
  @Test("the bound is worked by hand")
  func byHand() {
    let unit = Scalar.ulpOfOne
    #expect(DifferenceQuotient.forward.errorBound(step: 0.5, value: 3, next: 8) == 2 + 6 * unit)
    #expect(DifferenceQuotient.central.errorBound(step: 0.5, value: 3, next: 24) == 1 + 3 * unit)
  }

  @Test("no error of the sine is above the bound", arguments: DifferenceQuotient.allCases)
  func bound(quotient: DifferenceQuotient) {
    for h in ErrorCurve.halvings(Scalar.significandBitCount) {
      // |sin| and all its derivatives stay below 1; the quotient itself is rounded once more.
      let bound = quotient.errorBound(step: h, value: 1, next: 1) + Scalar.ulpOfOne
      for i in 0..<128 {
        let x = Scalar(i) / 128
        let error = abs(quotient.slope(of: { sin($0) }, at: x, step: h) - cos(x))
        #expect(error <= bound, "x = \(x), h = \(h)")
      }
    }
  }

  @Test("no step has a smaller bound than the best one", arguments: DifferenceQuotient.allCases)
  func smallest(quotient: DifferenceQuotient) {
    for (value, next) in [(1, 1), (30, 0.2), (0.01, 7)] as [(Scalar, Scalar)] {
      let best = quotient.bestStep(value: value, next: next)
      let least = quotient.errorBound(step: best, value: value, next: next)
      for factor in [0.5, 0.9, 1.1, 2] as [Scalar] {
        #expect(quotient.errorBound(step: factor * best, value: value, next: next) > least)
      }
    }
  }

  @Test("where there is nothing to cut off, the best step is infinite")
  func straight() {
    for quotient in DifferenceQuotient.allCases {
      #expect(quotient.bestStep(value: 1, next: 0) == .infinity)
    }
  }
}
