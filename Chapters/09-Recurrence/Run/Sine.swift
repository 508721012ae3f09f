import Figures
import Foundation
import Learning
import Optimizers
import Program
import Recurrence
import Tensors

/// Learns to predict the next value of two added sines, then goes on alone, fed with its own answers.
///
/// One long signal is cut into parallel streams and trained by truncated backpropagation: chunk after
/// chunk, the state carried on, an update after each.
func continueSine(_ arguments: Arguments, on console: Console, into report: inout Report) {
  console.print(
    "\nThe sum of two sines, learned in chunks of \(chunk) steps, then continued alone:")
  var generator = SeededGenerator(seed: arguments.seed)
  var network = RecurrentNetwork(inputs: 1, width: 32, outputs: 1, using: &generator)
  let loss = learnToPredict(&network, arguments, using: &generator)
  let truth = (0..<200).map { signal(at: 0.3 + Scalar($0)) }
  let continued = continuation(of: Array(truth[..<100]), by: network, steps: 100)
  let error = size(zip(continued, truth[100..<150]).map { $0 - $1 })
  report.show(
    "sine",
    LinePlot(
      title: "Two sines: told up to 100, continued alone from there", xTitle: "step",
      series: [
        Series("truth", y: truth, from: 0), Series("continued", y: continued, from: 100),
      ]), on: console)
  console.print(
    """

    one-step error      \(brief(loss.squareRoot()))
    50 steps ahead      \(brief(error)) (root mean square; the signal's own is \(brief(size(truth))))
    """)
  report.add("sine_step_error", loss.squareRoot())
  report.add("sine_continuation_error", error)
}

private let chunk = 25

private func signal(at t: Scalar) -> Scalar { (sin(0.2 * t) + sin(0.311 * t)) / 2 }

private func size(_ values: [Scalar]) -> Scalar {
  Tensor(values).norm / Scalar(values.count).squareRoot()
}

/// Streams from random places of the signal, followed chunk by chunk; the loss of the last chunks.
private func learnToPredict(
  _ network: inout RecurrentNetwork, _ arguments: Arguments, using generator: inout SeededGenerator
) -> Scalar {
  let starts = Tensor.uniform([arguments.batch], from: 0, to: 1_000, using: &generator)
  func values(_ steps: Range<Int>) -> Tensor {
    let all = steps.flatMap { t in starts.scalars.map { signal(at: $0 + Scalar(t)) } }
    return Tensor(shape: [steps.count, arguments.batch, 1], scalars: all)
  }
  var step = Optimizer(Adam(rate: arguments.rate), for: network)
  let schedule = CosineSchedule(rate: arguments.rate, steps: arguments.steps)
  var state = network.hidden.zeroState(for: arguments.batch)
  var last: Scalar = 0
  for number in 0..<arguments.steps {
    let start = number * chunk
    step.rule.rate = schedule(number + 1)
    let (loss, final, gradient) = network.lossAndGradient(
      values(start..<start + chunk), values(start + 1..<start + chunk + 1), initial: state)
    step(&network, clipped(gradient, to: 1))
    state = final  // carried on; the gradient is not
    last = number < 20 ? loss : 0.95 * last + 0.05 * loss
  }
  return last
}

/// Hears a signal, then goes on with its own answers as inputs.
private func continuation(
  of known: [Scalar], by network: RecurrentNetwork, steps: Int
) -> [Scalar] {
  let heard = Tensor(shape: [known.count, 1, 1], scalars: known)
  var (answers, state) = network.answers(heard, initial: network.hidden.zeroState(for: 1))
  var continued = [answers[known.count - 1, 0, 0]]
  while continued.count < steps {
    let input = Tensor(shape: [1, 1, 1], scalars: [continued[continued.count - 1]])
    (answers, state) = network.answers(input, initial: state)
    continued.append(answers[0, 0, 0])
  }
  return continued
}
