import ExerciseKit
import Tensors

/// The known wrong answers to `bptt`.
var bpttMistakes: [WrongAnswer<Bptt>] {
  [
    WrongAnswer(
      "no carry",
      says: "The last step is right, and from there on back nothing comes from later steps: hₜ "
        + "reaches the loss through hₜ₊₁ as well. Carry dzₜ₊₁ · Whᵀ back and add it to dyₜ.",
      way(with: .noCarry)),
    WrongAnswer(
      "no carry, not even to h₀",
      says:
        "The last step is right, and from there on back nothing comes from later steps, nor does "
        + "h₀ get anything: what is to be carried keeps its zeros. At the end of every step it "
        + "becomes dzₜ · Whᵀ.",
      way(with: .nothingCarried)),
    WrongAnswer(
      "the loss of the last step only",
      says:
        "Only the last dy is used: the loss speaks at every step, and each dyₜ joins what comes "
        + "back from the step after.",
      way(with: .lastLossOnly)),
    WrongAnswer(
      "tanh′ dropped",
      says: "dz is dh itself: between the sum and the state stands a tanh, whose slope 1 − hₜ² "
        + "belongs into dz at every step.",
      way(with: .noSlope)),
    WrongAnswer(
      "the carry past the slope",
      says: "What comes back from the step after is added behind the slope: it arrives at hₜ like "
        + "dyₜ, so the sum of both goes through the tanh.",
      way(with: .carryPastSlope)),
    WrongAnswer(
      "the slope of the state before",
      says: "The slope is taken at the state before the step: dzₜ needs 1 − hₜ² of the state that "
        + "this step made, states[t + 1] in the list.",
      way(with: .slopeBefore)),
    WrongAnswer(
      "Wh for Whᵀ",
      says: "What is carried back goes through Wh: forward the state went through Wh, so the "
        + "gradient comes back through Whᵀ. Both fit, since Wh is square.",
      way(with: .carryNotTransposed)),
    WrongAnswer(
      "Wx for Wxᵀ",
      says: "dx is dz · Wx: that fits only a square Wx, and means something else even there. The "
        + "gradient comes back through Wxᵀ.",
      way(with: .inputNotTransposed)),
    WrongAnswer(
      "first to last",
      says: "The steps are taken from first to last: a gradient flows against time. Begin with the "
        + "last step, where nothing is carried yet.",
      way(with: .firstToLast)),
    WrongAnswer(
      "db overwritten",
      says: "db is that of the first step alone, which came last and replaced the others: the one "
        + "bias served all steps, so its gradient is the sum over all.",
      way(with: .biasOverwritten)),
    WrongAnswer(
      "all parameters overwritten",
      says: "dWx, dWh and db are those of the first step alone, which came last and replaced the "
        + "others: the same parameters served all steps, so their gradients are sums.",
      way(with: .allOverwritten)),
    WrongAnswer(
      "hₜ for hₜ₋₁",
      says: "dWh is Σ hₜᵀ · dzₜ: Wh was multiplied by the state before the step, hₜ₋₁, which is "
        + "states[t] in the list.",
      way(with: .stateAfter)),
    WrongAnswer(
      "averaged over the steps",
      says: "dWx, dWh and db are divided by T: a mean over the steps, if there is one, belongs to "
        + "the loss, which has taken it already.",
      way(with: .averaged)),
    WrongAnswer(
      "dh₀ without Wh",
      says: "dInitial is dz₁: h₀ went through Wh before it came into that sum, so its gradient is "
        + "dz₁ · Whᵀ.",
      way(with: .initialWithoutWeights)),
    WrongAnswer(
      "no dh₀",
      says: "dInitial is 0: the first step carries a gradient back to h₀ as every step does to the "
        + "state before it.",
      way(with: .noInitial)),
  ]
}

private enum Slip {
  case noCarry, nothingCarried, lastLossOnly, noSlope, carryPastSlope, slopeBefore
  case carryNotTransposed, inputNotTransposed
  case firstToLast, biasOverwritten, allOverwritten, stateAfter, averaged
  case initialWithoutWeights, noInitial
}

/// A way back with one mistake in it.
private func way(with slip: Slip) -> Bptt {
  { x, states, wx, wh, dy in
    var dx = x
    var (carried, dz) = (Tensor.zeros(states[0].shape), Tensor.zeros(states[0].shape))
    var (dWx, dWh) = (Tensor.zeros(wx.shape), Tensor.zeros(wh.shape))
    var db = Tensor.zeros([wh.shape[0]])
    for t in slip == .firstToLast ? Array(x.indices) : x.indices.reversed() {
      let h = slip == .slopeBefore ? states[t] : states[t + 1]
      let direct = slip == .lastLossOnly && t < x.count - 1 ? 0 * dy[t] : dy[t]
      dz =
        switch slip {
        case .noSlope: direct + carried
        case .carryPastSlope: direct * (1 - h * h) + carried
        default: (direct + carried) * (1 - h * h)
        }
      dx[t] = slip == .inputNotTransposed ? dz.matmul(wx) : dz.matmul(wx.transposed)
      if slip == .allOverwritten { (dWx, dWh) = (0 * dWx, 0 * dWh) }
      if slip == .allOverwritten || slip == .biasOverwritten { db = 0 * db }
      dWx += x[t].transposed.matmul(dz)
      dWh += states[slip == .stateAfter ? t + 1 : t].transposed.matmul(dz)
      db += dz.sumOfRows()
      let back = slip == .carryNotTransposed ? dz.matmul(wh) : dz.matmul(wh.transposed)
      let isLost = slip == .nothingCarried || (slip == .noCarry && t > 0)
      carried = isLost ? 0 * back : back
    }
    let share = slip == .averaged ? 1 / Scalar(x.count) : 1
    let dInitial =
      switch slip {
      case .initialWithoutWeights: dz
      case .noInitial: 0 * carried
      default: carried
      }
    return (dx, dInitial, dWx * share, dWh * share, db * share)
  }
}
