import Backpropagation
import Learning
import LinearRegression
import Program
import Tensors

/// Program 003 §4.2, a 2–4–1 network of sigmoids: as printed, then as meant (003-C02a).
func runArticle003(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var generator = SeededGenerator(seed: arguments.seed)
  let x = Tensor.uniform([100, 2], using: &generator)
  let noise = Tensor.uniform([100, 1], using: &generator)
  let network = SigmoidNetwork(articleInputs: 2, using: &generator)
  showAsPrinted(network, x, noise, on: console, into: &report)
  showAsMeant(on: console, into: &report)
  showNoise(network, x, noise, on: console, into: &report)
}

private func showAsPrinted(
  _ network: SigmoidNetwork, _ x: Tensor, _ y: Tensor, on console: Console,
  into report: inout Report
) {
  let printed = PrintedUpdates(network, x, y)
  console.print("As printed (with the sigmoid that the program forgets to define):\n")
  for line in printed.lines {
    console.print("  \(line.parameter) has shape \(line.shape); its update is \(line.outcome)")
  }
  let factor = printed.hiddenFactor.map { abs($0) }.max()
  console.print(
    """

    None of the four fits its parameter, so each line stops the program. And if the shapes
    fitted: the first layer's updates carry the factor h1 − σ(X·W1 + b1), whose largest entry is
    \(factor). It is zero by definition; the first layer could never learn.

    """)
  report.add("printed_hidden_factor", factor)
}

private func showAsMeant(on console: Console, into report: inout Report) {
  let x = Tensor([[0.5, -1], [1.5, 2], [-0.5, 0.25]])
  let y = Tensor([[1], [0], [0.5]])
  var network = SigmoidNetwork(
    hidden: Dense(
      weights: Tensor([[0.1, -0.2, 0.3, 0.4], [0.5, 0.6, -0.7, 0.8]]),
      bias: Tensor([0.01, -0.02, 0.03, 0.04])),
    output: Dense(weights: Tensor([[0.2], [-0.4], [0.6], [0.8]]), bias: Tensor([0.1])))
  console.print("As meant, on three points that can be learned (rate 0.5):\n")
  let losses = descend(&network, x, y, rate: 0.5, steps: 1000)
  for step in [0, 1, 10, 100, 1000] {
    console.print("  after \(padded(step)) steps  loss \(brief(losses[step]))")
  }
  report.add("loss_at_start", losses[0])
  report.add("loss_after_1000_steps", losses[1000])
}

private func showNoise(
  _ network: SigmoidNetwork, _ x: Tensor, _ y: Tensor, on console: Console,
  into report: inout Report
) {
  var network = network
  let variance = ((y - y.mean()) * (y - y.mean())).mean()
  console.print("\nAs meant, on the program's own targets (100 random numbers, rate 0.01):\n")
  let losses = descend(&network, x, y, rate: 0.01, steps: 20_000)
  for step in [0, 100, 1000, 20_000] {
    console.print("  after \(padded(step)) steps  loss \(brief(losses[step]))")
  }
  console.print(
    "\nIt stops at the variance of the targets, \(brief(variance)): noise cannot be learned.")
  report.add("noise_loss", losses[20_000])
  report.add("noise_variance", variance)
}

/// Descends for a number of steps and gives the loss before the first and after each.
private func descend(
  _ network: inout SigmoidNetwork, _ x: Tensor, _ y: Tensor, rate: Scalar, steps: Int
) -> [Scalar] {
  let step = Optimizer(GradientDescent(rate: rate), for: network)
  var losses: [Scalar] = []
  for _ in 0..<steps {
    let (loss, gradient) = network.lossAndGradient(x, y)
    losses.append(loss)
    step(&network, gradient)
  }
  return losses + [network.lossAndGradient(x, y).loss]
}

private func padded(_ number: Int) -> String {
  String(repeating: " ", count: max(0, 6 - "\(number)".count)) + "\(number)"
}
