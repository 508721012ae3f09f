import Figures
import Foundations
import GradientChecking
import Program
import Tensors

/// Holds the gradient of a matrix product, right and wrong, against central differences.
func catchMistakes(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let check = Check(examples: 5, seed: arguments.seed)
  let outcomes =
    [("right", check.outcome(of: nil))]
    + GradientMistake.allCases.map { ($0.rawValue, check.outcome(of: $0)) }
  let title = console.styled("The gradient of y = x · w is dw = xᵀ · dy.", .bold)
  console.print(
    """

    \(title) Here it is, right and with five
    mistakes, each held against central differences of ⟨x · w, dy⟩:
    """)
  report.show("mistakes-caught", table(of: outcomes), on: console)
  console.print(
    """

    The error is a fingerprint: 2 is a sign, 0.5 a factor of two, 0.8 a mean over
    five examples. Where a test fails, the report reads, for the wrong sign:

      \(check.outcome(of: .sign).description.replacing("; ", with: "\n  "))

    Not every check would do. With one example a mean is a sum, and where dy is all
    ones, it does not show that dy was left out:
    """)
  report.show("careless-checks", verdicts(seed: arguments.seed), on: console)
  for (name, outcome) in outcomes {
    report.add("\(name)_relative_error", outcome.error)
    report.add("\(name)_agrees", outcome.agrees)
  }
}

/// A check of dw for the product of a batch and a square w.
private struct Check {
  private let x, w, dy: Tensor

  /// Draws x, w and dy; or dy is all ones, as in a loss that is a plain sum.
  init(examples: Int, seed: UInt64, upstreamIsOne: Bool = false) {
    var generator = SeededGenerator(seed: seed)
    x = .normal([examples, 3], using: &generator)
    w = .normal([3, 3], using: &generator)
    let random = Tensor.normal([examples, 3], using: &generator)
    dy = upstreamIsOne ? Tensor(repeating: 1, shape: random.shape) : random
  }

  /// The gradient of w with a mistake, or the right one, beside its numerical counterpart.
  func outcome(of mistake: GradientMistake?) -> TensorComparison {
    let claimed = mistake?.gradient(x, dy: dy) ?? product(x, w).backward(dy).dw
    var report = GradientReport()
    report.compare(claimed, "w", at: w) { product(x, $0).y.dot(dy) }
    return report.comparisons[0]
  }
}

private func table(of outcomes: [(name: String, outcome: TensorComparison)]) -> Table {
  let rows = outcomes.map { name, outcome in
    let worst = outcome.worst ?? []
    return [
      name, outcome.agrees ? "agrees" : "disagrees", brief(outcome.error), "\(worst)",
      brief(outcome.claimed[index: worst]), brief(outcome.numerical.values[index: worst]),
    ]
  }
  return Table(
    headers: ["dw", "verdict", "error", "worst", "claimed", "numerical"], rows: rows)
}

private func verdicts(seed: UInt64) -> Table {
  let checks = [
    Check(examples: 1, seed: seed),
    Check(examples: 5, seed: seed, upstreamIsOne: true),
    Check(examples: 5, seed: seed),
  ]
  let rows = GradientMistake.allCases.map { mistake in
    [mistake.rawValue] + checks.map { $0.outcome(of: mistake).agrees ? "NOT SEEN" : "caught" }
  }
  return Table(
    headers: ["mistake", "one example", "dy all ones", "five, dy random"], rows: rows)
}
