import ExerciseKit
import Foundation
import LogisticRegression
import Neurons
import Tensors

/// From p and q to the loss and the gradient of q.
public typealias KLDivergence = (_ p: Tensor, _ q: Tensor) -> (loss: Scalar, gradient: Tensor)

/// The Kullback–Leibler divergence, against chapter 03's.
public var klDivergenceExercise: Exercise<KLDivergence> {
  Exercise(
    "klDivergence",
    wrongAnswers: klDivergenceMistakes
  ) { klDivergence, trial in
    let (n, k) = (Int.random(in: 3...7, using: &trial.generator), 8)
    trial.sizes = ["the batch size": n, "the number of classes": k]
    let q = softmax(trial.normal([n, k]))
    let p = softmax(trial.normal([n, k]))
    var oneHot = Tensor.zeros([n, k])
    for i in 0..<n { oneHot[i, Int.random(in: 0..<k, using: &trial.generator)] = 1 }
    for (p, place) in [(p, ""), (oneHot, " for one-hot p")] {
      let (loss, backward) = Neurons.klDivergence(of: p, from: q)
      let yours = klDivergence(p, q)
      trial.expect("the loss" + place, yours.loss, equals: loss)
      trial.expect("the gradient" + place, yours.gradient, equals: backward(), axes: ["N", "K"])
    }
    let itself = klDivergence(q, q).loss
    trial.expect(abs(itself) < 1e-9, "The divergence of q from itself is not 0.")
  }
}

/// A divergence put together from a term and a slope of one pair, and a divisor for each.
private func divergence(
  term: @escaping (_ p: Scalar, _ q: Scalar) -> Scalar = rightTerm,
  slope: @escaping (_ p: Scalar, _ q: Scalar) -> Scalar = { p, q in -p / q },
  lossOver: @escaping (Tensor) -> Int = { $0.shape[0] },
  gradientOver: @escaping (Tensor) -> Int = { $0.shape[0] }
) -> KLDivergence {
  { p, q in
    (
      p.map(with: q, term).sum() / Scalar(lossOver(p)),
      p.map(with: q, slope) / Scalar(gradientOver(p))
    )
  }
}

private func rightTerm(_ p: Scalar, _ q: Scalar) -> Scalar { p == 0 ? 0 : p * log(p / q) }

private var klDivergenceMistakes: [WrongAnswer<KLDivergence>] { termMistakes + meanMistakes }

private var termMistakes: [WrongAnswer<KLDivergence>] {
  [
    WrongAnswer(
      "p and q swapped",
      says: "This is the divergence of q from p: the arguments are swapped. The order matters; the "
        + "terms are weighted by p, the truth.",
      divergence(term: { p, q in q * log(q / p) }, slope: { p, q in log(q / p) + 1 })),
    WrongAnswer(
      "p and q swapped in the loss",
      says: "The loss is the divergence of q from p, with its terms weighted by q: the arguments "
        + "are swapped. The weights are p, the truth.",
      divergence(term: { p, q in q * log(q / p) })),
    WrongAnswer(
      "logarithm of base 2",
      says: "The loss is in bits: you took the logarithm to base 2. Here it is the natural one, "
        + "of which the gradient is −p / q.",
      divergence(term: { p, q in p == 0 ? 0 : p * log2(p / q) })),
    WrongAnswer(
      "NaN at p = 0",
      says: "NaN where p is 0: 0 · ln 0 is 0 · −∞. A term with p = 0 counts 0.",
      divergence(term: { p, q in p * (log(p) - log(q)) })),
    WrongAnswer(
      "cross-entropy",
      says: "The loss is the cross-entropy −Σ p ln q: the same gradient, but it is not 0 for "
        + "q = p. Take off the entropy of p: ln p − ln q.",
      divergence(term: { p, q in -p * log(q) })),
    WrongAnswer(
      "sign of the loss",
      says: "The loss has the wrong sign: a divergence is never negative. It is ln p − ln q.",
      divergence(term: { p, q in -rightTerm(p, q) })),
    WrongAnswer(
      "not weighted by p",
      says: "The logarithms are added up without their weights: what p says never happens must not "
        + "count. Multiply each by p.",
      divergence(term: { p, q in p == 0 ? 0 : log(p / q) })),
    WrongAnswer(
      "sign of the gradient",
      says: "The gradient has the wrong sign: more q where p is lowers the loss, so its slope is "
        + "negative.",
      divergence(slope: { p, q in p / q })),
    WrongAnswer(
      "q missing in the gradient",
      says: "The gradient is −p: the derivative of ln q is 1/q, and the factor is missing.",
      divergence(slope: { p, _ in -p })),
  ]
}

private var meanMistakes: [WrongAnswer<KLDivergence>] {
  [
    WrongAnswer(
      "mean over all elements",
      says: "You took the mean over all N · K elements. A row is one distribution: add its terms "
        + "up, and divide by N only.",
      divergence(lossOver: { $0.count }, gradientOver: { $0.count })),
    WrongAnswer(
      "sum over the batch",
      says: "Loss and gradient are N times the right ones: divide by the number of examples.",
      divergence(lossOver: { _ in 1 }, gradientOver: { _ in 1 })),
    WrongAnswer(
      "gradient not averaged",
      says: "The gradient is N times the right one: the loss is a mean over N examples, and so is "
        + "its derivative.",
      divergence(gradientOver: { _ in 1 })),
  ]
}
