import DeepNetworks
import ExerciseKit
import Tensors

/// From x, γ, dy and ε to dx, dγ and dβ.
public typealias BatchNormBackward = (
  _ x: Tensor, _ scale: Tensor, _ dy: Tensor, _ epsilon: Scalar
) -> (dx: Tensor, dScale: Tensor, dShift: Tensor)

/// The backward pass of batch normalisation, against chapter 07's.
public var batchNormBackwardExercise: Exercise<BatchNormBackward> {
  Exercise(
    "batchNormBackward",
    wrongAnswers: batchNormBackwardMistakes
  ) { batchNormBackward, trial in
    let m = 3
    // As many examples as features first: there a row can be mistaken for a column.
    for n in [m, 5] where trial.isRight {
      trial.sizes = ["the batch size": n, "the number of features": m]
      var layer = BatchNormalization(features: m, epsilon: 0.1)
      layer.scale = 1.5 + 0.3 * trial.normal([m])
      let x = 1 + 2 * trial.normal([n, m])
      let dy = trial.normal([n, m])
      let (dx, gradient) = layer.forward(x).backward(dy)
      let yours = batchNormBackward(x, layer.scale, dy, 0.1)
      trial.expect("dβ", yours.dShift, equals: gradient.shift, axes: ["M"])
      trial.expect("dγ", yours.dScale, equals: gradient.scale, axes: ["M"])
      trial.expect("dx", yours.dx, equals: dx, axes: ["N", "M"])
    }
  }
}

private var batchNormBackwardMistakes: [WrongAnswer<BatchNormBackward>] {
  [
    WrongAnswer(
      "the mean taken for a constant",
      says:
        "dx must sum to 0 over the batch, and yours does not: μ depends on x as well, and takes "
        + "the mean of dx̂ off.",
      backward(dx: { p in (p.dNormal - p.normal * p.alongVariance) / p.deviation })),
    WrongAnswer(
      "the variance taken for a constant",
      says: "Σ dx · x̂ must be 0 but for ε, and yours is not: v depends on x as well, and takes x̂ "
        + "times the mean of dx̂ ⊙ x̂ off.",
      backward(dx: { p in (p.dNormal - p.alongMean) / p.deviation })),
    WrongAnswer(
      "both taken for constants",
      says: "dx goes straight through: μ and v are made of the batch, and every x has a part in "
        + "them. Two of the three ways are missing.",
      backward(dx: { p in p.dNormal / p.deviation })),
    WrongAnswer(
      "sums instead of means",
      says: "In dx you take off sums: μ and v are means, so their ways bring 1/N along.",
      backward(dx: { p in
        (p.dNormal - p.n * p.alongMean - p.normal * (p.n * p.alongVariance)) / p.deviation
      })),
    WrongAnswer(
      "γ forgotten in dx",
      says: "dx is right for γ = 1: on its way to x̂ the gradient passes γ, dx̂ = γ ⊙ dy.",
      backward(dx: { p in
        (p.dy - p.dy.meanOfRows() - p.normal * (p.dy * p.normal).meanOfRows()) / p.deviation
      })),
    WrongAnswer(
      "σ forgotten in dx",
      says: "dx lacks 1/σ: x̂ is (x − μ)/σ, and the σ divides the gradient too.",
      backward(dx: { p in p.dNormal - p.alongMean - p.normal * p.alongVariance })),
    WrongAnswer(
      "σ² for σ",
      says: "dx is divided by v + ε: x̂ was divided by the root of that.",
      backward(dx: { p in
        (p.dNormal - p.alongMean - p.normal * p.alongVariance) / (p.deviation * p.deviation)
      })),
    WrongAnswer(
      "dγ from x",
      says: "dγ is Σ dy ⊙ x: γ never met x. What it multiplied was x̂.",
      backward(dScale: { p in (p.dy * p.x).sumOfRows() })),
    WrongAnswer(
      "dγ from x − μ",
      says: "dγ is Σ dy ⊙ (x − μ): what γ multiplied was x̂, which is divided by σ.",
      backward(dScale: { p in (p.dy * p.normal * p.deviation).sumOfRows() })),
    WrongAnswer(
      "means for dγ and dβ",
      says: "dγ and dβ are means over the batch: the loss has divided by N already. Add up.",
      backward(
        dScale: { p in (p.dy * p.normal).meanOfRows() }, dShift: { p in p.dy.meanOfRows() })),
    WrongAnswer(
      "dγ and dβ exchanged",
      says: "dγ and dβ are exchanged: γ multiplies x̂, β is only added.",
      backward(
        dScale: { p in p.dy.sumOfRows() }, dShift: { p in (p.dy * p.normal).sumOfRows() })),
  ]
}

/// What the way back is made of.
private struct Parts {
  let x: Tensor
  let dy: Tensor
  let n: Scalar
  let deviation: Tensor
  let normal: Tensor
  let dNormal: Tensor
  let alongMean: Tensor
  let alongVariance: Tensor

  init(_ x: Tensor, _ scale: Tensor, _ dy: Tensor, _ epsilon: Scalar) {
    (self.x, self.dy, n) = (x, dy, Scalar(x.shape[0]))
    let centred = x - x.meanOfRows()
    deviation = sqrt((centred * centred).meanOfRows() + epsilon)
    normal = centred / deviation
    dNormal = dy * scale
    alongMean = dNormal.meanOfRows()
    alongVariance = (dNormal * normal).meanOfRows()
  }
}

/// The way back, of which one gradient may be wrong.
private func backward(
  dScale: @escaping (Parts) -> Tensor = { ($0.dy * $0.normal).sumOfRows() },
  dShift: @escaping (Parts) -> Tensor = { $0.dy.sumOfRows() },
  dx: @escaping (Parts) -> Tensor = {
    ($0.dNormal - $0.alongMean - $0.normal * $0.alongVariance) / $0.deviation
  }
) -> BatchNormBackward {
  { x, scale, dy, epsilon in
    let parts = Parts(x, scale, dy, epsilon)
    return (dx(parts), dScale(parts), dShift(parts))
  }
}
