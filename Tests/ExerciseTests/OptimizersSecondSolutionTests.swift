import ExerciseKit
import Foundation
import OptimizersChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 05 are accepted")
  struct OptimizersSecondSolutionTests {
    @Test("sgd: the batches folded into the parameters")
    func folded() {
      expectAccepted(sgdExercise) { parameters, batches, rate, gradient in
        batches.reduce(parameters) { point, batch in
          zip(point, gradient(point, batch)).map { $0 + $1 * -rate }
        }
      }
    }

    @Test("nesterov: in the point ahead, and back to θ")
    func pointAhead() {
      expectAccepted(nesterovExercise) { parameter, velocity, rate, decay, gradient in
        let ahead = parameter - decay * velocity
        let slope = rate * gradient(ahead)
        let renewed = decay * velocity + slope
        let next = ahead - decay * renewed - slope
        return (next + decay * renewed, renewed)
      }
    }

    @Test("adagrad: entry by entry, from the last to the first")
    func entryByEntry() {
      expectAccepted(adagradExercise) { parameter, sum, gradient, rate, epsilon in
        var (p, s) = (parameter.scalars, sum.scalars)
        for (i, g) in gradient.scalars.enumerated().reversed() {
          s[i] += pow(g, 2)
          p[i] -= rate / (epsilon + s[i].squareRoot()) * g
        }
        return (Tensor(p).reshaped(parameter.shape), Tensor(s).reshaped(sum.shape))
      }
    }

    @Test("adam: both corrections in one factor, and in ε")
    func oneFactor() {
      expectAccepted(adamExercise) { parameter, mean, square, t, gradient, rate, b1, b2, epsilon in
        let m = mean + (1 - b1) * (gradient - mean)
        let v = square + (1 - b2) * (gradient * gradient - square)
        let root = (1 - pow(b2, Scalar(t))).squareRoot()
        let factor = rate * root / (1 - pow(b1, Scalar(t)))
        return (parameter - factor * m / (sqrt(v) + epsilon * root), m, v)
      }
    }

    @Test("clipByGlobalNorm: all numbers in a row, and a factor of at most 1")
    func inARow() {
      expectAccepted(clipByGlobalNormExercise) { gradients, length in
        let norm = Tensor(gradients.flatMap(\.scalars)).norm
        let factor = norm == 0 ? 1 : min(1, length / norm)
        return gradients.map { factor * $0 }
      }
    }

    @Test("warmUpCosine: by the square of the cosine of half the angle")
    func halfAngle() {
      expectAccepted(warmUpCosineExercise) { t, warmUp, steps, rate, floor in
        if t < warmUp { return rate / Scalar(warmUp) * Scalar(t) }
        let share = min(1, Scalar(t - warmUp) / Scalar(steps - warmUp))
        let weight = pow(cos(.pi / 2 * share), 2)
        return weight * rate + (1 - weight) * floor
      }
    }
  }
#endif
