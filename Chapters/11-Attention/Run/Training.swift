import Learning
import Optimizers
import Program
import Tensors

/// Trains with Adam on new examples at every step: the rate rises, then falls along a cosine, and
/// gradients are clipped to length 1.
///
/// - Parameters:
///   - model: The model.
///   - steps: The number of steps.
///   - rate: The highest rate.
///   - progress: Shows every step.
///   - lossAndGradient: Draws a batch; its loss and gradient.
/// - Returns: The loss of every step.
func train<Model: Parameters>(
  _ model: inout Model, steps: Int, rate: Scalar, showing progress: inout ProgressBar,
  _ lossAndGradient: (Model) -> (loss: Scalar, gradient: Model)
) -> [Scalar] {
  var step = Optimizer(Adam(rate: rate), for: model)
  let schedule = CosineSchedule(
    rate: rate, steps: steps, warmUp: min(50, steps / 10), floor: rate / 20)
  var losses: [Scalar] = []
  for number in 1...steps {
    step.rule.rate = schedule(number)
    let (loss, gradient) = lossAndGradient(model)
    step(&model, clipped(gradient, to: 1))
    losses.append(loss)
    progress.step(["loss": loss])
  }
  return losses
}

/// The means of a list's parts, at most so many, with the numbers of their last entries.
func means(of values: [Scalar], parts: Int) -> (ends: [Scalar], means: [Scalar]) {
  let parts = min(values.count, parts)
  let ends = (1...max(parts, 1)).map { values.count * $0 / max(parts, 1) }
  let means = zip([0] + ends, ends).map { start, end in
    values[start..<end].reduce(0, +) / Scalar(max(end - start, 1))
  }
  return (ends.map { Scalar($0) }, means)
}
