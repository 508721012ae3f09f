import ExerciseKit
import Tensors

/// Judges with a blind spot.
var gradCheckMistakes: [WrongAnswer<GradCheck>] {
  [
    WrongAnswer(
      "an absolute tolerance",
      says: "You accepted a zero gradient for log at x near 1e5: the right one is 1e-5, and no "
        + "absolute tolerance is small enough for all. Divide by the norm of the gradient."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { ($0 - $1).norm <= 1e-2 }
    },
    WrongAnswer(
      "dy of ones",
      says: "You accepted zero as the gradient of softmax: with ones for dy it is zero, for the "
        + "rows sum to 1 whatever x is. Draw dy at random."
    ) { x, f, gradient, _ in
      judged(x, f, gradient, Tensor(repeating: 1, shape: f(x).shape), isNear)
    },
    WrongAnswer(
      "one entry only",
      says: "You accepted a gradient of exp that is wrong in its last entry: you looked at the "
        + "first entry only. Compare all of them."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { claimed, numerical in
        isNear(Tensor([claimed.scalars[0]]), Tensor([numerical.scalars[0]]))
      }
    },
    WrongAnswer(
      "norms compared",
      says: "You accepted a gradient with the wrong sign: you compared how long the two are, and "
        + "not where they point. Take the norm of the difference, not the difference of the norms."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { claimed, numerical in
        abs(claimed.norm - numerical.norm) <= 1e-6 * numerical.norm + 1e-9
      }
    },
    WrongAnswer(
      "differences that cancel",
      says: "You accepted dy for the gradient of xᵀ, the right numbers in the wrong places: the "
        + "differences were added with their signs and cancelled. Take their norm."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { claimed, numerical in
        abs((claimed - numerical).sum()) <= 1e-6 * numerical.norm + 1e-9
      }
    },
    WrongAnswer(
      "entry by entry",
      says:
        "You rejected a right gradient of x³ − 3x: at x = 1 it is 0 and the difference quotient "
        + "1e-10, so that the relative error of this one entry is 1. Divide by the norm of all."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { claimed, numerical in
        zip(claimed.scalars, numerical.scalars).allSatisfy { g, other in
          abs(g - other) <= 1e-6 * max(abs(g), abs(other))
        }
      }
    },
    WrongAnswer(
      "NaN let through",
      says: "You accepted a gradient with a NaN in it: every comparison with NaN is false, also "
        + "the question whether the error is too large. Ask whether it is small enough."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { claimed, numerical in
        !((claimed - numerical).norm > 1e-6 * numerical.norm + 1e-9)
      }
    },
    WrongAnswer(
      "a loose tolerance",
      says: "You accepted a gradient that is too large by a thousandth: a tolerance of 1e-2 "
        + "accepts it. Central differences have ten right digits, so ask for six."
    ) { x, f, gradient, generator in
      judged(x, f, gradient, normal(f(x), &generator)) { claimed, numerical in
        (claimed - numerical).norm <= 1e-2 * numerical.norm + 1e-9
      }
    },
  ]
}

/// Whether a judge accepts: the comparison of the claim with the central differences.
private func judged(
  _ x: Tensor, _ f: (Tensor) -> Tensor, _ gradient: (Tensor) -> Tensor, _ dy: Tensor,
  _ accepts: (_ claimed: Tensor, _ numerical: Tensor) -> Bool
) -> Bool {
  let numerical = slopes(at: x) { i in
    let h = 1e-5 * max(1, abs(x.scalars[i]))
    return (f(x.moved(i, by: h)) - f(x.moved(i, by: -h))).dot(dy) / (2 * h)
  }
  return accepts(gradient(dy), numerical)
}

private func isNear(_ claimed: Tensor, _ numerical: Tensor) -> Bool {
  (claimed - numerical).norm <= 1e-6 * numerical.norm + 1e-9
}

private func normal(_ y: Tensor, _ generator: inout SeededGenerator) -> Tensor {
  Tensor.normal(y.shape, using: &generator)
}
