import Foundation
import Foundations
import GradientChecking
import Tensors
import Testing

@Suite("E(h): a V with slopes of the order and of −1")
struct ErrorCurveTests {
  private static let points = (0..<128).map { Scalar($0) / 128 }

  /// Where fewer digits leave fewer steps, a slope is known less well.
  private let tolerance: Scalar = Scalar.self == Double.self ? 0.02 : 0.1

  private func curve(_ quotient: DifferenceQuotient) -> ErrorCurve {
    ErrorCurve(of: quotient, for: { exp($0) }, derivative: { exp($0) }, at: Self.points)
  }

  @Test("the errors of a parabola and a cube are worked by hand")
  func byHand() {
    let parabola = ErrorCurve(
      of: .forward, for: { $0 * $0 }, derivative: { 2 * $0 }, at: [1, 2], steps: [1, 0.5])
    #expect(parabola.errors == [0.375, 0.1875])  // the means of h/2 and h/4
    let cube = ErrorCurve(
      of: .central, for: { $0 * $0 * $0 }, derivative: { 3 * $0 * $0 }, at: [-1], steps: [3, 1.5])
    #expect(cube.errors == [3, 0.75])  // h²/3
    #expect(abs(parabola.slopeOfAll - 1) < 1e-6)
    #expect(abs(cube.slopeOfAll - 2) < 1e-6)
  }

  @Test("the steps are halved until the last digit")
  func halvings() {
    #expect(ErrorCurve.halvings(3) == [0.5, 0.25, 0.125])
    #expect(curve(.forward).steps.last == Scalar.ulpOfOne)
  }

  @Test("the error falls with the power of the step that is called the order")
  func order() {
    #expect(abs(curve(.forward).order - 1) < tolerance)
    #expect(abs(curve(.central).order - 2) < tolerance)
  }

  @Test("below the best step the error grows like 1/h", arguments: DifferenceQuotient.allCases)
  func rounding(quotient: DifferenceQuotient) {
    #expect(abs(curve(quotient).roundingOrder + 1) < 0.1)
  }

  @Test("the best step is near the theory's", arguments: DifferenceQuotient.allCases)
  func best(quotient: DifferenceQuotient) {
    let (step, error) = curve(quotient).best
    let theory = quotient.bestStep(value: 1, next: 1)
    #expect(step > theory / 4 && step < theory * 2)
    let bound = quotient.errorBound(step: theory, value: 1, next: 1)
    #expect(error < bound && error > bound / 10)
  }

  @Test("the step of the gradient check is near the best one, too")
  func stepOfTheCheck() {
    let ratio = stepSize / DifferenceQuotient.central.bestStep(value: 1, next: 1)
    #expect(ratio > 1 && ratio < 2)
  }

  @Test("without points or steps there is nothing to say, and it is not said")
  func empty() {
    let pointless = ErrorCurve(
      of: .central, for: { $0 }, derivative: { _ in 1 }, at: [], steps: [1])
    #expect(pointless.errors[0].isNaN)
    let stepless = ErrorCurve(
      of: .central, for: { $0 }, derivative: { _ in 1 }, at: [1], steps: [])
    #expect(stepless.best.step.isNaN && stepless.best.error.isNaN)
    #expect(stepless.order.isNaN && stepless.roundingOrder.isNaN)
  }
}

extension ErrorCurve {
  /// The slope between the first two steps.
  fileprivate var slopeOfAll: Scalar {
    log(errors[0] / errors[1]) / log(steps[0] / steps[1])
  }
}
