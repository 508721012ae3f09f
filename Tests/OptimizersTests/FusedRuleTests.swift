import Learning
import LinearRegression
import Optimizers
import Tensors
import Testing

/// Every parameter descends on a parabola of its own, whose slope at θ is c · θ − 0.3.
@Suite("Fused rules: one pass over registers does what the literal loop does to each parameter")
struct FusedRuleTests {
  private static let steps = 25
  private let start = Cluster.random(seed: 11)
  private let curvatures = Cluster.random(seed: 12).scalars.map { 0.5 + abs($0) }

  private func slope(_ number: Int, _ theta: Scalar) -> Scalar { curvatures[number] * theta - 0.3 }

  private func gradient(at model: Cluster) -> Cluster {
    var gradient = model
    var first = 0
    for part in model.parts.indices {
      let values = model.parts[part].values
      let slopes = values.scalars.indices.map { slope(first + $0, values.scalars[$0]) }
      gradient.parts[part].values = Tensor(shape: values.shape, scalars: slopes)
      first += values.count
    }
    return gradient
  }

  /// Expects that after every step each parameter stands where the literal path has it.
  private func expect(
    _ rule: some UpdateRule, follows path: (Scalar, (Scalar) -> Scalar) -> [Scalar],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let literal = start.scalars.enumerated().map { number, theta in
      path(theta) { slope(number, $0) }
    }
    var model = start
    var step = Optimizer(rule, for: model)
    for t in 0..<Self.steps {
      step(&model, gradient(at: model))
      for (number, theta) in model.scalars.enumerated() {
        #expect(
          isClose(theta, literal[number][t]), "parameter \(number), step \(t + 1)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test("momentum, with the rate in the velocity")
  func momentum() {
    expect(Momentum(rate: 0.05, decay: 0.8)) {
      momentumByDefinition(from: $0, rate: 0.05, decay: 0.8, steps: Self.steps, gradient: $1)
    }
  }

  @Test("momentum with the rate outside gives the same parameters while the rate stays")
  func momentumOutside() {
    expect(Momentum(rate: 0.05, decay: 0.8, ratePlace: .outside)) {
      momentumByDefinition(from: $0, rate: 0.05, decay: 0.8, steps: Self.steps, gradient: $1)
    }
  }

  @Test("AdaGrad")
  func adaGrad() {
    expect(AdaGrad(rate: 0.1, epsilon: 0.01)) {
      adaGradByDefinition(from: $0, rate: 0.1, epsilon: 0.01, steps: Self.steps, gradient: $1)
    }
  }

  @Test("RMSProp")
  func rmsProp() {
    expect(RMSProp(rate: 0.1, decay: 0.7, epsilon: 0.01)) {
      rmsPropByDefinition(
        from: $0, rate: 0.1, decay: 0.7, epsilon: 0.01, steps: Self.steps, gradient: $1)
    }
  }

  @Test("Adam")
  func adam() {
    expect(Adam(rate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 0.01)) {
      adamByDefinition(
        from: $0, rate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 0.01, steps: Self.steps,
        gradient: $1)
    }
  }

  @Test("AdamW")
  func adamW() {
    expect(AdamW(rate: 0.1, decay: 0.2, beta1: 0.8, beta2: 0.95, epsilon: 0.01)) {
      adamWByDefinition(
        from: $0, rate: 0.1, decay: 0.2, beta1: 0.8, beta2: 0.95, epsilon: 0.01,
        steps: Self.steps, gradient: $1)
    }
  }

  @Test("Nesterov holds the point ahead of the literal path: φ = θ − γ · v")
  func nesterov() {
    expect(Nesterov(rate: 0.05, decay: 0.8)) { theta, slope in
      let path = nesterovByDefinition(
        from: theta, rate: 0.05, decay: 0.8, steps: Self.steps, gradient: slope)
      // v is what the last step took away.
      return zip(path, [theta] + path).map { now, before in now - 0.8 * (before - now) }
    }
  }
}
