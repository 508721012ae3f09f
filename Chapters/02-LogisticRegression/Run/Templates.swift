import Datasets
import Figures
import Learning
import LinearRegression
import LogisticRegression
import Program
import Tensors

/// Ten classes: softmax regression on the digits, over five splits and on other writers.
func learnTemplates(
  _ arguments: Arguments, on console: Console, into report: inout Report
) {
  let digits = Digits.all()
  console.print("\nHandwritten digits: ten templates of 64 weights, \(arguments.epochs) epochs.\n")
  let seeds = (0..<5).map { arguments.seed + $0 }
  let accuracies = seeds.map { seed in
    var generator = SeededGenerator(seed: seed)
    let (training, test) = digits.stratifiedSplit(test: 0.2, using: &generator)
    let model = train(on: training, arguments, using: &generator)
    let share = accuracy(of: model.guesses(test.inputs), labels: test.labels)
    console.print("  a random fifth, seed \(seed)   \(brief(100 * share)) %")
    return share
  }
  let mean = Tensor(accuracies).mean()
  console.print("  in the mean              \(brief(100 * mean)) %")
  report.add("digits_accuracies", accuracies)
  report.add("digits_mean_accuracy", mean)

  // The last 360 images were drawn by other people than the rest.
  var generator = SeededGenerator(seed: arguments.seed)
  let (training, test) = digits.split(at: digits.count - 360)
  let model = train(on: training, arguments, using: &generator)
  let share = accuracy(of: model.guesses(test.inputs), labels: test.labels)
  console.print("  other writers            \(brief(100 * share)) %")
  report.add("writers_accuracy", share)
  report.show("templates", templates(of: model), on: console)
  console.print("\nLight is ink that speaks for the digit, dark is ink that speaks against it.")
}

/// Trains softmax regression by mini-batch gradient descent, from zero.
private func train(
  on training: LabelledExamples, _ arguments: Arguments, using generator: inout SeededGenerator
) -> SoftmaxModel {
  var model = SoftmaxModel(inputs: training.inputs.shape[1], classes: training.classCount)
  let step = Optimizer(GradientDescent(rate: arguments.rate), for: model)
  for _ in 0..<arguments.epochs {
    for batch in MiniBatches(of: training.count, size: arguments.batch, using: &generator) {
      let examples = training.selecting(batch)
      step(&model, model.lossAndGradient(examples.inputs, examples.labels).gradient)
    }
  }
  return model
}

/// The columns of W as images, grey where a weight is 0.
private func templates(of model: SoftmaxModel) -> ImageGrid {
  let weights = model.linear.weights  // [64, 10]
  let largest = weights.map { abs($0) }.max()
  return ImageGrid(
    weights.transposed.tensor.reshaped([weights.shape[1], 8, 8]), title: "The ten templates",
    captions: (0..<weights.shape[1]).map(String.init), columns: 5, range: -largest...largest)
}
