import AdversarialNetworksChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 12 are accepted")
  struct AdversarialNetworksSecondSolutionTests {
    @Test("discriminatorLoss: one example at a time, the logarithm split by sign")
    func loops() {
      expectAccepted(discriminatorLossExercise) { real, generated in
        var loss: Scalar = 0
        var (dReal, dGenerated) = (real, generated)
        for n in 0..<real.shape[0] {
          loss += cost(-real[n, 0]) / Scalar(real.shape[0])
          dReal[n, 0] = -slope(-real[n, 0]) / Scalar(real.shape[0])
        }
        for n in 0..<generated.shape[0] {
          loss += cost(generated[n, 0]) / Scalar(generated.shape[0])
          dGenerated[n, 0] = slope(generated[n, 0]) / Scalar(generated.shape[0])
        }
        return (loss, dReal, dGenerated)
      }
    }

    @Test("generatorLoss: both from ln D = f − softplus(f), and the slopes by σ(−f)")
    func otherSide() {
      expectAccepted(generatorLossExercise) { f, isMinimax in
        let n = Scalar(f.count)
        let costs = f.map { cost($0) }
        if isMinimax { return (costs.sum() / -n, (sigmoid(-f) - 1) / n) }
        return ((costs - f).sum() / n, -sigmoid(-f) / n)
      }
    }

    @Test("alternate: both kinds in one batch, and new lists instead of moved ones")
    func oneBatch() {
      expectAccepted(alternateExercise) { g, d, real, noise, rates, generate, judge in
        let fakes = generate(g, noise.0).examples
        let (logits, backward) = judge(d, .concatenating([real, fakes], along: 0))
        var slopes = sigmoid(logits)
        for n in 0..<slopes.shape[0] {
          let isReal = n < real.shape[0]
          slopes[n, 0] = (slopes[n, 0] - (isReal ? 1 : 0))
          slopes[n, 0] /= Scalar(isReal ? real.shape[0] : fakes.shape[0])
        }
        let moved = zip(d, backward(slopes).gradients).map { $0 - rates.discriminator * $1 }
        let (examples, back) = generate(g, noise.1)
        let (f, judged) = judge(moved, examples)
        let dExamples = judged(sigmoid(-f) / -Scalar(f.count)).dExamples
        return (zip(g, back(dExamples)).map { $0 - rates.generator * $1 }, moved)
      }
    }

    @Test("optimalDiscriminator: as the logistic function of a parabola")
    func parabola() {
      expectAccepted(optimalDiscriminatorExercise) { x, p, q in
        let (a, b) = (1 / (p.deviation * p.deviation), 1 / (q.deviation * q.deviation))
        return x.map { x in
          let square = (b - a) * x * x / 2 + (p.mean * a - q.mean * b) * x
          let constant = (b * q.mean * q.mean - a * p.mean * p.mean) / 2
          let logit = square + constant + log(q.deviation / p.deviation)
          return logit >= 0 ? 1 / (1 + exp(-logit)) : exp(logit) / (1 + exp(logit))
        }
      }
    }

    @Test("modeCoverage: centre by centre, the squares compared")
    func squares() {
      expectAccepted(modeCoverageExercise) { points, centres, deviation in
        var nearest = [(mode: Int, square: Scalar)](
          repeating: (0, .infinity), count: points.shape[0])
        for k in 0..<centres.shape[0] {
          for n in nearest.indices {
            let square = pow(points[n, 0] - centres[k, 0], 2) + pow(points[n, 1] - centres[k, 1], 2)
            if square < nearest[n].square { nearest[n] = (k, square) }
          }
        }
        let near = nearest.filter { $0.square < 9 * deviation * deviation }
        let counts = (0..<centres.shape[0]).map { k in near.filter { $0.mode == k }.count }
        return (counts, counts.reduce(0) { $0 + (50 * $1 >= points.shape[0] ? 1 : 0) })
      }
    }

    /// ln(1 + eᵘ).
    private func cost(_ u: Scalar) -> Scalar { u > 0 ? u + log1p(exp(-u)) : log1p(exp(u)) }

    /// Its derivative.
    private func slope(_ u: Scalar) -> Scalar { 1 / (1 + exp(-u)) }
  }
#endif
