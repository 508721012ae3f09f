import ExerciseKit
import Foundation
import NeuronsChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 03 are accepted")
  struct NeuronsSecondSolutionTests {
    @Test("relu: half of x + |x|, and a mask of zeros and ones")
    func half() {
      expectAccepted(reluExercise) { x, dy in
        ((x + x.map { abs($0) }) / 2, dy * x.map { $0 > 0 ? 1 : 0 })
      }
    }

    @Test("leakyReLU: the larger of x and s · x")
    func larger() {
      expectAccepted(leakyReLUExercise) { x, s, dy in
        (x.map { max($0, s * $0) }, dy * x.map { $0 > 0 ? 1 : s })
      }
    }

    @Test("elu: two halves added up, and the slope from the output")
    func slopeFromOutput() {
      expectAccepted(eluExercise) { x, alpha, dy in
        let y = x.map { max(0, $0) + min(0, alpha * (exp($0) - 1)) }
        return (y, dy * y.map { $0 > 0 ? 1 : $0 + alpha })
      }
    }

    @Test("sigmoidLayer: by tanh and cosh of x / 2")
    func hyperbolic() {
      expectAccepted(sigmoidLayerExercise) { x, dy in
        ((1 + tanh(x / 2)) / 2, dy.map(with: x) { $0 / (4 * cosh($1 / 2) * cosh($1 / 2)) })
      }
    }

    @Test("tanhLayer: a sigmoid stretched to twice its height and slope")
    func stretched() {
      expectAccepted(tanhLayerExercise) { x, dy in
        let gate = sigmoid(2 * x)
        return (2 * gate - 1, 4 * dy * gate * (1 - gate))
      }
    }

    @Test("gelu: Φ by the complementary error function, element by element")
    func complementary() {
      expectAccepted(geluExercise) { x, dy in
        func below(_ x: Scalar) -> Scalar { erfc(-x * 0.5.squareRoot()) / 2 }
        let slope = x.map { below($0) + $0 * exp(-$0 * $0 / 2) * (0.5 / Scalar.pi).squareRoot() }
        return (x.map { $0 * below($0) }, slope * dy)
      }
    }

    @Test("softmaxBackward: the whole matrix of slopes, literally")
    func literalSlopes() {
      expectAccepted(softmaxBackwardExercise) { p, dp in
        var dz = Tensor.zeros(p.shape)
        for n in 0..<p.shape[0] {
          for i in 0..<p.shape[1] {
            for j in 0..<p.shape[1] {
              dz[n, i] += dp[n, j] * p[n, j] * ((i == j ? 1 : 0) - p[n, i])
            }
          }
        }
        return dz
      }
    }

    @Test("huber: a parabola up to the cut error, a line for the rest of it")
    func cut() {
      expectAccepted(huberExercise) { predictions, targets, delta in
        let count = Scalar(targets.count)
        let size = (targets - predictions).map { abs($0) }
        let near = size.map { min($0, delta) }
        let loss = near.dot(near) / (2 * count) + delta * (size - near).sum() / count
        let sign = predictions.map(with: targets) { $0 < $1 ? -1 : 1 }
        return (loss, sign * near / count)
      }
    }

    @Test("hinge: a loop over the examples that still cost something")
    func costly() {
      expectAccepted(hingeExercise) { scores, labels in
        var (loss, gradient): (Scalar, [Scalar]) = (0, labels.scalars.map { _ in 0 })
        let share = 1 / Scalar(scores.count)
        for (i, (z, y)) in zip(scores.scalars, labels.scalars).enumerated() where z * y < 1 {
          loss += share * (1 - z * y)
          gradient[i] = -share * y
        }
        return (loss, Tensor(shape: scores.shape, scalars: gradient))
      }
    }

    @Test("labelSmoothing: a mixture of two distributions, entry by entry")
    func mixture() {
      expectAccepted(labelSmoothingExercise) { labels, classCount, smoothing in
        Tensor(
          labels.map { label in
            (0..<classCount).map { column in
              (column == label ? 1 - smoothing : 0) + smoothing * (1 / Scalar(classCount))
            }
          })
      }
    }

    @Test("klDivergence: the cross-entropy less the entropy")
    func lessEntropy() {
      expectAccepted(klDivergenceExercise) { p, q in
        let surprise = -p.dot(log(q))
        let entropy = -p.map { $0 == 0 ? 0 : $0 * log($0) }.sum()
        return ((surprise - entropy) / Scalar(p.shape[0]), p / (q * -Scalar(p.shape[0])))
      }
    }

    @Test("saturation: the exponential of a sum of logarithms")
    func sumOfLogarithms() {
      expectAccepted(saturationExercise) { norms in
        exp(norms.reduce(0) { $0 + log($1) } - Scalar(norms.count) * log(4))
      }
    }
  }
#endif
