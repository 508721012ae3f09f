import Learning
import LinearRegression
import Optimizers
import Tensors
import Testing

@Suite("Under a constant gradient the steps have closed forms")
struct ConstantGradientTests {
  /// The lengths of a rule's steps under the gradient g, from θ = 0.
  private func steps(of rule: some UpdateRule, _ g: Scalar, count: Int) -> [Scalar] {
    var model = Cluster([Tensor([0])])
    var step = Optimizer(rule, for: model)
    return (0..<count).map { _ in
      let before = model.scalars[0]
      step(&model, Cluster([Tensor([g])]))
      return before - model.scalars[0]
    }
  }

  @Test("momentum comes to 1, 2.9 and 5.61 rates, and its step grows to η · g / (1 − γ)")
  func momentum() {
    let lengths = steps(of: Momentum(rate: 1, decay: 0.9), 1, count: 300)
    #expect(isClose(lengths[0], 1))
    #expect(isClose(lengths[0] + lengths[1], 2.9))
    #expect(isClose(lengths[0] + lengths[1] + lengths[2], 5.61))
    #expect(isClose(lengths[299], 10, within: 1e-4))
  }

  @Test("AdaGrad: step t is η / √t, whatever the size of g", arguments: [0.01, 1, 300])
  func adaGrad(g: Double) {
    let lengths = steps(of: AdaGrad(rate: 0.5, epsilon: 1e-20), Scalar(g), count: 50)
    for (t, length) in zip(1..., lengths) {
      #expect(isClose(length, 0.5 / Scalar(t).squareRoot(), within: 4 * tolerance))
    }
  }

  @Test("RMSProp: steps fall from η / √(1 − ρ) towards η", arguments: [0.01, 1, 300])
  func rmsProp(g: Double) {
    let rule = RMSProp(rate: 0.5, decay: 0.9, epsilon: 1e-20)
    let lengths = steps(of: rule, Scalar(g), count: 200)
    #expect(isClose(lengths[0], 0.5 / Scalar(0.1).squareRoot()))
    var power: Scalar = 1
    for length in lengths {
      power *= 0.9
      #expect(isClose(length, 0.5 / (1 - power).squareRoot(), within: 8 * tolerance))
    }
    #expect(isClose(lengths[199], 0.5, within: 1e-4))
    let early = lengths.prefix(50)
    #expect(zip(early, early.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("Adam: every step is η · g / (|g| + ε), the first too", arguments: [-3, 1e-4, 1, 500])
  func adam(g: Double) {
    let g = Scalar(g)
    let lengths = steps(of: Adam(rate: 0.25), g, count: 30)
    for length in lengths {
      #expect(isClose(length, 0.25 * g / (abs(g) + 1e-8), within: 16 * tolerance))
    }
  }

  @Test("a gradient as small as ε halves Adam's first step: ε stands beside the root")
  func epsilonBesideTheRoot() {
    let first = steps(of: Adam(rate: 1, epsilon: 1e-3), 1e-3, count: 1)[0]
    #expect(isClose(first, 0.5))
  }

  @Test("with the corrections left out Adam's first step would be 3.16 rates")
  func uncorrected() {
    var (theta, m, v) = (Vector(), Vector(), Vector())
    Adam(rate: 1)(&theta, &m, &v, Vector(repeating: 1))
    #expect(isClose(theta[0], -Scalar(10).squareRoot(), within: 1e-4))
    (theta, m, v) = (Vector(), Vector(), Vector())
    Adam(rate: 1).at(step: 1)(&theta, &m, &v, Vector(repeating: 1))
    #expect(isClose(theta[0], -1, within: 1e-4))
  }
}
