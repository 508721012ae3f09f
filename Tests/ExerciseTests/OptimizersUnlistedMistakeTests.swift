import ExerciseKit
import Foundation
import OptimizersChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 05 are told what is wrong")
  struct OptimizersUnlistedMistakeTests {
    @Test("sgd: the short batch at the end left out")
    func shortBatch() throws {
      try expectTold(
        sgdExercise, "after the epoch, W[#, #] is #, expected #."
      ) { parameters, batches, rate, gradient in
        batches.filter { $0.count == batches[0].count }.reduce(parameters) { point, batch in
          zip(point, gradient(point, batch)).map { $0 - rate * $1 }
        }
      }
    }

    @Test("momentum: the velocity fades on its way into the step")
    func fadedStep() throws {
      try expectTold(
        momentumExercise,
        "under the constant gradient 1, way/η is 0.9 times the right one, everywhere."
      ) { parameters, velocities, gradients, rate, decay in
        let renewed = zip(velocities, gradients).map { decay * $0 + rate * $1 }
        return (zip(parameters, renewed).map { $0 - decay * $1 }, renewed)
      }
    }

    @Test("momentum: only the first tensor moves")
    func firstTensor() throws {
      try expectTold(
        momentumExercise, "in step 1, the change of parameters[1] is 0 everywhere."
      ) { parameters, velocities, gradients, rate, decay in
        let renewed = zip(velocities, gradients).map { decay * $0 + rate * $1 }
        var moved = parameters
        moved[0] -= renewed[0]
        return (moved, renewed)
      }
    }

    @Test("nesterov: the rate applied to the fading velocity as well")
    func ratedVelocity() throws {
      try expectTold(
        nesterovExercise, "on ½θ², the path[2] is 0.729, expected 0.51759."
      ) { parameter, velocity, rate, decay, gradient in
        let slope = gradient(parameter - decay * velocity)
        let renewed = decay * rate * velocity + rate * slope
        return (parameter - renewed, renewed)
      }
    }

    @Test("rmsprop: the root of 1 − ρ divided out at every step")
    func corrected() throws {
      try expectTold(
        rmspropExercise,
        "under a constant gradient, step/η is 0.316228 times the right one, everywhere."
      ) { parameter, mean, gradient, rate, decay, epsilon in
        let renewed = decay * mean + (1 - decay) * gradient * gradient
        let factor = rate * (1 - decay).squareRoot()
        return (parameter - factor * gradient / (sqrt(renewed) + epsilon), renewed)
      }
    }

    @Test("adam: only m corrected")
    func onlyMean() throws {
      try expectTold(
        adamExercise, "for g = 3, −0.5, 0.0001 and 0, step/η[#] is #, expected #."
      ) { parameter, mean, square, t, gradient, rate, beta1, beta2, epsilon in
        let m = beta1 * mean + (1 - beta1) * gradient
        let v = beta2 * square + (1 - beta2) * gradient * gradient
        let step = rate * m / (1 - pow(beta1, Scalar(t))) / (sqrt(v) + epsilon)
        return (parameter - step, m, v)
      }
    }

    @Test("adamW: the decay of a penalty ½λθ², halved once more")
    func halved() throws {
      try expectTold(
        adamWExercise,
        "with g = 0, the weights W after a step is # times the right one, everywhere."
      ) { parameter, mean, square, _, _, rate, decay, _, _, _ in
        (parameter * (1 - rate * decay / 2), mean, square)
      }
    }

    @Test("clipByGlobalNorm: to twice the length")
    func twice() throws {
      try expectTold(
        clipByGlobalNormExercise, "too long, gradients[0] is twice the right one."
      ) { gradients, length in
        let norm = Tensor(gradients.map(\.norm)).norm
        return gradients.map { $0 * min(1, 2 * length / max(norm, 1e-9)) }
      }
    }

    @Test("warmUpCosine: the floor reached one step late")
    func oneStepLate() throws {
      try expectTold(
        warmUpCosineExercise, "w = #, T = #, step #: ηₜ/η is #, expected #."
      ) { t, warmUp, steps, rate, floor in
        if t <= warmUp { return rate * Scalar(t) / Scalar(warmUp) }
        let share = min(1, Scalar(t - warmUp) / Scalar(steps + 1 - warmUp))
        return floor + (rate - floor) * (1 + cos(.pi * share)) / 2
      }
    }
  }
#endif
