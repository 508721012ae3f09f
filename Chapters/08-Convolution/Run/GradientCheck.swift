import Convolution
import GradientChecking
import Program
import Tensors

/// Holds every entry of the gradient of a small network against central differences.
///
/// In Float the step of the differences is so wide that some window's maximum always changes hands
/// within it, and no difference is a derivative.
func checkGradient(_ arguments: Arguments, on console: Console, into report: inout Report) {
  if Scalar.self == Float.self {
    console.print("The check needs double precision: in single precision the steps cross kinks.")
    return
  }
  let outcome = GradientReport.drawing(seed: arguments.seed) { generator, report in
    let network = ConvolutionalNetwork(
      image: (11, 10, 2), filters: (3, 4), hidden: 6, classes: 5, using: &generator)
    let x = Tensor.normal([4, 11, 10, 2], using: &generator)
    let labels = (0..<4).map { _ in Int.random(in: 0..<5, using: &generator) }
    let (_, gradient) = network.lossAndGradient(x, labels)
    report.compare(gradient, at: network) { $0.lossAndGradient(x, labels).loss }
  }
  console.print("The gradient for 4 images of 11 × 10 × 2, with 3 and 4 filters, entry by entry:")
  console.print(outcome.description)
  console.print(
    "\(outcome.entryCount) entries compared: " + (outcome.passes ? "all agree." : "NOT all agree."))
  report.add("entries", outcome.entryCount)
  report.add("largest_relative_error", outcome.comparisons.map(\.error).max() ?? 0)
  report.add("passes", outcome.passes)
}
