import ExerciseKit
import Tensors

/// The known wrong answers to `twoLayerByHand`.
var twoLayerMistakes: [WrongAnswer<TwoLayerByHand>] {
  [
    WrongAnswer(
      "the mask of the output",
      says: "dz1 is da1 where z2 > 0: that is the mask of the wrong layer. The ReLU stands between "
        + "z1 and a1, so z1 decides what passes.",
      step(with: .maskOfOutput)),
    WrongAnswer(
      "the output masked",
      says: "dz2 is masked by z2 > 0: that is the mask of the wrong layer. No ReLU follows z2; the "
        + "loss takes it as it is.",
      step(with: .maskedOutput)),
    WrongAnswer(
      "no mask",
      says: "dz1 is da1 unchanged: where the ReLU was shut in the forward pass (z1 ≤ 0), nothing "
        + "comes back through it.",
      step(with: .noMask)),
    WrongAnswer(
      "the gradient clipped",
      says: "dz1 is max(0, da1): the ReLU's derivative asks for the sign of z1, its input, not for "
        + "that of the gradient, which may well be negative.",
      step(with: .clippedGradient)),
    WrongAnswer(
      "W2 updated too early",
      says: "da1 went through W2 after its update: the gradient belongs to the point at which the "
        + "loss was taken. First all gradients, then the update.",
      step(with: .earlyUpdate)),
    WrongAnswer(
      "W for Wᵀ",
      says: "da1 is dz2 · W2: that fits only a square W2, and means something else even there. The "
        + "error flows back through the transposed weights.",
      step(with: .notTransposed)),
    WrongAnswer(
      "z1 for a1",
      says: "dW2 is z1ᵀ · dz2: the output layer never saw z1. Its input was a1, after the ReLU.",
      step(with: .beforeReLU)),
    WrongAnswer(
      "da1 for dz1",
      says: "dW1 is xᵀ · da1: the hidden layer's output is z1, so its gradient is dz1, behind the "
        + "ReLU on the way back.",
      step(with: .besideReLU)),
    WrongAnswer(
      "a ReLU at the end",
      says: "z2 went through a ReLU: logits may be negative. The ReLU belongs between the layers.",
      step(with: .reluAtEnd)),
    WrongAnswer(
      "uphill",
      says: "The parameters move along the gradient, where the loss grows: a step of descent goes "
        + "against it, θ − η · dθ.",
      step(with: .uphill)),
    WrongAnswer(
      "the rate forgotten",
      says: "The parameters move by whole gradients: the step is rate times the gradient.",
      step(with: .noRate)),
    WrongAnswer(
      "biases kept",
      says: "The weights are right, but b1 and b2 stay as they were: they are learned as well.",
      step(with: .biasesKept)),
  ]
}

private enum Slip {
  case maskOfOutput, maskedOutput, noMask, clippedGradient
  case earlyUpdate, notTransposed, beforeReLU, besideReLU, reluAtEnd, uphill, noRate
  case biasesKept
}

/// A step with one mistake in it.
private func step(with slip: Slip) -> TwoLayerByHand {
  { x, w1, b1, w2, b2, rate, lossGradient in
    let z1 = x.matmul(w1) + b1
    let a1 = relu(z1)
    let z2 = slip == .reluAtEnd ? relu(a1.matmul(w2) + b2) : a1.matmul(w2) + b2

    let gradient = lossGradient(z2)
    let dz2 = slip == .maskedOutput ? mask(gradient, z2) : gradient
    let dW2 = (slip == .beforeReLU ? z1 : a1).transposed.matmul(dz2)
    let w = slip == .earlyUpdate ? w2 - dW2 * rate : w2
    let da1 = slip == .notTransposed ? dz2.matmul(w) : dz2.matmul(w.transposed)
    let dz1 =
      switch slip {
      case .maskOfOutput: mask(da1, z2)
      case .noMask: da1
      case .clippedGradient: relu(da1)
      default: mask(da1, z1)
      }

    let weightRate = slip == .uphill ? -rate : slip == .noRate ? 1 : rate
    let biasRate = slip == .biasesKept ? 0 : weightRate
    w2 -= dW2 * weightRate
    b2 -= dz2.sumOfRows() * biasRate
    let dHidden = slip == .besideReLU ? da1 : dz1
    w1 -= x.transposed.matmul(dHidden) * weightRate
    b1 -= dHidden.sumOfRows() * biasRate
    return (z1, a1, z2, dz2, da1, dz1)
  }
}

private func relu(_ x: Tensor) -> Tensor { x.map { max(0, $0) } }

private func mask(_ dy: Tensor, _ x: Tensor) -> Tensor { dy.map(with: x) { $1 > 0 ? $0 : 0 } }
