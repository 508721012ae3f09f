import Foundations
import GradientChecking
import Program
import Tensors

/// Shows the two cases in which the difference quotient is not the last word.
func showSharperChecks(_ arguments: Arguments, on console: Console, into report: inout Report) {
  showAdjoint(seed: arguments.seed, on: console, into: &report)
  showKink(on: console, into: &report)
}

/// ⟨x · w, dy⟩ = ⟨x, dy · wᵀ⟩, with the right dx and with one that is a thousandth too large.
private func showAdjoint(seed: UInt64, on console: Console, into report: inout Report) {
  var generator = SeededGenerator(seed: seed)
  let x = Tensor.normal([5, 3], using: &generator)
  let w = Tensor.normal([3, 4], using: &generator)
  let dy = Tensor.normal([5, 4], using: &generator)
  let errors = [1, 1.001].map { (factor: Scalar) in
    adjointError(x: x, y: dy) {
      product($0, w).y
    } adjoint: {
      product(x, w).backward($0).dx * factor
    }
  }
  console.print(
    """

    The product is linear in x, and so there is a sharper check, without a step:
    ⟨x · w, dy⟩ = ⟨x, dy · wᵀ⟩. The two sides differ by \(brief(errors[0])) of their size,
    and by \(brief(errors[1])) when dx is too large by a thousandth.
    """)
  report.add("adjoint_error", errors[0])
  report.add("adjoint_error_of_a_thousandth_too_much", errors[1])
}

/// What a central difference says about max(0, x) where the kink lies within the step.
private func showKink(on console: Console, into report: inout Report) {
  let x = stepSize / 5
  let slope = DifferenceQuotient.central.slope(of: { max(0, $0) }, at: x, step: stepSize)
  let gradient = NumericalGradient(at: Tensor([x])) { $0.map { max(0, $0) }.sum() }
  let isFound = gradient.kinks == [0]
  console.print(
    """

    And there are points without a derivative. At x = h/5 the slope of max(0, x) is
    1, but the central difference reaches across the kink at 0 and says \(brief(slope)).
    \(isFound ? "The check notices and draws another point." : "The check does NOT notice.")
    """)
  report.add("slope_across_a_kink", slope)
  report.add("kink_is_found", isFound)
}
