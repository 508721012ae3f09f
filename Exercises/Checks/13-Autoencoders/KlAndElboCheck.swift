import Autoencoders
import ExerciseKit
import Foundation
import LogisticRegression
import Tensors

/// From pixels, their logits and the codes' distributions to the divergence, the bound and the
/// gradients.
public typealias KlAndElbo = (
  _ x: Tensor, _ logits: Tensor, _ mean: Tensor, _ logVariance: Tensor
) -> (kl: Scalar, elbo: Scalar, dLogits: Tensor, dMean: Tensor, dLogVariance: Tensor)

/// The two parts of a variational autoencoder's loss, against chapter 13's and chapter 02's.
public var klAndElboExercise: Exercise<KlAndElbo> {
  Exercise(
    "klAndElbo",
    wrongAnswers: klAndElboMistakes
  ) { yours, trial in
    let n = Int.random(in: 3...6, using: &trial.generator)
    let (d, k) = (11, 7)
    trial.sizes = ["the batch size": n, "the number of pixels": d, "the size of the code": k]
    let x = Tensor.uniform([n, d], from: 0, to: 1, using: &trial.generator)
    let logits = trial.normal([n, d]) * 2
    let (mean, logVariance) = (trial.normal([n, k]), trial.normal([n, k]))
    let (divergence, divergenceBackward) = gaussianDivergence(
      mean: mean, logVariance: logVariance)
    let (cost, costBackward) = binaryCrossEntropy(logits, x)
    let (dMean, dLogVariance) = divergenceBackward()
    let answer = yours(x, logits, mean, logVariance)
    trial.expect("KL", answer.kl, equals: divergence)
    trial.expect("the ELBO", answer.elbo, equals: -cost * Scalar(d) - divergence)
    trial.expect("da", answer.dLogits, equals: costBackward() * Scalar(d), axes: ["N", "D"])
    trial.expect("dμ", answer.dMean, equals: dMean, axes: ["N", "K"])
    trial.expect("ds", answer.dLogVariance, equals: dLogVariance, axes: ["N", "K"])
    trial.sizes = [:]
    trial.expectByHand(yours)
  }
}

extension Trial {
  /// Cases that can be worked out in the head.
  fileprivate mutating func expectByHand(_ yours: KlAndElbo) {
    let (paper, ink) = (Tensor([[0]]), Tensor([[1]]))
    let standard = yours(ink, paper, paper, paper)
    expect("KL where μ = 0 and σ = 1", standard.kl, equals: 0)
    expect("the ELBO of a pixel that is guessed", standard.elbo, equals: -log(Scalar(2)))
    expect("KL where μ = 1 and σ = 1", yours(ink, paper, ink, paper).kl, equals: 0.5)
    for z in [1_000, -1_000] as [Scalar] {
      let sure = Tensor([[z]])
      let x = z > 0 ? ink : paper
      expect(
        "the ELBO of a = \(Int(z)), x = \(Int(x[0, 0]))", yours(x, sure, paper, paper).elbo,
        equals: 0)
      expect(
        "the ELBO of a = \(Int(z)), x = \(Int(1 - x[0, 0]))",
        yours(1 - x, sure, paper, paper).elbo, equals: -1_000)
    }
  }
}
