import AdversarialNetworks
import Backpropagation
import Figures
import Foundation
import Learning
import LinearRegression
import Program
import Tensors

/// Two normal distributions (σ = 1), ever farther apart: the game's divergence stops at ln 2, where it
/// has no slope left, and the clipped critic's distance goes on.
func showDistances(_ arguments: Arguments, on console: Console, into report: inout Report) {
  var dice = SeededGenerator(seed: arguments.seed)
  let distances: [Scalar] = [0, 1, 2, 4, 8, 16]
  let rows = distances.map { distance in
    let divergence = gameDivergence(at: distance)
    let slope = (gameDivergence(at: distance + 0.01) - divergence) / 0.01
    let critic = criticDistance(at: distance, using: &dice)
    return ["\(Int(distance))"]
      + [divergence, slope, critic].map { String(format: "%.3f", Double($0) + 0.0) }
  }
  report.show(
    "distances",
    Table(
      title: "Two normal distributions, ever farther apart",
      headers: ["apart by", "JSD", "its slope", "critic's distance"], rows: rows),
    on: console)
}

/// The Jensen–Shannon divergence of N(0, 1) and N(d, 1), on a fine grid.
private func gameDivergence(at distance: Scalar) -> Scalar {
  let grid = (0..<1_400).map { -8 + Scalar($0) * 0.025 }
  func shares(_ mean: Scalar) -> [Scalar] {
    let densities = Tensor(grid.map { exp(-($0 - mean) * ($0 - mean) / 2) })
    return (densities / densities.sum()).scalars
  }
  return OptimalDiscriminator(real: shares(0), generated: shares(distance)).divergence
}

/// What a linear critic, its weights clipped to ±1, finds the two to be apart.
private func criticDistance(
  at distance: Scalar, using dice: inout SeededGenerator
) -> Scalar {
  let real = Tensor.normal([4_000, 1], using: &dice)
  let generated = Tensor.normal([4_000, 1], using: &dice) + distance
  var critic = Dense(inputs: 1, outputs: 1, using: &dice)
  let step = Optimizer(GradientDescent(rate: 0.2), for: critic)
  for _ in 0..<100 {
    let (r, realBackward) = critic.forward(real)
    let (f, generatedBackward) = critic.forward(generated)
    let (dReal, dGenerated) = criticLoss(real: r, generated: f).backward()
    step(&critic, realBackward(dReal).gradient)
    step(&critic, generatedBackward(dGenerated).gradient)
    critic = clippedWeights(critic, to: 1)
  }
  return -criticLoss(real: critic.forward(real).y, generated: critic.forward(generated).y).loss
}
