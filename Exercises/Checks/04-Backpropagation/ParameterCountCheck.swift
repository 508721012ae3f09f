import Backpropagation
import ExerciseKit
import Learning

/// From the widths of a model's parts to the number of its parameters.
public typealias ParameterCount = (_ parts: [[Int]]) -> Int

/// The number of parameters, against the tensors that chapter 04's networks really hold.
public var parameterCountExercise: Exercise<ParameterCount> {
  Exercise(
    "parameterCount",
    wrongAnswers: parameterCountMistakes
  ) { parameterCount, trial in
    trial.expect(
      "parameterCount([[784, 512, 256, 10]])", parameterCount([[784, 512, 256, 10]]),
      equals: 535_818)  // article 002 §5.3
    // The first width of a part is always the largest, so that inputs and outputs differ.
    let parts = (2...4).shuffled(using: &trial.generator).map { depth in
      [Int.random(in: 20...29, using: &trial.generator)]
        + (0..<depth).map { _ in Int.random(in: 2...19, using: &trial.generator) }
    }
    for model in [[parts[0]], parts] {
      trial.expect(
        "parameterCount(\(model))", parameterCount(model), equals: tensorEntries(of: model))
    }
  }
}

/// The entries of all tensors of the networks with these widths.
private func tensorEntries(of parts: [[Int]]) -> Int {
  var generator = SystemRandomNumberGenerator()
  return parts.reduce(0) {
    $0 + MultilayerPerceptron(widths: $1, using: &generator).parameterCount
  }
}

private var parameterCountMistakes: [WrongAnswer<ParameterCount>] {
  [
    WrongAnswer(
      "biases missed",
      says: "You count the weights only: every output of a layer has a bias too, which is learned "
        + "like a weight."
    ) { $0.sumOfLayers { inputs, outputs in inputs * outputs } },
    WrongAnswer(
      "a bias for every input",
      says: "You count as many biases as a layer has inputs: a bias is added to an output, so "
        + "there are as many as outputs."
    ) { $0.sumOfLayers { inputs, outputs in inputs * outputs + inputs } },
    WrongAnswer(
      "one bias a layer",
      says: "You count one bias a layer: each of its outputs has a bias of its own."
    ) { $0.sumOfLayers { inputs, outputs in inputs * outputs + 1 } },
    WrongAnswer(
      "inputs counted",
      says: "You count the inputs of each part too: the input is no layer, and a pixel is given, "
        + "not learned."
    ) { parts in
      parts.sumOfLayers(weightsAndBiases) + parts.reduce(0) { $0 + $1[0] }
    },
    WrongAnswer(
      "the other parts missed",
      says: "You count the first part only: a model owns the parameters of all its parts."
    ) { Array($0.prefix(1)).sumOfLayers(weightsAndBiases) },
    WrongAnswer(
      "hidden layers missed",
      says: "You count one layer from the first to the last width of a part: each pair of "
        + "neighbours is a layer, the hidden ones too."
    ) { $0.map { [$0[0], $0[$0.count - 1]] }.sumOfLayers(weightsAndBiases) },
    WrongAnswer(
      "the last layer missed",
      says: "The last layer of each part is missing: n widths make n − 1 layers, and the output is "
        + "a layer like the others."
    ) { $0.map { Array($0.dropLast()) }.sumOfLayers(weightsAndBiases) },
    WrongAnswer(
      "parts joined",
      says: "You count a layer from the end of one part to the start of the next: parts stand "
        + "side by side, nothing leads from one to the other."
    ) { [$0.flatMap(\.self)].sumOfLayers(weightsAndBiases) },
  ]
}

private func weightsAndBiases(_ inputs: Int, _ outputs: Int) -> Int { (inputs + 1) * outputs }

extension [[Int]] {
  /// A number a layer, summed over the layers of all parts.
  fileprivate func sumOfLayers(_ count: (_ inputs: Int, _ outputs: Int) -> Int) -> Int {
    reduce(0) { sum, widths in
      zip(widths, widths.dropFirst()).reduce(sum) { $0 + count($1.0, $1.1) }
    }
  }
}
