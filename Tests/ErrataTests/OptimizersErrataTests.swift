#if !SinglePrecision
  import Foundation
  import Learning
  import LinearRegression
  import Optimizers
  import Tensors
  import Testing

  @Suite("Errata about optimizers")
  struct OptimizersErrataTests {
    /// The values of θ after each step of a rule on J = θ², from 1.
    private func path(by rule: some UpdateRule, steps: Int = 3) -> [Scalar] {
      var model = Place(1, 0)
      var step = Optimizer(rule, for: model)
      return (0..<steps).map { _ in
        step(&model, Place(2 * model.x, 0))
        return model.x
      }
    }

    private func expect(
      _ found: [Scalar], _ right: [Scalar], sourceLocation: SourceLocation = #_sourceLocation
    ) {
      #expect(isClose(Tensor(found), Tensor(right)), sourceLocation: sourceLocation)
    }

    @Test("E001-01: descent need not reach the minimum, it may diverge or stop in a local one")
    func descentToTheMinimum() {
      expect([path(by: GradientDescent(rate: 1.1), steps: 10)[9]], [6.191736422400007])
      expect([path(by: GradientDescent(rate: 0.1), steps: 10)[9]], [0.10737418240000003])
      #expect(isClose(6.191736422400007 * 6.191736422400007, 38.33759992447484))
      let local = valleyFloor(from: 1.5)
      let global = valleyFloor(from: -1.5)
      expect([local, height(local)], [0.9304029265558525, -0.5167485082852492])
      expect([global, height(global)], [-1.0574537707383789, -1.5147536412757057])
    }

    /// w⁴ − 2w² + ½w: two valleys, the left one deeper.
    private func height(_ w: Scalar) -> Scalar { w * w * w * w - 2 * w * w + 0.5 * w }

    private func valleyFloor(from start: Scalar) -> Scalar {
      var model = Place(start, 0)
      let step = Optimizer(GradientDescent(rate: 0.01), for: model)
      for _ in 0..<5000 {
        let w = model.x
        step(&model, Place(4 * w * w * w - 4 * w + 0.5, 0))
      }
      return model.x
    }

    @Test("E004-16: momentum speeds up; at a small rate it stays in the local minimum as well")
    func localMinimum() {
      var model = Place(1.5, 0)
      var step = Optimizer(Momentum(rate: 0.001), for: model)
      for _ in 0..<5000 {
        let w = model.x
        step(&model, Place(4 * w * w * w - 4 * w + 0.5, 0))
      }
      expect([model.x], [valleyFloor(from: 1.5)])
      expect([valleyFloor(from: 1.5)], [0.9304029265558525])
    }

    @Test("E003-07: what is kept is a velocity, not the last weights and not the last gradient")
    func velocity() {
      let right = [0.8, 0.45999999999999996, 0.06199999999999983]
      expect(path(by: Momentum(rate: 0.1)), right)
      // The heavy ball: θ + γ · (θ − θ before) − η · g is the same thing.
      var (before, theta) = (Scalar(1), Scalar(1))
      expect(
        (0..<3).map { _ in
          (before, theta) = (theta, theta - 0.1 * 2 * theta + 0.9 * (theta - before))
          return theta
        }, right)
      expect(path(by: GradientDescent(rate: 0.1)), [0.8, 0.64, 0.512])
      // Only the previous gradient: it departs at the third step.
      var (last, w) = (Scalar(0), Scalar(1))
      expect(
        (0..<3).map { _ in
          let g = 2 * w
          w -= 0.1 * (g + 0.9 * last)
          last = g
          return w
        }, [0.8, 0.45999999999999996, 0.22399999999999998])
    }

    /// J = ⅓ Σ ½ (θ − xᵢ)² with x = 1, 2, 6.
    private let points: [Scalar] = [1, 2, 6]

    @Test("E004-15: the printed update with the full gradient is not stochastic")
    func stochastic() {
      let gradients = points.map { 0 - $0 }
      #expect(gradients == [-1, -2, -6])
      #expect(gradients.reduce(0, +) / 3 == -3)
      var (full, single) = (Place(0, 0), Place(0, 0))
      let step = Optimizer(SGD(rate: 0.1), for: full)
      var (fullPath, singlePath): ([Scalar], [Scalar]) = ([], [])
      for x in points {
        step(&full, Place(full.x - 3, 0))
        step(&single, Place(single.x - x, 0))
        fullPath.append(full.x)
        singlePath.append(single.x)
      }
      expect([fullPath[0], fullPath[2]], [0.3, 0.8130000000000001])
      expect(singlePath, [0.1, 0.29000000000000004, 0.8610000000000001])
    }

    @Test("E003-08: drawn without replacement, no example is forgotten and none comes twice")
    func withoutReplacement() {
      var generator = SeededGenerator(seed: 4)
      let batches = Array(MiniBatches(of: 10, size: 4, using: &generator))
      #expect(batches.map(\.count) == [4, 4, 2])
      #expect(batches.joined().sorted() == Array(0..<10))
    }

    @Test("E004-17: the rate inside the velocity and outside differ as soon as it changes")
    func conventions() {
      func path(_ ratePlace: Momentum.RatePlace) -> [Scalar] {
        var model = Place(0, 0)
        var step = Optimizer(Momentum(rate: 0.1, ratePlace: ratePlace), for: model)
        return [0.1, 0.1, 0.01].map { rate in
          step.rule.rate = rate
          step(&model, Place(1, 0))
          return model.x
        }
      }
      expect(path(.inVelocity), [-0.1, -0.29000000000000004, -0.4710000000000001])
      expect(path(.outside), [-0.1, -0.29000000000000004, -0.31710000000000005])
    }

    @Test("E004-18: Adam's missing last line, with t from 1 and ε beside the root")
    func completedAdam() {
      expect(
        path(by: Adam(rate: 0.1)), [0.9000000005, 0.8004122286917927, 0.70158627294603])
      expect(
        path(by: AdaGrad(rate: 0.1)), [0.900000000005, 0.8331035268450359, 0.7804561813568098])
      expect(
        path(by: RMSProp(rate: 0.1)), [0.683772238983162, 0.498870613507054, 0.36918056029155977])
      // The moments at t = 1; at t = 0 the corrections would divide by 0.
      let adam = Adam(rate: 0.1)
      var (theta, m, v) = (Vector(repeating: 1), Vector(), Vector())
      adam.at(step: 1)(&theta, &m, &v, Vector(repeating: 2))
      expect([m[0], v[0], m[0] / (1 - 0.9), v[0] / (1 - 0.999)], [0.2, 0.004, 2, 4])
      (m, v) = (Vector(), Vector())
      adam.at(step: 0)(&theta, &m, &v, Vector(repeating: 2))
      #expect(theta[0].isNaN)
    }

    @Test("E004-18: other readings of the missing line give other numbers")
    func otherAdams() {
      // Without the corrections.
      expect(
        literalAdam { m, v, _ in m / (v.squareRoot() + 1e-8) },
        [0.683772283983154, 0.2702060685051434, -0.16214134322164342])
      // ε inside the root.
      expect(
        literalAdam { m, v, t in
          m / (1 - pow(0.9, t)) / (v / (1 - pow(0.999, t)) + 1e-8).squareRoot()
        }, [0.9000000001249999, 0.8004122279330843, 0.7015862717984422])
      // Keras: the corrections in the rate, ε = 10⁻⁷ beside the uncorrected root.
      expect(
        literalAdam { m, v, t in
          (1 - pow(0.999, t)).squareRoot() / (1 - pow(0.9, t)) * m / (v.squareRoot() + 1e-7)
        }, [0.900000158113633, 0.8004125019437752, 0.7015866431267167])
    }

    /// Three steps of rate 0.1 on J = θ², with a direction made of m, v and t.
    private func literalAdam(_ direction: (Scalar, Scalar, Scalar) -> Scalar) -> [Scalar] {
      var (theta, m, v) = (Scalar(1), Scalar(0), Scalar(0))
      return [Scalar(1), 2, 3].map { t in
        m = 0.9 * m + 0.1 * 2 * theta
        v = 0.999 * v + 0.001 * 4 * theta * theta
        theta -= 0.1 * direction(m, v, t)
        return theta
      }
    }
  }
#endif
