import ExerciseKit
import Recurrence
import Tensors

/// From a forward pass and the gradients of its states to all other gradients.
public typealias Bptt = (
  _ x: [Tensor], _ states: [Tensor], _ wx: Tensor, _ wh: Tensor, _ dy: [Tensor]
) -> BpttGradients

/// The gradients of the inputs, of the initial state and of the parameters.
public typealias BpttGradients = (
  dx: [Tensor], dInitial: Tensor, dWx: Tensor, dWh: Tensor, db: Tensor
)

/// Backpropagation through time, each step against chapter 09's.
public var bpttExercise: Exercise<Bptt> {
  Exercise(
    "bptt",
    wrongAnswers: bpttMistakes
  ) { bptt, trial in
    let length = Int.random(in: 5...7, using: &trial.generator)
    // As many inputs as units first: there Wx for Wxᵀ fits and can be named. One step at the end.
    for (inputs, steps) in [(4, length), (3, length), (3, 1)] where trial.isRight {
      let given = RecurrentCase(steps: steps, count: 3, inputs: inputs, width: 4, &trial)
      trial.sizes = [
        "the number of sequences": 3, "the number of inputs": inputs, "the number of units": 4,
        "the number of steps": steps,
      ]
      let (y, final, backward) = given.layer.forward(given.sequences, initial: given.initial)
      let dy = trial.normal(y.shape)
      let right = backward(dy, .zeros(final.shape))
      let yours = bptt(
        given.x, [given.initial] + timeSteps(of: y), given.layer.inputWeights,
        given.layer.stateWeights, timeSteps(of: dy))
      trial.expectSteps(
        "dx", yours.dx, equal: timeSteps(of: right.dx), axes: ["N", "D"], .backward)
      trial.expect("dInitial", yours.dInitial, equals: right.dInitial, axes: ["N", "H"])
      trial.expect("dWx", yours.dWx, equals: right.gradient.inputWeights, axes: ["D", "H"])
      trial.expect("dWh", yours.dWh, equals: right.gradient.stateWeights, axes: ["H", "H"])
      trial.expect("db", yours.db, equals: right.gradient.bias, axes: ["H"])
    }
  }
}
