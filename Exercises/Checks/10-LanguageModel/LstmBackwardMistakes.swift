import ExerciseKit
import Tensors

/// The known wrong answers to `lstmBackward`.
var lstmBackwardMistakes: [WrongAnswer<LstmBackward>] {
  [
    WrongAnswer(
      "dc not carried",
      says: "The last step is right, and from there on back no dc comes from later cells: cₜ went "
        + "into cₜ₊₁ by the share fₜ₊₁, so dcₜ₊₁ ⊙ fₜ₊₁ comes back. It is the way that carries far.",
      way(with: .noCellCarry)),
    WrongAnswer(
      "dc carried past f",
      says: "dcₜ₊₁ comes back whole: only the share fₜ₊₁ of the cell was kept, so only that share "
        + "of its gradient returns, dc ⊙ f.",
      way(with: .carryPastGate)),
    WrongAnswer(
      "the forget gate of the wrong step",
      says: "dcₜ₊₁ is multiplied by fₜ: the gate between cₜ and cₜ₊₁ is that of the later step. "
        + "Multiply at the end of each step, by its own f.",
      way(with: .gateOfEarlierStep)),
    WrongAnswer(
      "nothing from h to c",
      says: "dc gets nothing from dh: the cell is shown as h = o ⊙ tanh c, so o ⊙ (1 − tanh² c) ⊙ "
        + "dh belongs to it at every step.",
      way(with: .nothingShown)),
    WrongAnswer(
      "o forgotten in dc",
      says:
        "dc lacks the o: the cell was shown through the output gate, and comes back through it.",
      way(with: .noOutputGate)),
    WrongAnswer(
      "the slope of the cell's tanh forgotten",
      says: "dc lacks 1 − tanh² c: between c and h stands a tanh.",
      way(with: .noSlope)),
    WrongAnswer(
      "1 − c² for 1 − tanh² c",
      says: "The slope of the cell's tanh is taken as 1 − c²: c stands before the tanh, so the "
        + "slope is 1 − tanh² c.",
      way(with: .slopeOfCell)),
    WrongAnswer(
      "dh not carried",
      says: "The last step is right, and from there on back no dh comes from later steps: hₜ went "
        + "into the four sums of the next step, so dzₜ₊₁ · Whᵀ comes back.",
      way(with: .noStateCarry)),
    WrongAnswer(
      "the loss of the last step only",
      says:
        "Only the last dy is used: the loss speaks at every step, and each dyₜ joins what comes "
        + "back from the step after.",
      way(with: .lastLossOnly)),
    WrongAnswer(
      "slopes taken as if of sums",
      says:
        "The slopes are σ′ and tanh′ of the gates: what you are given are the gates after their "
        + "σ and tanh, not their sums. The slopes are i(1 − i) and 1 − g² as they stand.",
      way(with: .squashedTwice)),
    WrongAnswer(
      "no slopes of the gates",
      says: "dz lacks the slopes of the gates, i(1 − i), f(1 − f), o(1 − o) and 1 − g²: what you "
        + "have are the gradients of the gates, and dz is that of the sums before σ and tanh.",
      way(with: .noGateSlopes)),
    WrongAnswer(
      "σ′ on the candidate",
      says: "dz_g has the slope g(1 − g): g is a tanh, and its slope is 1 − g².",
      way(with: .sigmoidOnCandidate)),
    WrongAnswer(
      "c for c₋",
      says: "dz_f is taken with cₜ: the forget gate multiplied the cell before the step, cₜ₋₁, "
        + "which is c0 at the first.",
      way(with: .cellAfter)),
    WrongAnswer(
      "c for tanh c in dz_o",
      says: "dz_o is taken with c: the output gate multiplied tanh c.",
      way(with: .bareCell)),
    WrongAnswer(
      "dc for dh in dz_o",
      says:
        "dz_o is taken with dc: o stands between the cell and h, so its gradient is dh ⊙ tanh c.",
      way(with: .outputFromCell)),
    WrongAnswer(
      "i and g mixed up",
      says: "dz_i has the factor i and dz_g the factor g: in a product each factor's gradient has "
        + "the other one, dz_i gets g and dz_g gets i.",
      way(with: .ownFactor)),
    WrongAnswer(
      "the gates in the order f, i, g, o",
      says:
        "dz has f before i: the blocks of columns come in the order i, f, g, o, as in Wx and Wh.",
      way(with: .forgetFirst)),
    WrongAnswer(
      "hₜ for hₜ₋₁",
      says: "dWh is Σ hₜᵀ · dzₜ: Wh was multiplied by the state before the step, hₜ₋₁, which is h0 "
        + "at the first.",
      way(with: .stateAfter)),
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
      "dc₀ without f",
      says: "dc0 is dc₁: only the share f₁ of c₀ was kept, so its gradient is dc₁ ⊙ f₁.",
      way(with: .initialPastGate)),
    WrongAnswer(
      "first to last",
      says: "The steps are taken from first to last: a gradient flows against time. Begin with the "
        + "last step, where nothing is carried yet.",
      way(with: .firstToLast)),
  ]
}
