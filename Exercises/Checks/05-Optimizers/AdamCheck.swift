import ExerciseKit
import Optimizers
import Tensors

/// From parameters, both means, the step, a gradient and settings to the next three.
public typealias AdamStep = (
  _ parameter: Tensor, _ mean: Tensor, _ square: Tensor, _ t: Int,
  _ gradient: Tensor, _ rate: Scalar, _ beta1: Scalar, _ beta2: Scalar, _ epsilon: Scalar
) -> (parameter: Tensor, mean: Tensor, square: Tensor)

/// Adam's first step, which has a closed form, and further ones against chapter 05's.
public var adamExercise: Exercise<AdamStep> {
  Exercise(
    "adam",
    wrongAnswers: adamMistakes
  ) { adam, trial in
    let rate = Scalar.random(in: 0.001...0.1, using: &trial.generator)
    trial.expectFirstStep(rate, adam)
    let rule = Adam(
      rate: rate, beta1: .random(in: 0.5...0.85, using: &trial.generator),
      beta2: .random(in: 0.9...0.99, using: &trial.generator), epsilon: 0.1)
    let shape = [Int.random(in: 3...5, using: &trial.generator), 2]
    trial.expectSteps(ofAdam: { rule.at(step: $0) }, shape) {
      adam($0, $1, $2, $3, $4, rate, rule.beta1, rule.beta2, 0.1)
    }
  }
}

extension Trial {
  /// The first step is η · g / (|g| + ε): almost η, and less for a g that is as tiny as ε, or 0.
  fileprivate mutating func expectFirstStep(_ rate: Scalar, _ adam: AdamStep) {
    let gradient = Tensor([3, -0.5, 1e-4, 0])
    let start = Tensor([1, 2, 3, 4])
    let zero = Tensor.zeros([4])
    let yours = adam(start, zero, zero, 1, gradient, rate, 0.9, 0.999, 1e-8).parameter
    if yours.shape != start.shape { return expect("θ", yours, equals: start) }
    expect(
      "for g = 3, −0.5, 0.0001 and 0, step/η",
      (start - yours) / rate,
      equals: gradient.map { $0 / (abs($0) + 1e-8) })
  }

  /// Expects three steps along random gradients, with all that Adam remembers.
  ///
  /// - Parameters:
  ///   - rule: The right rule at step t.
  ///   - shape: The shape of the parameters.
  ///   - step: The step under test, its settings given.
  mutating func expectSteps(
    ofAdam rule: (_ t: Int) -> some TwoMomentRule, _ shape: [Int],
    _ step: (
      _ parameter: Tensor, _ mean: Tensor, _ square: Tensor, _ t: Int, _ gradient: Tensor
    ) -> (parameter: Tensor, mean: Tensor, square: Tensor)
  ) {
    var parameter = normal(shape)
    var (mean, square) = (Tensor.zeros(shape), Tensor.zeros(shape))
    for t in 1...3 {
      let (gradient, old) = (normal(shape), parameter)
      let yours = step(parameter, mean, square, t, gradient)
      parameter.update(&mean, &square, along: gradient, by: rule(t))
      expect("after step \(t), m", yours.mean, equals: mean)
      expect("after step \(t), v", yours.square, equals: square)
      expectMove(in: t, from: old, to: yours.parameter, insteadOf: parameter)
    }
  }
}
