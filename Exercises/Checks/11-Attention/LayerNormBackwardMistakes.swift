import ExerciseKit
import Tensors

/// The known wrong answers to `layerNormBackward`.
var layerNormBackwardMistakes: [WrongAnswer<LayerNormBackward>] {
  [
    WrongAnswer(
      "dγ from x",
      says: "dγ is Σ dy ⊙ x: γ never met x. What it multiplied was x̂.",
      back(dGain: { p in p.dy * p.columns.transposed.tensor })),
    WrongAnswer(
      "dγ from x − μ",
      says: "dγ is Σ dy ⊙ (x − μ): what γ multiplied was x̂, which is divided by σ.",
      back(dGain: { p in p.dy * (p.normal * p.deviation).transposed.tensor })),
    WrongAnswer(
      "dγ and dβ averaged",
      says:
        "dγ and dβ are means over the rows: the loss has divided by its number of terms already. "
        + "Add up.",
      back(gather: { $0.meanOfRows() })),
    WrongAnswer(
      "dγ and dβ along the rows",
      says: "dγ and dβ are summed along the rows, one number for each: γ and β have one number a "
        + "column, which served every row. Sum over the rows.",
      back(gather: { $0.sumOfColumns() })),
    WrongAnswer(
      "dγ and dβ exchanged",
      says: "dγ and dβ are exchanged: γ multiplies x̂, β is only added.",
      { x, gain, dy, epsilon in
        let right = back()(x, gain, dy, epsilon)
        return (right.dx, right.dBias, right.dGain)
      }),
    WrongAnswer(
      "the mean taken for a constant",
      says:
        "dx must sum to 0 along every row, and yours does not: μ depends on x as well, and takes "
        + "the mean of dx̂ off.",
      back(dx: { p in (p.dNormal - p.normal * p.alongVariance) / p.deviation })),
    WrongAnswer(
      "the variance taken for a constant",
      says:
        "Σ dx ⊙ x̂ along a row must be 0 but for ε, and yours is not: v depends on x as well, and "
        + "takes x̂ times the mean of dx̂ ⊙ x̂ off.",
      back(dx: { p in (p.dNormal - p.alongMean) / p.deviation })),
    WrongAnswer(
      "both taken for constants",
      says: "dx goes straight through: μ and v are made of the row, and each of its entries has a "
        + "part in them. Two of the three ways are missing.",
      back(dx: { p in p.dNormal / p.deviation })),
    WrongAnswer(
      "down the columns",
      says:
        "The means in dx run down the columns, as in batch normalisation: here rows know nothing "
        + "of each other. μ and v belong to a row, and the means run along it.",
      { x, gain, dy, epsilon in
        let p = Parts(x.transposed.tensor, nil, (dy * gain).transposed.tensor, epsilon)
        let right = back()(x, gain, dy, epsilon)
        return (p.rightDx, right.dGain, right.dBias)
      }),
    WrongAnswer(
      "the means down the columns, x̂ along the rows",
      says:
        "x̂ and σ are those of the rows, but the means of dx̂ and of dx̂ ⊙ x̂ run down the columns: "
        + "they come back through μ and v, which belong to a row.",
      back(dx: { p in
        let (d, n) = (p.dNormal.transposed.tensor, p.normal.transposed.tensor)
        let inner = d - d.meanOfRows() - n * (d * n).meanOfRows()
        return inner.transposed.tensor / p.deviation
      })),
    WrongAnswer(
      "sums instead of means",
      says:
        "In dx you take off sums: μ and v are means over D entries, so their ways bring 1/D along.",
      back(dx: { p in
        (p.dNormal - p.width * p.alongMean - p.normal * (p.width * p.alongVariance)) / p.deviation
      })),
    WrongAnswer(
      "means by D − 1",
      says: "The way through the variance is divided by D − 1: v is the mean of D squares.",
      back(dx: { p in
        let share = p.width / (p.width - 1)
        return (p.dNormal - p.alongMean - p.normal * (share * p.alongVariance)) / p.deviation
      })),
    WrongAnswer(
      "γ forgotten in dx",
      says: "dx is right for γ = 1: on its way to x̂ the gradient passes γ, dx̂ = γ ⊙ dy.",
      { x, gain, dy, epsilon in
        let right = back()(x, gain, dy, epsilon)
        return (back()(x, 0 * gain + 1, dy, epsilon).dx, right.dGain, right.dBias)
      }),
    WrongAnswer(
      "γ last",
      says:
        "γ multiplies at the end: it differs from column to column, and the means mix the columns "
        + "of a row. It comes first, dx̂ = γ ⊙ dy.",
      { x, gain, dy, epsilon in
        let right = back()(x, gain, dy, epsilon)
        return (back()(x, 0 * gain + 1, dy, epsilon).dx * gain, right.dGain, right.dBias)
      }),
    WrongAnswer(
      "σ forgotten",
      says: "dx lacks 1/σ: x̂ is (x − μ)/σ, and the σ of the row divides the gradient too.",
      back(dx: { p in p.dNormal - p.alongMean - p.normal * p.alongVariance })),
    WrongAnswer(
      "σ² for σ",
      says: "dx is divided by v + ε: x̂ was divided by the root of that.",
      back(dx: { p in
        (p.dNormal - p.alongMean - p.normal * p.alongVariance) / (p.deviation * p.deviation)
      })),
    WrongAnswer(
      "the sign of the variance's way",
      says:
        "The way through the variance is added: a larger v makes x̂ smaller, so it is taken off.",
      back(dx: { p in (p.dNormal - p.alongMean + p.normal * p.alongVariance) / p.deviation })),
    WrongAnswer(
      "x̂ forgotten in the variance's way",
      says:
        "The mean of dx̂ ⊙ x̂ is taken off as it is: it comes with x̂, by which each entry moved the "
        + "variance.",
      back(dx: { p in (p.dNormal - p.alongMean - p.alongVariance) / p.deviation })),
  ]
}

/// What the way back is made of, with rows and columns exchanged: [D, N].
private struct Parts {
  let dy: Tensor
  let columns: Tensor
  let width: Scalar
  let deviation: Tensor
  let normal: Tensor
  let dNormal: Tensor
  let alongMean: Tensor
  let alongVariance: Tensor

  init(_ x: Tensor, _ gain: Tensor?, _ dy: Tensor, _ epsilon: Scalar) {
    self.dy = dy
    columns = x.transposed.tensor
    width = Scalar(x.shape[1])
    let centred = columns - columns.meanOfRows()
    deviation = sqrt((centred * centred).meanOfRows() + epsilon)
    normal = centred / deviation
    dNormal = (gain.map { dy * $0 } ?? dy).transposed.tensor
    alongMean = dNormal.meanOfRows()
    alongVariance = (dNormal * normal).meanOfRows()
  }

  /// dx as it should be, exchanged like all else here.
  var rightDx: Tensor { (dNormal - alongMean - normal * alongVariance) / deviation }
}

/// The way back, of which one gradient may be wrong.
private func back(
  dGain: @escaping (Parts) -> Tensor = { $0.dy * $0.normal.transposed.tensor },
  gather: @escaping (Tensor) -> Tensor = { $0.sumOfRows() },
  dx: @escaping (Parts) -> Tensor = { $0.rightDx }
) -> LayerNormBackward {
  { x, gain, dy, epsilon in
    let parts = Parts(x, gain, dy, epsilon)
    return (dx(parts).transposed.tensor, gather(dGain(parts)), gather(dy))
  }
}
