import ExerciseKit
import LogisticRegression
import Tensors

/// What is said of the mistakes in `sanity`, whichever way they were made.
enum SanitySentence {
  static let softmaxTwice =
    "You take the softmax twice: the loss takes it itself, from logits. Of probabilities it cannot "
    + "fall below −ln(e/(e + 9)) = 1.461, however good the network is."
  static let sum =
    "The first loss is 20 times too large: you add the examples up. The loss is their mean, so "
    + "that it can be held against ln 10."
  static let zeros =
    "Your start is stuck at ln 10: with zeros the gradients of W1 and W2 are 0, in every layer, "
    + "and no step changes a weight. Weights must start random."
  static let equalWeights =
    "The gradient of W1 is 0 at your start: hidden units with equal weights get equal gradients, "
    + "or none, and stay equal for ever. Weights must start random."
  static let noLabel =
    "The rows of dz do not sum to 0: p sums to 1, and the 1 at the example's class has to be taken "
    + "away, dz = 1/N · (p − onehot(c))."
  static let tooLarge =
    "The loss at your start is more than a quarter above ln 10 = 2.303: the init is too large. The "
    + "network is sure of itself, and wrong, before it has seen anything; divide by √inputs."
  static let noStep =
    "The loss stays as it was: no step reaches the parameters that the network is given. You "
    + "update a copy."
  static let uphill =
    "The loss grows: you go uphill, or your steps are too large. A step goes against the gradient, "
    + "θ − η · dθ."
}

/// The known wrong answers to `sanity`.
var sanityMistakes: [WrongAnswer<Sanity>] {
  [
    WrongAnswer(
      "softmax twice", says: SanitySentence.softmaxTwice,
      train(loss: { z, labels in softmaxCrossEntropy(softmax(z), labels).loss })),
    WrongAnswer(
      "the sum for the mean", says: SanitySentence.sum,
      train(loss: { z, labels in meanLoss(z, labels) * Scalar(labels.count) })),
    WrongAnswer("all weights 0", says: SanitySentence.zeros, train(from: { _, _ in 0 })),
    WrongAnswer(
      "all weights equal", says: SanitySentence.equalWeights, train(from: { _, _ in 0.1 })),
    WrongAnswer(
      "init too large", says: SanitySentence.tooLarge,
      train(from: { _, generator in .random(in: -1...1, using: &generator) })),
    WrongAnswer(
      "−1 at the label forgotten", says: SanitySentence.noLabel,
      train(gradient: { z, labels in softmax(z) / Scalar(labels.count) })),
    WrongAnswer("a copy updated", says: SanitySentence.noStep, train(rate: 0)),
    WrongAnswer("uphill", says: SanitySentence.uphill, train(rate: -0.5)),
  ]
}

/// A training of a few steps with one thing changed: the start, the rate, the loss or dz.
private func train(
  from start: @escaping (_ inputs: Int, _ generator: inout SeededGenerator) -> Scalar = smallStart,
  rate: Scalar = 0.5,
  loss: @escaping (_ z: Tensor, _ labels: [Int]) -> Scalar = meanLoss,
  gradient: @escaping (_ z: Tensor, _ labels: [Int]) -> Tensor = lossGradient
) -> Sanity {
  { widths, labels, seed, network in
    var generator = SeededGenerator(seed: seed)
    var parameters = zip(widths, widths.dropFirst()).flatMap { inputs, outputs in
      let weights = Tensor.zeros([inputs, outputs]).map { _ in start(inputs, &generator) }
      return [weights, .zeros([outputs])]
    }
    var losses: [Scalar] = []
    for _ in 0..<5 {
      let (z, backward) = network(parameters)
      losses.append(loss(z, labels))
      let gradients = backward(gradient(z, labels))
      for (i, gradient) in gradients.enumerated() { parameters[i] -= gradient * rate }
    }
    return (losses[0], losses[losses.count - 1])
  }
}

private func smallStart(_ inputs: Int, _ generator: inout SeededGenerator) -> Scalar {
  let bound = 1 / Scalar(inputs).squareRoot()
  return .random(in: -bound...bound, using: &generator)
}

private func meanLoss(_ z: Tensor, _ labels: [Int]) -> Scalar {
  softmaxCrossEntropy(z, labels).loss
}

private func lossGradient(_ z: Tensor, _ labels: [Int]) -> Tensor {
  softmaxCrossEntropy(z, labels).backward()
}
