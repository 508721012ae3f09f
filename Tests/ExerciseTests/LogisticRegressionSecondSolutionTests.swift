import ExerciseKit
import Foundation
import LogisticRegressionChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 02 are accepted")
  struct LogisticRegressionSecondSolutionTests {
    @Test("logisticGradient: example by example, σ as half a tanh")
    func byExample() {
      expectAccepted(logisticGradientExercise) { x, weights, bias, y in
        let count = Scalar(x.shape[0])
        var (dW, db) = (Tensor.zeros(weights.shape), Tensor.zeros([1]))
        for n in (0..<x.shape[0]).reversed() {
          let row = x.rows(n..<n + 1)
          let z = row.reshaped([-1]).dot(weights.reshaped([-1])) + bias[0]
          let pull = ((1 + tanh(z / 2)) / 2 - y[n, 0]) / count
          dW += row.reshaped([-1, 1]) * pull
          db += pull
        }
        return (dW, db)
      }
    }

    @Test("bceFromLogits: the cross-entropy of two classes with the logits 0 and z")
    func twoLogits() {
      expectAccepted(bceFromLogitsExercise) { logits, targets in
        let costs = zip(logits.scalars, targets.scalars).map { z, y in
          Tensor([0, z]).logSumExp() - (y == 1 ? z : 0)
        }
        return costs.reduce(0, +) / Scalar(costs.count)
      }
    }

    @Test("softmaxCrossEntropyGradient: the label's entry as minus the sum of the others")
    func restOfRow() {
      expectAccepted(softmaxCrossEntropyGradientExercise) { z, labels in
        var dz = Tensor.zeros(z.shape)
        for (n, label) in labels.enumerated() {
          let row = z.rows(n..<n + 1)
          for j in 0..<z.shape[1] where j != label {
            dz[n, j] = 1 / exp(row - row[0, j]).sum() / Scalar(labels.count)
            dz[n, label] -= dz[n, j]
          }
        }
        return dz
      }
    }

    @Test("newtonStep: sums over examples on both sides, and so N times the damping")
    func sumsOfExamples() {
      expectAccepted(newtonStepExercise) { theta, x, y, damping, solve in
        let (n, d) = (x.shape[0], theta.count)
        var (curvature, pull) = (Tensor.zeros([d, d]), Tensor.zeros([d, 1]))
        for i in 0..<d { curvature[i, i] = Scalar(n) * damping }
        for example in 0..<n {
          let row = x.rows(example..<example + 1)
          let column = row.reshaped([-1, 1])
          let p = sigmoid(row.matmul(theta)[0, 0])
          curvature += column.matmul(row) * (p * (1 - p))
          pull += column * (y[example, 0] - p)
        }
        return theta + solve(curvature, pull)
      }
    }

    @Test("precisionRecallF1: what two sets have in common")
    func sets() {
      expectAccepted(precisionRecallF1Exercise) { guesses, labels in
        let guessed = Set(guesses.indices.filter { guesses[$0] == 1 })
        let there = Set(labels.indices.filter { labels[$0] == 1 })
        let common = Scalar(guessed.intersection(there).count)
        return (
          common / Scalar(guessed.count), common / Scalar(there.count),
          common / (Scalar(guessed.count + there.count) / 2)
        )
      }
    }

    @Test("areaUnderROC: from the ranks of the scores, equal ones sharing theirs")
    func ranks() {
      expectAccepted(areaUnderROCExercise) { scores, labels in
        let ranks = scores.map { score in
          Scalar(scores.count { $0 < score }) + Scalar(scores.count { $0 == score } + 1) / 2
        }
        let positives = Scalar(labels.count { $0 == 1 })
        let sum = zip(ranks, labels).reduce(0) { $1.1 == 1 ? $0 + $1.0 : $0 }
        let wins = sum - positives * (positives + 1) / 2
        return wins / (positives * (Scalar(labels.count) - positives))
      }
    }
  }
#endif
