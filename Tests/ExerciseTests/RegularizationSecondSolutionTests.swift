import ExerciseKit
import Foundation
import RegularizationChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 06 are accepted")
  struct RegularizationSecondSolutionTests {
    @Test("l1Penalty: the penalty as the inner product of weights and slopes")
    func innerProduct() {
      expectAccepted(l1PenaltyExercise) { weights, strength in
        let dW = weights.map { $0 == 0 ? 0 : copysign(strength, $0) }
        return (dW.dot(weights), dW)
      }
    }

    @Test("proximalStep: what lies within ±t is taken off")
    func clamped() {
      expectAccepted(proximalStepExercise) { weights, rate, strength in
        weights - weights.map { min(max($0, -rate * strength), rate * strength) }
      }
    }

    @Test("dropout: entry by entry from the end, by true and false")
    func entryByEntry() {
      expectAccepted(dropoutExercise) { x, p, isTraining, generator in
        var factors = [Scalar](repeating: 1, count: x.count)
        if isTraining {
          for i in factors.indices.reversed() {
            let isDropped = Scalar.random(in: 0..<1, using: &generator) >= 1 - p
            factors[i] = isDropped ? 0 : 1 / (1 - p)
          }
        }
        let mask = Tensor(factors).reshaped(x.shape)
        return (mask * x, { mask * $0 })
      }
    }

    @Test("earlyStopping: everything kept, and looked through after each epoch")
    func lookedThrough() {
      expectAccepted(earlyStoppingExercise) { patience, limit, train in
        var epochs: [(loss: Scalar, weights: Tensor)] = []
        var best = 0
        for epoch in 0..<limit {
          epochs.append(train())
          best = (0...epoch).reduce(0) { epochs[$1].loss < epochs[$0].loss ? $1 : $0 }
          if epoch - best >= patience { break }
        }
        return epochs[best].weights
      }
    }

    @Test("weightDecay: the difference of both ways, taken off")
    func difference() {
      expectAccepted(weightDecayExercise) { parameter, gradient, rate, decay, step in
        if parameter.rank == 1 {
          let moved = parameter - step(gradient)
          return (moved, moved)
        }
        let pull = decay * parameter
        return (parameter - step(pull + gradient), parameter - (step(gradient) + rate * pull))
      }
    }
  }
#endif
