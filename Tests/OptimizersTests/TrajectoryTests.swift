import Learning
import LinearRegression
import Optimizers
import Tensors
import Testing

/// On ½ θ², whose slope is θ itself, from 1 at η = 0.1 and γ = 0.9.
@Suite("Trajectories on ½ θ², against exact fractions")
struct TrajectoryTests {
  private let rate = Fraction(1, 10)
  private let decay = Fraction(9, 10)

  private func path(by rule: some UpdateRule, steps: Int) -> [Scalar] {
    var model = Cluster([Tensor([1])])
    var step = Optimizer(rule, for: model)
    return (0..<steps).map { _ in
      step(&model, model)
      return model.scalars[0]
    }
  }

  @Test("descent: θₜ = 0.9ᵗ")
  func descent() {
    var theta = Fraction(1)
    for found in path(by: SGD(rate: 0.1), steps: 10) {
      theta = theta - rate * theta
      #expect(isClose(found, theta.scalar))
    }
    #expect(theta == Fraction(3_486_784_401, 10_000_000_000))
  }

  @Test("momentum: 0.9, 0.72, 0.486, …")
  func momentum() {
    var (theta, velocity) = (Fraction(1), Fraction(0))
    var exact: [Fraction] = []
    for found in path(by: Momentum(rate: 0.1), steps: 7) {
      velocity = decay * velocity + rate * theta
      theta = theta - velocity
      exact.append(theta)
      #expect(isClose(found, theta.scalar))
    }
    #expect(exact.prefix(3) == [Fraction(9, 10), Fraction(18, 25), Fraction(243, 500)])
  }

  @Test("Nesterov: θ is 0.9, then 0.729; the model holds the points ahead, 0.81 and 0.5751")
  func nesterov() {
    var (theta, velocity) = (Fraction(1), Fraction(0))
    var (exact, ahead): ([Fraction], [Fraction]) = ([], [])
    for found in path(by: Nesterov(rate: 0.1), steps: 5) {
      velocity = decay * velocity + rate * (theta - decay * velocity)
      theta = theta - velocity
      exact.append(theta)
      ahead.append(theta - decay * velocity)
      #expect(isClose(found, ahead[ahead.count - 1].scalar))
    }
    #expect(exact.prefix(2) == [Fraction(9, 10), Fraction(729, 1000)])
    #expect(ahead.prefix(2) == [Fraction(81, 100), Fraction(5751, 10_000)])
    let literal = nesterovByDefinition(from: 1, rate: 0.1, decay: 0.9, steps: 5) { $0 }
    for (found, right) in zip(literal, exact) { #expect(isClose(found, right.scalar)) }
  }

  @Test("at γ = 0 momentum and Nesterov are plain descent, to the last bit")
  func withoutMemory() {
    let plain = path(by: SGD(rate: 0.25), steps: 5)
    #expect(path(by: Momentum(rate: 0.25, decay: 0), steps: 5) == plain)
    #expect(path(by: Nesterov(rate: 0.25, decay: 0), steps: 5) == plain)
  }
}
