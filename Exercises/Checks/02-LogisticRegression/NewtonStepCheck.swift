import ExerciseKit
import LogisticRegression
import Tensors

/// From θ, X, y, λ and a solver to the next θ.
public typealias NewtonStep = (
  _ theta: Tensor, _ x: Tensor, _ y: Tensor, _ damping: Scalar,
  _ solve: (_ a: Tensor, _ c: Tensor) -> Tensor
) -> Tensor

/// A step of Newton's method, against the gradient and the Hessian of chapter 02.
public var newtonStepExercise: Exercise<NewtonStep> {
  Exercise(
    "newtonStep",
    wrongAnswers: newtonStepMistakes
  ) { newtonStep, trial in
    let n = Int.random(in: 7...13, using: &trial.generator)
    trial.sizes = ["the number of examples": n]
    for (n, d, damping) in [(n, 3, 0), (n, 4, 0.25), (5, 5, 0.5)] as [(Int, Int, Scalar)] {
      let (inputs, labels) = (trial.normal([n, d - 1]), trial.labels(n))
      let theta = trial.normal([d, 1]) * 0.5
      let yours = newtonStep(theta, withOnes(inputs), column(labels), damping, solution)
      trial.expect(
        damping > 0 ? "the damped θ" : "θ", yours,
        equals: reference(theta, inputs, labels, damping), axes: ["D", "M"])
    }
    guard trial.isRight else { return }  // further steps need a θ of the right shape
    expectSteps(of: newtonStep, onSeparatedClasses: &trial)
    expectDoubling(of: newtonStep, in: &trial)
  }
}

/// Six damped steps where a line separates the classes, and without damping nothing stays finite.
private func expectSteps(of newtonStep: NewtonStep, onSeparatedClasses trial: inout Trial) {
  let labels = trial.labels(9)
  let gaps = trial.normal([9, 1]).map { 1 + abs($0) }
  let inputs = gaps * (2 * column(labels) - 1)
  var (yours, right) = (Tensor.zeros([2, 1]), Tensor.zeros([2, 1]))
  for _ in 0..<6 {
    yours = newtonStep(yours, withOnes(inputs), column(labels), 0.01, solution)
    right = reference(right, inputs, labels, 0.01)
  }
  trial.expect("the sixth θ on separated classes, θ", yours, equals: right)
}

/// Eight steps from zero on labels by chance: the gradient is then nothing but rounding.
private func expectDoubling(of newtonStep: NewtonStep, in trial: inout Trial) {
  let (inputs, labels) = (trial.normal([41, 2]), trial.labels(41))
  var theta = Tensor.zeros([3, 1])
  for _ in 0..<8 { theta = newtonStep(theta, withOnes(inputs), column(labels), 0, solution) }
  let model = LogisticModel(theta: theta.reshaped([-1]))
  let norm = model.lossAndGradient(inputs, labels).gradient.theta.norm
  trial.expect(
    norm < 1e-10,
    "After eight steps the gradient is still \(brief(norm)) long; the number of right digits "
      + "should have doubled with every step.")
}

/// The step by chapter 02's gradient and Hessian.
private func reference(
  _ theta: Tensor, _ inputs: Tensor, _ labels: [Int], _ damping: Scalar
) -> Tensor {
  let model = LogisticModel(theta: theta.reshaped([-1]))
  let gradient = model.lossAndGradient(inputs, labels).gradient.theta.reshaped([-1, 1])
  return theta - solution(damped(model.hessian(inputs), damping), gradient)
}

private func withOnes(_ inputs: Tensor) -> Tensor {
  .concatenating([Tensor(repeating: 1, shape: [inputs.shape[0], 1]), inputs], along: 1)
}

private func damped(_ matrix: Tensor, _ damping: Scalar) -> Tensor {
  var matrix = matrix
  for i in 0..<matrix.shape[0] { matrix[i, i] += damping }
  return matrix
}

/// The z with A · z = c, by elimination; it refuses no matrix, so that a wrong one has a result.
private func solution(_ a: Tensor, _ c: Tensor) -> Tensor {
  guard a.rank == 2, a.shape[0] == a.shape[1], c.shape == [a.shape[0], 1] else {
    mistake("solve: a matrix of shape \(a.shape) and a column of shape \(c.shape)")
  }
  var (a, z) = (a, c)
  for k in 0..<c.count {
    for i in 0..<c.count where i != k {
      let factor = a[i, k] / a[k, k]
      for j in k..<c.count { a[i, j] -= factor * a[k, j] }
      z[i, 0] -= factor * z[k, 0]
    }
  }
  for k in 0..<c.count { z[k, 0] /= a[k, k] }
  return z
}

private var newtonStepMistakes: [WrongAnswer<NewtonStep>] {
  [
    WrongAnswer(
      "H without p(1 − p)",
      says: "Your curvature is XᵀX/N, that of linear regression: here example n weighs p(1 − p). "
        + "The steps are a quarter of the right ones or less, and the digits do not double."
    ) { t, x, y, damping, solve in
      t - solve(damped(x.transposed.matmul(x) / count(x), damping), gradient(t, x, y))
    },
    WrongAnswer(
      "a gradient step",
      says: "That is gradient descent, θ − g. Newton's method divides by the curvature: solve "
        + "(H + λI) · z = g, and go by z."
    ) { t, x, y, _, _ in t - gradient(t, x, y) },
    WrongAnswer(
      "no damping",
      says: "You left λ out. Where a line separates the classes, H fades with p(1 − p) and the "
        + "undamped steps have no bound: add λ on the diagonal."
    ) { t, x, y, _, solve in t - solve(hessian(t, x), gradient(t, x, y)) },
    WrongAnswer(
      "damping everywhere",
      says: "You added λ to every entry of H: λI is λ on the diagonal and 0 elsewhere."
    ) { t, x, y, damping, solve in t - solve(hessian(t, x) + damping, gradient(t, x, y)) },
    WrongAnswer(
      "the bias undamped",
      says:
        "You left the bias undamped. That is a good rule for penalties on weights; but λI has λ "
        + "on the whole diagonal."
    ) { t, x, y, damping, solve in
      var curvature = damped(hessian(t, x), damping)
      curvature[0, 0] -= damping
      return t - solve(curvature, gradient(t, x, y))
    },
    WrongAnswer(
      "the sign",
      says: "You stepped the wrong way: with g = 1/N · Xᵀ(p − y) the step is subtracted."
    ) { t, x, y, damping, solve in
      t + solve(damped(hessian(t, x), damping), gradient(t, x, y))
    },
    WrongAnswer(
      "1/N in g only",
      says: "g was divided by N, but H was not: the step is N times too short."
    ) { t, x, y, damping, solve in
      t - solve(damped(hessian(t, x) * count(x), damping), gradient(t, x, y))
    },
    WrongAnswer(
      "1/N in H only",
      says: "H was divided by N, but g was not: the step is N times too long."
    ) { t, x, y, damping, solve in
      t - solve(damped(hessian(t, x), damping), gradient(t, x, y) * count(x))
    },
    WrongAnswer(
      "no 1/N at all",
      says: "Neither g nor H was divided by N. For λ = 0 the N cancels; but λ is meant for the "
        + "mean, and against a sum it is N times too small."
    ) { t, x, y, damping, solve in
      let n = count(x)
      return t - solve(damped(hessian(t, x) * n, damping), gradient(t, x, y) * n)
    },
    WrongAnswer(
      "the step alone",
      says: "You return the step, (H + λI)⁻¹ g: take it from θ."
    ) { t, x, y, damping, solve in
      solve(damped(hessian(t, x), damping), gradient(t, x, y))
    },
    WrongAnswer(
      "the weights are p",
      says: "You weighted example n by p. The derivative of the sigmoid is p(1 − p)."
    ) { t, x, y, damping, solve in
      let p = sigmoid(x.matmul(t)).reshaped([-1])
      let curvature = (x.transposed.tensor * p).matmul(x) / count(x)
      return t - solve(damped(curvature, damping), gradient(t, x, y))
    },
  ]
}

private func count(_ x: Tensor) -> Scalar { Scalar(x.shape[0]) }

/// The right g, [D, 1].
private func gradient(_ theta: Tensor, _ x: Tensor, _ y: Tensor) -> Tensor {
  x.transposed.matmul(sigmoid(x.matmul(theta)) - y) / count(x)
}

/// The right H, [D, D].
private func hessian(_ theta: Tensor, _ x: Tensor) -> Tensor {
  let p = sigmoid(x.matmul(theta)).reshaped([-1])
  return (x.transposed.tensor * (p * (1 - p))).matmul(x) / count(x)
}
