import ExerciseKit
import Recurrence
import Tensors

/// From the inputs of all steps, the parameters and h₀ to the states h₁ … h_T.
public typealias RnnForward = (
  _ x: [Tensor], _ wx: Tensor, _ wh: Tensor, _ b: Tensor, _ initial: Tensor
) -> [Tensor]

/// The states of a recurrent layer, each step against chapter 09's.
public var rnnForwardExercise: Exercise<RnnForward> {
  Exercise(
    "rnnForward",
    wrongAnswers: rnnForwardMistakes
  ) { rnnForward, trial in
    let length = Int.random(in: 4...6, using: &trial.generator)
    // As many inputs as units first: there a transposed Wx fits and can be named.
    for inputs in [5, 3] where trial.isRight {
      let given = RecurrentCase(steps: length, count: 3, inputs: inputs, width: 5, &trial)
      trial.sizes = [
        "the number of sequences": 3, "the number of inputs": inputs, "the number of units": 5,
      ]
      let yours = rnnForward(
        given.x, given.layer.inputWeights, given.layer.stateWeights, given.layer.bias,
        given.initial)
      trial.expectSteps("h", yours, equal: given.states, axes: ["N", "H"], .forward)
    }
    guard trial.isRight else { return }
    let large = RecurrentCase(steps: 2, count: 3, inputs: 3, width: 5, &trial)
    let layer = RecurrentLayer(
      inputWeights: large.layer.inputWeights * 1_000, stateWeights: large.layer.stateWeights,
      bias: large.layer.bias)
    trial.expectSteps(
      "h",
      rnnForward(large.x, layer.inputWeights, layer.stateWeights, layer.bias, large.initial),
      equal: timeSteps(of: layer.forward(large.sequences, initial: large.initial).y),
      axes: ["N", "H"], .forward,
      opening: "With inputs a thousand times as strong,")
  }
}

private var rnnForwardMistakes: [WrongAnswer<RnnForward>] {
  [
    WrongAnswer(
      "h₀ shared by all sequences",
      says: "Every sequence starts from the first row of h₀: each row of it belongs to a sequence "
        + "of its own, as the rows of x do."
    ) { x, wx, wh, b, initial in
      let first = Tensor.concatenating(
        Array(repeating: initial.rows(0..<1), count: initial.shape[0]), along: 0)
      return states(x, from: first) { tanh($0.matmul(wx) + $1.matmul(wh) + b) }
    },
    WrongAnswer(
      "h₀ ignored",
      says: "The sequences start from zeros: the state before the first step is given, h₀."
    ) { x, wx, wh, b, initial in
      states(x, from: .zeros(initial.shape)) { tanh($0.matmul(wx) + $1.matmul(wh) + b) }
    },
    WrongAnswer(
      "Wh transposed",
      says: "The state goes through Whᵀ: that is the notation for columns, W · h. Here rows are "
        + "sequences and the state stands on the left, h · Wh."
    ) { x, wx, wh, b, initial in
      states(x, from: initial) { tanh($0.matmul(wx) + $1.matmul(wh.transposed) + b) }
    },
    WrongAnswer(
      "the last state only",
      says: "Only the last state came back: the states of all T steps are asked for, since any of "
        + "them may have an output."
    ) { x, wx, wh, b, initial in
      Array(states(x, from: initial) { tanh($0.matmul(wx) + $1.matmul(wh) + b) }.suffix(1))
    },
    WrongAnswer(
      "h₀ among the states",
      says: "The list begins with h₀: it is given, no step led to it. The first of the T states is "
        + "h₁."
    ) { x, wx, wh, b, initial in
      [initial] + states(x, from: initial) { tanh($0.matmul(wx) + $1.matmul(wh) + b) }
    },
    WrongAnswer(
      "no recurrence",
      says: "Every step goes on from h₀: the second step has to go on from the first one's state, "
        + "or nothing is remembered."
    ) { x, wx, wh, b, initial in
      x.map { tanh($0.matmul(wx) + initial.matmul(wh) + b) }
    },
    WrongAnswer(
      "tanh forgotten",
      says:
        "The states are x · Wx + h · Wh + b: the tanh is missing, and without it T steps are no "
        + "more than one linear map."
    ) { x, wx, wh, b, initial in
      states(x, from: initial) { $0.matmul(wx) + $1.matmul(wh) + b }
    },
    WrongAnswer(
      "the sum carried on in place of the state",
      says: "What goes on to the next step is the sum before the tanh: the state is the tanh of it."
    ) { x, wx, wh, b, initial in
      states(x, from: initial) { $0.matmul(wx) + $1.matmul(wh) + b }.map { tanh($0) }
    },
    WrongAnswer(
      "no bias",
      says: "The bias is missing: it is added at every step, to every row."
    ) { x, wx, wh, _, initial in
      states(x, from: initial) { tanh($0.matmul(wx) + $1.matmul(wh)) }
    },
    WrongAnswer(
      "tanh by its fraction",
      says: "tanh by the fraction (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) is ∞/∞ where z is large, which is NaN: "
        + "use the tanh of Tensors, which rounds to ±1 there."
    ) { x, wx, wh, b, initial in
      states(x, from: initial) { input, h in
        let z = input.matmul(wx) + h.matmul(wh) + b
        return (exp(z) - exp(-z)) / (exp(z) + exp(-z))
      }
    },
  ]
}

/// The states that a step makes one after another.
private func states(
  _ x: [Tensor], from initial: Tensor, _ step: (_ input: Tensor, _ state: Tensor) -> Tensor
) -> [Tensor] {
  Array(x.reduce([initial]) { $0 + [step($1, $0[$0.count - 1])] }.dropFirst())
}
