import ExerciseKit
import Tensors

/// From rows, γ, β and ε to the normalised rows.
public typealias LayerNormForward = (
  _ x: Tensor, _ gain: Tensor, _ bias: Tensor, _ epsilon: Scalar
) -> Tensor

/// Layer normalisation, against literal loops.
public var layerNormForwardExercise: Exercise<LayerNormForward> {
  Exercise(
    "layerNormForward",
    wrongAnswers: layerNormForwardMistakes
  ) { layerNorm, trial in
    // As many rows as columns first: there a row can be mistaken for a column.
    for (rows, columns) in [(4, 4), (5, 3), (1, 6)] where trial.isRight {
      trial.sizes = ["the number of rows": rows, "the width D": columns]
      let given = LayerNormCase(rows: rows, columns: columns, &trial)
      let yours = layerNorm(given.x, given.gain, given.bias, given.epsilon)
      trial.expect(
        rows == 1 ? "Of a single row, y" : "y", yours, equals: given.y, axes: ["N", "D"])
    }
    guard trial.isRight else { return }

    var given = LayerNormCase(rows: 3, columns: 5, &trial)
    let plain = layerNorm(given.x, given.gain, given.bias, given.epsilon)
    given.x += 1_000_000
    let lifted = layerNorm(given.x, given.gain, given.bias, given.epsilon)
    trial.expect(
      (lifted - plain).norm <= 1e-6 * plain.norm,
      "With a million added to every x, y changes, though a row is only compared with its own mean. "
        + "E x² − μ² is the small difference of two huge numbers: take the mean off before you square."
    )
    given.x = Tensor(repeating: 2.5, shape: [3, 5])
    trial.expect(
      "Where all entries of a row are equal, y",
      layerNorm(given.x, given.gain, given.bias, given.epsilon), equals: given.y, axes: ["N", "D"])
  }
}
