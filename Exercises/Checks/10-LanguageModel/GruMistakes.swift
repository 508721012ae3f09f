import ExerciseKit
import Tensors

/// The known wrong answers to `gru`.
var gruMistakes: [WrongAnswer<Gru>] {
  [
    WrongAnswer(
      "z and 1 − z swapped",
      says: "h is z ⊙ n + (1 − z) ⊙ hₜ₋₁: that is the paper's z. Here, as in the frameworks, z is "
        + "the share of the old state that is kept.",
      layer(with: .mixtureTurned)),
    WrongAnswer(
      "reset before the product",
      says: "r multiplies hₜ₋₁ before the product with Wh: that is the paper's unit. Here r comes "
        + "behind it and multiplies u_n, block n of hₜ₋₁ · Wh + bh.",
      layer(with: .resetBefore)),
    WrongAnswer(
      "the candidate without reset",
      says: "n is tanh(a_n + u_n): the reset gate is computed and never used. It decides how much "
        + "of u_n the candidate sees.",
      layer(with: .noReset)),
    WrongAnswer(
      "the input reset as well",
      says: "r multiplies a_n too: it shuts out the past, not the input.",
      layer(with: .inputReset)),
    WrongAnswer(
      "bh outside the reset",
      says:
        "r multiplies hₜ₋₁ · Wh without bh: the bias belongs to u_n, and the reset gate acts on "
        + "all of u_n. That is why there are two biases.",
      layer(with: .biasOutside)),
    WrongAnswer(
      "the gates in the order z, r, n",
      says: "Your r equals the reference's z, and your z its r: the blocks of columns come in the "
        + "order r, z, n.",
      layer(with: .updateFirst)),
    WrongAnswer(
      "σ on the candidate",
      says: "n went through σ: the gates are shares between 0 and 1, but the candidate is a value, "
        + "which may be negative. It takes tanh.",
      layer(with: .sigmoidOnCandidate)),
    WrongAnswer(
      "the old state forgotten",
      says: "h is (1 − z) ⊙ n alone: what z keeps, z ⊙ hₜ₋₁, belongs to it.",
      layer(with: .nothingKept)),
    WrongAnswer(
      "the candidate whole",
      says:
        "h is n + z ⊙ hₜ₋₁: the new state is a mixture, and the shares of a mixture sum to 1. n "
        + "gets the share 1 − z.",
      layer(with: .candidateWhole)),
    WrongAnswer(
      "the reset state kept",
      says: "h keeps z ⊙ r ⊙ hₜ₋₁: the reset gate decides what the candidate sees, not what is "
        + "kept.",
      layer(with: .resetKept)),
    WrongAnswer(
      "h₀ ignored",
      says: "The sequences start with h₀ = 0: the state before the first step is given, h0.",
      layer(with: .noInitial)),
    WrongAnswer(
      "no recurrence",
      says:
        "Every step goes on from h₀: the second step has to go on from the state that the first "
        + "one made.",
      layer(with: .notCarried)),
    WrongAnswer(
      "one bias",
      says: "bh is missing: u = hₜ₋₁ · Wh + bh has a bias of its own.",
      layer(with: .oneBias)),
    WrongAnswer(
      "tanh by its fraction",
      says: "tanh by the fraction (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) is ∞/∞ where z is large, which is NaN: "
        + "use the tanh of Tensors, which rounds to ±1 there.",
      layer(with: .fraction)),
  ]
}

private enum Slip {
  case mixtureTurned, resetBefore, noReset, inputReset, biasOutside, updateFirst
  case sigmoidOnCandidate, nothingKept, candidateWhole, resetKept, noInitial, notCarried, oneBias
  case fraction
}

/// A layer with one mistake in it.
private func layer(with slip: Slip) -> Gru {
  { x, wx, wh, bx, bh, h0 in
    var h = slip == .noInitial ? 0 * h0 : h0
    let ownBias = slip == .oneBias ? 0 * bh : bh
    let bias = blocks(3, of: ownBias.reshaped([1, -1])).map { $0.reshaped([-1]) }
    return x.map { input in
      let before = slip == .notCarried ? h0 : h
      let a = blocks(3, of: input.matmul(wx) + bx)
      let u = blocks(3, of: before.matmul(wh) + ownBias)
      var (r, z) = (sigmoid(a[0] + u[0]), sigmoid(a[1] + u[1]))
      if slip == .updateFirst { (r, z) = (z, r) }
      let seen =
        switch slip {
        case .resetBefore: a[2] + blocks(3, of: (r * before).matmul(wh) + ownBias)[2]
        case .noReset: a[2] + u[2]
        case .inputReset: r * (a[2] + u[2])
        case .biasOutside: a[2] + r * (u[2] - bias[2]) + bias[2]
        default: a[2] + r * u[2]
        }
      let n = candidate(seen, slip)
      h = mixture(n, z, before, r, slip)
      return (r, z, n, h)
    }
  }
}

private func candidate(_ sum: Tensor, _ slip: Slip) -> Tensor {
  switch slip {
  case .sigmoidOnCandidate: sigmoid(sum)
  case .fraction: (exp(sum) - exp(-sum)) / (exp(sum) + exp(-sum))
  default: tanh(sum)
  }
}

private func mixture(
  _ n: Tensor, _ z: Tensor, _ before: Tensor, _ r: Tensor, _ slip: Slip
) -> Tensor {
  switch slip {
  case .mixtureTurned: z * n + (1 - z) * before
  case .nothingKept: (1 - z) * n
  case .candidateWhole: n + z * before
  case .resetKept: (1 - z) * n + z * r * before
  default: (1 - z) * n + z * before
  }
}
