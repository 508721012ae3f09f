import LinearRegression
import Optimizers
import Tensors

/// An optimizer that takes part in the race and in the table.
struct Contestant {
  let name: String
  /// The rate for the digits, found by trying a few.
  let digitsRate: Scalar
  /// The way down a landscape at a rate, for a number of steps.
  let path: (Landscape, Scalar, Int) -> [Place]
  /// Trains a classifier at the rate for the digits.
  let train: (inout Training) -> Void

  init<Rule: UpdateRule>(
    _ name: String, digitsRate: Scalar, _ rule: @escaping (_ rate: Scalar) -> Rule
  ) {
    self.name = name
    self.digitsRate = digitsRate
    path = { landscape, rate, steps in landscape.path(by: rule(rate), steps: steps) }
    train = { $0.run(rule(digitsRate)) }
  }

  /// All of the chapter's rules, in its order.
  static let all = [
    Contestant("descent", digitsRate: 0.5) { GradientDescent(rate: $0) },
    Contestant("momentum", digitsRate: 0.05) { Momentum(rate: $0) },
    Contestant("Nesterov", digitsRate: 0.05) { Nesterov(rate: $0) },
    Contestant("AdaGrad", digitsRate: 0.01) { AdaGrad(rate: $0) },
    Contestant("RMSProp", digitsRate: 0.001) { RMSProp(rate: $0) },
    Contestant("Adam", digitsRate: 0.001) { Adam(rate: $0) },
    Contestant("AdamW", digitsRate: 0.001) { AdamW(rate: $0) },
  ]
}
