import ExerciseKit
import Foundation
import Foundations
import Tensors

/// From a point, a step and a function to the central differences.
public typealias NumericalGradient = (_ x: Tensor, _ h: Scalar, _ f: (Tensor) -> Scalar) -> Tensor

/// Central differences, by value and by their order.
public var numericalGradientExercise: Exercise<NumericalGradient> {
  Exercise(
    "numericalGradient",
    wrongAnswers: numericalGradientMistakes
  ) { numericalGradient, trial in
    for shape in [[5], [3, 2], [2, 1, 3]] {
      let slopes = Tensor.uniform(shape, from: 0.5, to: 1, using: &trial.generator)
      let x = trial.normal(shape)
      let f = { (x: Tensor) -> Scalar in exp(x.dot(slopes)) }
      // exp⟨w, x⟩ has the gradient w · exp⟨w, x⟩, and the difference sinh(wh)/h · exp⟨w, x⟩.
      let (coarse, fine) = (numericalGradient(x, 1.0 / 16, f), numericalGradient(x, 1.0 / 32, f))
      expectOrderTwo(coarse, fine, of: slopes * f(x), &trial)
      trial.expect(
        "For exp⟨w, x⟩ and h = 1/32, g", fine,
        equals: slopes.map { sinh($0 / 32) * 32 } * f(x))
    }
    let x = trial.normal([4, 3])
    let f = { (x: Tensor) -> Scalar in x.map { sin($0) }.sum() * x[0, 1] }
    trial.expect(
      "For x₀₁ · Σ sin x and h = 1e-4, g", numericalGradient(x, 1e-4, f),
      equals: gradientByDefinition(of: f, at: x, step: 1e-4))
  }
}

/// Expects half the step to leave a quarter of the error.
///
/// Wrong shapes, and errors that do not fall at all, are left to the values, which say more.
private func expectOrderTwo(
  _ coarse: Tensor, _ fine: Tensor, of gradient: Tensor, _ trial: inout Trial
) {
  guard coarse.shape == gradient.shape, fine.shape == gradient.shape else { return }
  let order = log2((coarse - gradient).norm / (fine - gradient).norm)
  let shown = String(format: "%.1f", Double(order))
  trial.expect(
    abs(order - 2) < 0.1 || order.isNaN || order < 0.5,
    "The order is \(shown), not 2: with half the step, the error must fall to a quarter.")
}

private var numericalGradientMistakes: [WrongAnswer<NumericalGradient>] {
  [
    WrongAnswer(
      "forward difference",
      says: "This is the forward difference, of order 1: with half the step the error halves, and "
        + "it should fall to a quarter. Step to both sides of x."
    ) { x, h, f in
      slopes(at: x) { i in (f(x.moved(i, by: h)) - f(x)) / h }
    },
    WrongAnswer(
      "backward difference",
      says: "This is the backward difference, of order 1: with half the step the error halves, and "
        + "it should fall to a quarter. Step to both sides of x."
    ) { x, h, f in
      slopes(at: x) { i in (f(x) - f(x.moved(i, by: -h))) / h }
    },
    WrongAnswer(
      "divided by h",
      says: "Exactly twice the right one: from x − h to x + h the way is 2h long."
    ) { x, h, f in
      slopes(at: x) { i in (f(x.moved(i, by: h)) - f(x.moved(i, by: -h))) / h }
    },
    WrongAnswer(
      "only half the way back",
      says: "After the step forward you went back by h, to x itself, and not to x − h: from the "
        + "one point to the other it is 2h."
    ) { x, h, f in
      slopes(at: x) { i in (f(x.moved(i, by: h)) - f(x)) / (2 * h) }
    },
    WrongAnswer(
      "x left perturbed",
      says: "The first entry is right and the later ones are not: x is left at x − h when the next "
        + "scalar has its turn. Put each one back."
    ) { x, h, f in
      var point = x
      return slopes(at: x) { i in
        point = point.moved(i, by: h)
        let above = f(point)
        point = point.moved(i, by: -2 * h)
        return (above - f(point)) / (2 * h)
      }
    },
    WrongAnswer(
      "all scalars moved at once",
      says: "All scalars move together, so every entry is the slope along the diagonal, the sum of "
        + "the gradient. Move one at a time."
    ) { x, h, f in
      let slope = (f(x + h) - f(x - h)) / (2 * h)
      return Tensor(repeating: slope, shape: x.shape)
    },
  ]
}

/// One slope a scalar, in the shape of x.
func slopes(at x: Tensor, _ slope: (Int) -> Scalar) -> Tensor {
  Tensor(shape: x.shape, scalars: (0..<x.count).map(slope))
}

extension Tensor {
  /// The tensor with one scalar moved.
  func moved(_ i: Int, by step: Scalar) -> Tensor {
    var scalars = scalars
    scalars[i] += step
    return Tensor(shape: shape, scalars: scalars)
  }
}
