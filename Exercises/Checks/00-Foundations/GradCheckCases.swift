import Foundation
import Tensors

/// A function, the right gradient at a point, and a wrong one that some careless check accepts.
struct GradCheckCase {
  /// What is right, "log at x = 1e5".
  let name: String
  /// What is wrong, "zero".
  let mistake: String
  /// The point.
  let x: Tensor
  /// The function.
  let f: (Tensor) -> Tensor
  /// From x and dy to ∂L/∂x.
  let right: (_ x: Tensor, _ dy: Tensor) -> Tensor
  /// From x and dy to something else.
  let wrong: (_ x: Tensor, _ dy: Tensor) -> Tensor

  /// Twelve cases at random points.
  static func draw(using generator: inout SeededGenerator) -> [GradCheckCase] {
    elementwise(using: &generator) + others(using: &generator)
  }
}

/// Functions of single scalars.
private func elementwise(using generator: inout SeededGenerator) -> [GradCheckCase] {
  let x = Tensor.normal([4, 3], using: &generator)
  let positive = Tensor.uniform([3, 2], from: 0.5, to: 2, using: &generator)
  let stationary = Tensor([1, 0.5, -1, 1])  // 3x² − 3 is 0 at ±1
  let large = Tensor.uniform([5], from: 0.9e5, to: 1.1e5, using: &generator)
  return [
    GradCheckCase(
      name: "of log x at x near 1e5, dy/x", mistake: "zero", x: large,
      f: log, right: { x, dy in dy / x }, wrong: { x, _ in Tensor.zeros(x.shape) }),
    GradCheckCase(
      name: "of exp x, y · dy", mistake: "with its last entry doubled", x: x,
      f: exp, right: { x, dy in exp(x) * dy },
      wrong: { x, dy in
        var dx = exp(x) * dy
        dx[3, 2] *= 2
        return dx
      }),
    GradCheckCase(
      name: "of sin x, cos x · dy", mistake: "with the wrong sign", x: x,
      f: sine, right: { x, dy in sine(x + .pi / 2) * dy },
      wrong: { x, dy in -(sine(x + .pi / 2) * dy) }),
    GradCheckCase(
      name: "of tanh x, (1 − y²) · dy", mistake: "1 − y², without dy", x: x,
      f: tanh, right: { x, dy in (1 - tanh(x) * tanh(x)) * dy },
      wrong: { x, _ in 1 - tanh(x) * tanh(x) }),
    GradCheckCase(
      name: "of the sigmoid, y(1 − y) · dy", mistake: "x(1 − x) · dy", x: x,
      f: sigmoid, right: { x, dy in sigmoid(x) * (1 - sigmoid(x)) * dy },
      wrong: { x, dy in x * (1 - x) * dy }),
    GradCheckCase(
      name: "of √x, dy/(2√x)", mistake: "with one entry NaN", x: positive,
      f: sqrt, right: { x, dy in dy / (2 * sqrt(x)) },
      wrong: { x, dy in
        var dx = dy / (2 * sqrt(x))
        dx[1, 1] = .nan
        return dx
      }),
    GradCheckCase(
      name: "of x³ − 3x, which is 0 at x = ±1", mistake: "a thousandth too large", x: stationary,
      f: { x in x * x * x - 3 * x }, right: { x, dy in 3 * (x * x - 1) * dy },
      wrong: { x, dy in 3.003 * (x * x - 1) * dy }),
  ]
}

/// Functions in which several scalars, or none, have a say.
private func others(using generator: inout SeededGenerator) -> [GradCheckCase] {
  let x = Tensor.normal([5, 3], using: &generator)
  let square = Tensor.normal([3, 3], using: &generator)
  let w = Tensor.normal([3, 3], using: &generator)
  let awayFromZero = x.map { $0 < 0 ? $0 - 0.1 : $0 + 0.1 }
  return [
    GradCheckCase(
      name: "of softmax", mistake: "zero", x: x,
      f: softmax, right: { x, dy in softmaxBackward(softmax(x), dy) },
      wrong: { x, _ in Tensor.zeros(x.shape) }),
    GradCheckCase(
      name: "of x · W, dy · Wᵀ", mistake: "dy · W", x: x,
      f: { x in x.matmul(w) }, right: { _, dy in dy.matmul(w.transposed) },
      wrong: { _, dy in dy.matmul(w) }),
    GradCheckCase(
      name: "of xᵀ, dyᵀ", mistake: "dy itself", x: square,
      f: { x in x.transposed.tensor }, right: { _, dy in dy.transposed.tensor },
      wrong: { _, dy in dy }),
    GradCheckCase(
      name: "of the mean of N rows, dy/N", mistake: "dy, without 1/N", x: x,
      f: { x in x.meanOfRows() },
      right: { x, dy in Tensor.zeros(x.shape) + dy / Scalar(x.shape[0]) },
      wrong: { x, dy in Tensor.zeros(x.shape) + dy }),
    GradCheckCase(
      name: "of max(0, x), dy where x > 0", mistake: "dy everywhere", x: awayFromZero,
      f: { x in x.map { max(0, $0) } }, right: { x, dy in x.map(with: dy) { $0 > 0 ? $1 : 0 } },
      wrong: { _, dy in dy }),
  ]
}

private func softmax(_ x: Tensor) -> Tensor {
  exp((x.transposed.tensor - x.logSumExpOfColumns()).transposed.tensor)
}

/// y · (dy − Σ y · dy), row by row.
private func softmaxBackward(_ y: Tensor, _ dy: Tensor) -> Tensor {
  y * (dy.transposed.tensor - (y * dy).sumOfColumns()).transposed.tensor
}

private func sine(_ x: Tensor) -> Tensor { x.map { sin($0) } }
