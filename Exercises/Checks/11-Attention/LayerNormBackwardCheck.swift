import ExerciseKit
import Tensors

/// From x, γ, dy and ε to dx, dγ and dβ.
public typealias LayerNormBackward = (
  _ x: Tensor, _ gain: Tensor, _ dy: Tensor, _ epsilon: Scalar
) -> (dx: Tensor, dGain: Tensor, dBias: Tensor)

/// The way back through layer normalisation, against literal loops.
public var layerNormBackwardExercise: Exercise<LayerNormBackward> {
  Exercise(
    "layerNormBackward",
    wrongAnswers: layerNormBackwardMistakes
  ) { layerNormBackward, trial in
    // As many rows as columns first: there a row can be mistaken for a column.
    for (rows, columns) in [(4, 4), (5, 3), (1, 6)] where trial.isRight {
      trial.sizes = ["the number of rows": rows, "the width D": columns]
      let given = LayerNormCase(rows: rows, columns: columns, &trial)
      let dy = trial.normal([rows, columns])
      let right = given.gradients(dy)
      let yours = layerNormBackward(given.x, given.gain, dy, given.epsilon)
      let opening = rows == 1 ? "Of a single row, " : ""
      trial.expect("\(opening)dβ", yours.dBias, equals: right.dBias, axes: ["D"])
      trial.expect("\(opening)dγ", yours.dGain, equals: right.dGain, axes: ["D"])
      guard trial.isRight else { return }
      trial.expect("\(opening)dx", yours.dx, equals: right.dx, axes: ["N", "D"])
    }
  }
}
