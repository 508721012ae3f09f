import ExerciseKit
import Tensors

/// The known wrong answers to `lstmForward`.
var lstmForwardMistakes: [WrongAnswer<LstmForward>] {
  [
    WrongAnswer(
      "the gates in the order f, i, g, o",
      says: "Your f equals the reference's i, and your i its f: the blocks of columns come in the "
        + "order i, f, g, o.",
      layer(with: .forgetFirst)),
    WrongAnswer(
      "the gates in the order i, f, o, g",
      says:
        "Your o is made of the third block of columns and your g of the fourth: the order is i, "
        + "f, g, o.",
      layer(with: .candidateLast)),
    WrongAnswer(
      "interleaved columns",
      says: "You gave each unit four neighbouring columns: a gate has a block of H columns, first "
        + "all of i, then all of f, g and o.",
      layer(with: .interleaved)),
    WrongAnswer(
      "σ on the candidate",
      says: "g went through σ: the three gates are shares between 0 and 1, but the candidate is a "
        + "value, which may be negative. It takes tanh.",
      layer(with: .sigmoidOnCandidate)),
    WrongAnswer(
      "h without tanh",
      says: "h is o ⊙ c: the cell is a sum and may grow without limit. It is shown through a tanh, "
        + "h = o ⊙ tanh c.",
      layer(with: .bareCell)),
    WrongAnswer(
      "tanh around the product",
      says: "h is tanh(o ⊙ c): the gate comes after the tanh, h = o ⊙ tanh c.",
      layer(with: .tanhOutside)),
    WrongAnswer(
      "the cell forgotten",
      says: "c is i ⊙ g alone: without f ⊙ cₜ₋₁ nothing is kept, and the cell is no memory.",
      layer(with: .nothingKept)),
    WrongAnswer(
      "f turned round",
      says: "c keeps the share 1 − f of the cell before: f is what is kept, for all its name.",
      layer(with: .forgetTurned)),
    WrongAnswer(
      "1 − f for i",
      says: "c lets in the share 1 − f: that is a unit with coupled gates. Here i is a gate of its "
        + "own, and the cell may keep everything and let in everything.",
      layer(with: .coupled)),
    WrongAnswer(
      "the squashed cell carried on",
      says: "What is carried on is tanh c: the next cell grows from c itself, which no tanh has "
        + "squeezed. That is what lets gradients through.",
      layer(with: .squashedCell)),
    WrongAnswer(
      "the cell in the products",
      says: "The gates look at the cell before, cₜ₋₁ · Wh: they see what was shown, hₜ₋₁.",
      layer(with: .cellInProducts)),
    WrongAnswer(
      "h₀ ignored",
      says: "The sequences start with h₀ = 0: the state before the first step is given, h0.",
      layer(with: .noInitialState)),
    WrongAnswer(
      "c₀ ignored",
      says: "The sequences start with c₀ = 0: the cell before the first step is given, c0.",
      layer(with: .noInitialCell)),
    WrongAnswer(
      "h never carried on",
      says:
        "Every step looks at h₀: the second step has to go on from the state that the first one "
        + "made.",
      layer(with: .stateNotCarried)),
    WrongAnswer(
      "c never carried on",
      says: "Every step starts from c₀: the second step has to go on from the cell that the first "
        + "one made.",
      layer(with: .cellNotCarried)),
    WrongAnswer(
      "no bias",
      says: "The bias is missing: it is added at every step, to every row.",
      layer(with: .noBias)),
    WrongAnswer(
      "tanh by its fraction",
      says: "tanh by the fraction (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) is ∞/∞ where z is large, which is NaN: "
        + "use the tanh of Tensors, which rounds to ±1 there.",
      layer(with: .fraction)),
  ]
}

private enum Slip {
  case forgetFirst, candidateLast, interleaved, sigmoidOnCandidate, bareCell, tanhOutside
  case nothingKept, forgetTurned, coupled, squashedCell, cellInProducts
  case noInitialState, noInitialCell, stateNotCarried, cellNotCarried, noBias, fraction
}

/// A layer with one mistake in it.
private func layer(with slip: Slip) -> LstmForward {
  { x, wx, wh, b, h0, c0 in
    var h = slip == .noInitialState ? 0 * h0 : h0
    var c = slip == .noInitialCell ? 0 * c0 : c0
    return x.map { input in
      let seen = slip == .cellInProducts ? c : slip == .stateNotCarried ? h0 : h
      let sum = input.matmul(wx) + seen.matmul(wh)
      let parts = cut(slip == .noBias ? sum : sum + b, slip)
      let (i, f, o) = (sigmoid(parts[0]), sigmoid(parts[1]), sigmoid(parts[3]))
      let g =
        switch slip {
        case .sigmoidOnCandidate: sigmoid(parts[2])
        case .fraction:
          (exp(parts[2]) - exp(-parts[2])) / (exp(parts[2]) + exp(-parts[2]))
        default: tanh(parts[2])
        }
      let kept = slip == .nothingKept ? 0 * f : slip == .forgetTurned ? 1 - f : f
      let before = slip == .cellNotCarried ? c0 : c
      let new = kept * before + (slip == .coupled ? 1 - f : i) * g
      h =
        switch slip {
        case .bareCell: o * new
        case .tanhOutside: tanh(o * new)
        default: o * tanh(new)
        }
      c = slip == .squashedCell ? tanh(new) : new
      return (i, f, g, o, new, h)
    }
  }
}

/// The sums of i, f, g and o.
private func cut(_ z: Tensor, _ slip: Slip) -> [Tensor] {
  let parts = blocks(4, of: z)
  switch slip {
  case .forgetFirst: return [parts[1], parts[0], parts[2], parts[3]]
  case .candidateLast: return [parts[0], parts[1], parts[3], parts[2]]
  case .interleaved:
    let units = z.reshaped([-1, 4]).transposed.tensor  // [N · H, 4] → [4, N · H]
    return (0..<4).map { units.rows($0..<$0 + 1).reshaped([z.shape[0], -1]) }
  default: return parts
  }
}
