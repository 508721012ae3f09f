import ExerciseKit
import Foundation
import LogisticRegression
import Tensors

/// From widths, labels, a seed and a network to the loss at the start and at the end.
public typealias Sanity = (
  _ widths: [Int], _ labels: [Int], _ seed: UInt64,
  _ network: (_ parameters: [Tensor]) -> (z: Tensor, backward: (_ dz: Tensor) -> [Tensor])
) -> (first: Scalar, last: Scalar)

/// The start and the end of a training, held against what the network saw on its way: every start
/// and every training that does what is asked is right.
public var sanityExercise: Exercise<Sanity> {
  Exercise(
    "sanity",
    wrongAnswers: sanityMistakes
  ) { sanity, trial in
    let digits = twentyDigits(using: &trial.generator)
    let widths = [64, Int.random(in: 24...32, using: &trial.generator), 10]
    let seed = trial.generator.next()
    let network = GivenNetwork(x: digits.inputs, widths: widths)
    let yours = sanity(widths, digits.labels, seed) { network($0) }
    trial.expect(!network.logits.isEmpty, "You never ask the network for its logits.")
    guard trial.isRight else { return }

    let start = softmaxCrossEntropy(network.logits[0], digits.labels)
    let losses = network.logits.map { softmaxCrossEntropy($0, digits.labels).loss }
    trial.expectLossAtStart(yours.first, start.loss, network.logits[0], digits.labels)
    guard trial.isRight else { return }
    trial.expectUsableStart(start.loss, network.gradientsAtStart(start.backward()))
    guard trial.isRight else { return }
    // Where the training succeeds, dz may be scaled as you please.
    if !(yours.last < 0.001), let dz = network.firstGradient {
      trial.expectGradient(dz, equals: start.backward())
    }
    guard trial.isRight else { return }
    trial.expectTraining(yours.last, losses, network.logits)
  }
}

extension Trial {
  /// The first loss is the mean cross-entropy of the first logits.
  fileprivate mutating func expectLossAtStart(
    _ yours: Scalar, _ loss: Scalar, _ z: Tensor, _ labels: [Int]
  ) {
    let isRight = isClose(yours, loss)
    let ofSoftmax = softmaxCrossEntropy(softmax(z), labels).loss
    expect(isRight || !isClose(yours, ofSoftmax), SanitySentence.softmaxTwice)
    expect(isRight || !isClose(yours, loss * Scalar(labels.count)), SanitySentence.sum)
    expect(
      isRight,
      "first is \(short(yours)), but the mean cross-entropy of the logits at your start is "
        + "\(short(loss)).")
  }

  /// The start can learn, and it prefers no class.
  fileprivate mutating func expectUsableStart(_ loss: Scalar, _ gradients: [Tensor]) {
    expect(gradients[gradients.count - 2].norm > 1e-12, SanitySentence.zeros)
    expect(gradients[0].norm > 1e-12, SanitySentence.equalWeights)
    let guess = log(Scalar(10))
    expect(loss < 1.25 * guess, SanitySentence.tooLarge)
    expect(
      loss > 0.75 * guess,
      "The loss at your start is \(short(loss)), below ln 10 = 2.303: has it been trained already?")
  }

  /// The first dz is the derivative of the loss.
  fileprivate mutating func expectGradient(_ dz: Tensor, equals right: Tensor) {
    expect(dz.shape == right.shape, "dz has shape \(dz.shape), expected \(right.shape), like z.")
    guard isRight else { return }
    expect(dz.sumOfColumns().norm < 1e-9 || dz.norm < 1e-9, SanitySentence.noLabel)
    let distance = (dz - right).map { abs($0) }
    let far = distance.reshaped([1, -1]).argmaxOfColumns()[0]
    expect(
      distance.norm < 1e-6 * right.norm,
      "dz at your start is not the derivative of the loss: dz[\(far / 10), \(far % 10)] is "
        + "\(short(dz.scalars[far])), expected \(short(right.scalars[far])).")
  }

  /// The last loss is one that the network had, and it is small.
  fileprivate mutating func expectTraining(
    _ yours: Scalar, _ losses: [Scalar], _ logits: [Tensor]
  ) {
    expect(logits[logits.count - 1] != logits[0], SanitySentence.noStep)
    expect(yours < losses[0], SanitySentence.uphill)
    expect(
      losses.contains { isClose($0, yours) },
      "last is \(short(yours)), but the network never had that loss; when you asked last it was "
        + "\(short(losses[losses.count - 1])).")
    expect(
      yours < 0.001,
      "The loss falls from \(short(losses[0])) to \(short(yours)); below 0.001 is asked. This network "
        + "can learn twenty examples by heart: take more steps, or longer ones.")
  }
}

private func isClose(_ a: Scalar, _ b: Scalar) -> Bool { abs(a - b) <= 1e-6 * abs(b) + 1e-9 }

private func short(_ number: Scalar) -> String { String(format: "%.4g", Double(number)) }
