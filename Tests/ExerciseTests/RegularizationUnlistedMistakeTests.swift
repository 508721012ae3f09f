import ExerciseKit
import Foundation
import RegularizationChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 06 are told what is wrong")
  struct RegularizationUnlistedMistakeTests {
    @Test("l2Penalty: λ squared with the weights")
    func squaredStrength() throws {
      try expectTold(
        l2PenaltyExercise, "the penalty is #, expected #."
      ) { weights, bias, strength in
        let scaled = strength * weights
        return (scaled.dot(scaled), 2 * strength * weights, bias * 0)
      }
    }

    @Test("l2Penalty: the last input taken for a bias")
    func lastRow() throws {
      try expectTold(
        l2PenaltyExercise, "dW is right except in the last row."
      ) { weights, bias, strength in
        var dW = 2 * strength * weights
        for j in 0..<weights.shape[1] { dW[weights.shape[0] - 1, j] = 0 }
        return (strength * weights.dot(weights), dW, bias * 0)
      }
    }

    @Test("l1Penalty: the kink rounded off")
    func rounded() throws {
      try expectTold(l1PenaltyExercise, "dW[#, #] is #, expected #.") { weights, strength in
        let dW = weights.map { strength * tanh(3 * $0) }
        return (strength * weights.map { abs($0) }.sum(), dW)
      }
    }

    @Test("proximalStep: twice the distance, as after a penalty of squares")
    func twice() throws {
      try expectTold(
        proximalStepExercise, "for weights far from 0, the result[#, #] is #, expected #."
      ) { weights, rate, strength in
        let distance = 2 * rate * strength
        return weights.map { abs($0) <= distance ? 0 : $0 - copysign(distance, $0) }
      }
    }

    @Test("dropout: the first entry spared")
    func firstSpared() throws {
      try expectTold(
        dropoutExercise,
        "Over 10,000 masks the mean of y[0] is not x[0]: is every entry dropped with the same "
          + "probability?"
      ) { x, p, isTraining, generator in
        var mask = Tensor.uniform(x.shape, using: &generator).map { u in
          isTraining ? (u < p ? 0 : 1 / (1 - p)) : 1
        }
        if isTraining, p < 1, x.rank == 1 { mask[0] = 1 / (1 - p) }
        return (x * mask, { [mask] in $0 * mask })
      }
    }

    @Test("dropout: half as much dropped as asked")
    func half() throws {
      try expectTold(
        dropoutExercise, "The share that is dropped is not p."
      ) { x, p, isTraining, generator in
        let mask = Tensor.uniform(x.shape, using: &generator).map { u in
          isTraining ? (u < p / 2 ? 0 : 1 / (1 - p)) : 1
        }
        return (x * mask, { $0 * mask })
      }
    }

    @Test("earlyStopping: an improvement must be a fifth")
    func aFifth() throws {
      try expectTold(
        earlyStoppingExercise,
        "for the losses 1, 0.9, 0.95, 0.96, 0.97, 0.98, 0.8, …, patience 3 and the limit 7, the "
          + "number of epochs trained is 4, expected 5."
      ) { patience, limit, train in
        var (best, waited) = (train(), 0)
        for _ in 1..<limit where waited < patience {
          let next = train()
          waited = next.loss < 0.8 * best.loss ? 0 : waited + 1
          if waited == 0 { best = next }
        }
        return best.weights
      }
    }

    @Test("weightDecay: the optimizer asked for a step along the decayed weights")
    func decayedGradient() throws {
      try expectTold(
        weightDecayExercise, "under Adam, W with decoupled decay[#, #] is #, expected #."
      ) { parameter, gradient, rate, decay, step in
        let strength = parameter.rank >= 2 ? decay : 0
        let inside = parameter - step(gradient + strength * parameter)
        let share = 1 - rate * strength
        return (inside, share * parameter - step(share * gradient - parameter))
      }
    }
  }
#endif
