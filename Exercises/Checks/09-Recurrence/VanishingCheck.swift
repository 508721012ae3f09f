import ExerciseKit
import Foundation
import Recurrence
import Tensors

/// From the states of a sequence and Wh to the norms of ∂h_T/∂hₜ and the factor a step.
public typealias Vanishing = (_ states: [Tensor], _ wh: Tensor) -> (norms: [Scalar], rate: Scalar)

/// The norms of ∂h_T/∂hₜ, against chapter 09's backward pass.
public var vanishingExercise: Exercise<Vanishing> {
  Exercise(
    "vanishing",
    wrongAnswers: vanishingMistakes
  ) { vanishing, trial in
    let length = Int.random(in: 5...8, using: &trial.generator)
    // Weights under which the gradient vanishes, weights under which it may grow, a single step.
    for (gain, steps) in [(0.5, length), (2, length), (1, 1)] as [(Scalar, Int)]
    where trial.isRight {
      let width = 4
      let layer = RecurrentLayer(
        inputWeights: trial.normal([2, width]) * 0.4,
        stateWeights: trial.normal([width, width]) * (gain / 2),
        bias: trial.normal([width]) * 0.3)
      let (x, start) = (trial.normal([steps, 2]), trial.normal([width]))
      let y = layer.forward(x.reshaped([steps, 1, 2]), initial: start.reshaped([1, width])).y
      let states = [start] + timeSteps(of: y.reshaped([steps, width]))
      let yours = vanishing(states, layer.stateWeights)
      let right = (0..<steps).reversed().map { t in
        layer.jacobian(of: x.rows(t..<steps), from: states[t]).norm
      }
      let root = Scalar(width).squareRoot()
      trial.expectNorms(yours.norms, equal: [root] + right)
      trial.expect(
        "rate", yours.rate, equals: pow(right[steps - 1] / root, 1 / Scalar(steps)))
    }
  }
}

extension Trial {
  /// Expects the norms, from the last step back; the complaint names the step.
  fileprivate mutating func expectNorms(_ yours: [Scalar], equal right: [Scalar]) {
    expect("The number of norms", yours.count, equals: right.count)
    guard yours.count == right.count else {
      expect("norms", Tensor(yours), equals: Tensor(yours))
      return
    }
    let last = right.count - 1
    for lag in right.indices {
      let t = last - lag
      let place = lag == 0 ? "of the identity" : "after \(lag) of \(last) steps back"
      expect("‖∂h_T/∂hₜ‖ at t = \(t), \(place),", yours[lag], equals: right[lag])
    }
  }
}

private var vanishingMistakes: [WrongAnswer<Vanishing>] {
  [
    WrongAnswer(
      "tanh′ ignored",
      says:
        "These are the norms of the powers of Wh alone: every step also scales by the slopes of "
        + "its tanh, 1 − h², which are below 1 and make it vanish sooner."
    ) { states, wh in norms(states) { product, _ in product.matmul(wh.transposed) } },
    WrongAnswer(
      "the norms multiplied",
      says: "You multiplied the norms of the Jacobians: that is only an upper bound, often a far "
        + "one. Multiply the matrices and take the norm of the product."
    ) { states, wh in
      let width = wh.shape[0]
      var norms = [Scalar(width).squareRoot()]
      for h in states.dropFirst().reversed() {
        let jacobian = (identity(width) * (1 - h * h)).matmul(wh.transposed)
        norms.append(norms[norms.count - 1] * jacobian.norm)
      }
      return (norms, rate(norms))
    },
    WrongAnswer(
      "the spectral radius",
      says: "These are powers of the spectral radius of Wh: eigenvalues tell how a power grows in "
        + "the end, and of a matrix that is not normal not how its norm goes on the way; nor are "
        + "the slopes in them."
    ) { states, wh in
      let radius = spectralRadius(wh)
      let norms = states.indices.map { Scalar(wh.shape[0]).squareRoot() * pow(radius, Scalar($0)) }
      return (norms, rate(norms))
    },
    WrongAnswer(
      "the slopes of the states before",
      says:
        "The slopes are those of h₀ … h_T₋₁: the step from hₜ₋₁ to hₜ goes through the tanh that "
        + "made hₜ, so its slope is 1 − hₜ². No step led to h₀."
    ) { states, wh in
      norms([states[0]] + states.dropLast()) { ($0 * (1 - $1 * $1)).matmul(wh.transposed) }
    },
    WrongAnswer(
      "the slope 1 − h",
      says: "The slope is taken as 1 − h: that of tanh is 1 − h²."
    ) { states, wh in norms(states) { ($0 * (1 - $1)).matmul(wh.transposed) } },
    WrongAnswer(
      "Wh for Whᵀ",
      says:
        "The Jacobians are diag(1 − h²) · Wh: in h · Wh unit j of the state before reaches unit "
        + "i through Wh[j, i], so row i of the Jacobian holds column i of Wh."
    ) { states, wh in norms(states) { ($0 * (1 - $1 * $1)).matmul(wh) } },
    WrongAnswer(
      "multiplied in the wrong order",
      says:
        "The matrices are multiplied in the wrong order: ∂h_T/∂hₜ begins, on the left, with the "
        + "Jacobian of the last step, and every earlier one joins on the right."
    ) { states, wh in
      norms(states) { product, h in
        (identity(wh.shape[0]) * (1 - h * h)).matmul(wh.transposed).matmul(product)
      }
    },
    WrongAnswer(
      "from the first step on",
      says:
        "The list begins with t = 0: that of t = T is asked for first, √H, and each further step "
        + "back after it."
    ) { states, wh in
      let right = norms(states) { ($0 * (1 - $1 * $1)).matmul(wh.transposed) }
      return (right.norms.reversed(), right.rate)
    },
    WrongAnswer(
      "the whole fall for that of a step",
      says: "rate is the fall over all steps: that of one step is its T-th root."
    ) { states, wh in
      let right = norms(states) { ($0 * (1 - $1 * $1)).matmul(wh.transposed) }
      return (right.norms, right.norms[right.norms.count - 1] / right.norms[0])
    },
    WrongAnswer(
      "the root of T + 1",
      says: "rate is a root of order T + 1: T + 1 norms have T steps between them."
    ) { states, wh in
      let right = norms(states) { ($0 * (1 - $1 * $1)).matmul(wh.transposed) }
      let whole = right.norms[right.norms.count - 1] / right.norms[0]
      return (right.norms, pow(whole, 1 / Scalar(right.norms.count)))
    },
  ]
}

/// The norms of a product that a function extends by the slopes of one state after the other.
private func norms(
  _ states: [Tensor], _ extend: (_ product: Tensor, _ h: Tensor) -> Tensor
) -> (norms: [Scalar], rate: Scalar) {
  var product = identity(states[0].count)
  var norms = [product.norm]
  for h in states.dropFirst().reversed() {
    product = extend(product, h)
    norms.append(product.norm)
  }
  return (norms, rate(norms))
}

private func rate(_ norms: [Scalar]) -> Scalar {
  pow(norms[norms.count - 1] / norms[0], 1 / Scalar(norms.count - 1))
}

private func identity(_ width: Int) -> Tensor {
  var matrix = Tensor.zeros([width, width])
  for i in 0..<width { matrix[i, i] = 1 }
  return matrix
}

/// The largest magnitude of an eigenvalue, limₖ ‖Wᵏ‖^(1/k), the power taken by squaring.
private func spectralRadius(_ matrix: Tensor) -> Scalar {
  var (power, radius, exponent) = (matrix, Scalar(1), Scalar(1))
  for _ in 0..<30 {
    let norm = power.norm
    radius *= pow(norm, exponent)
    power = (power / norm).matmul(power / norm)
    exponent /= 2
  }
  return radius
}
