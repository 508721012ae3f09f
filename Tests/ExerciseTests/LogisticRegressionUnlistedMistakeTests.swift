import ExerciseKit
import Foundation
import LogisticRegressionChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 02 are told what is wrong")
  struct LogisticRegressionUnlistedMistakeTests {
    @Test("logisticGradient: dW as a vector")
    func vector() throws {
      try expectTold(
        logisticGradientExercise, "dW has shape [3], expected [3, 1]: an axis is missing."
      ) { x, weights, bias, y in
        let dz = (sigmoid(x.matmul(weights) + bias) - y) / Scalar(x.shape[0])
        return (x.transposed.matmul(dz).reshaped([-1]), dz.sumOfRows())
      }
    }

    @Test("logisticGradient: the bias pulled by the last example only")
    func lastExample() throws {
      try expectTold(logisticGradientExercise, "db[0] is #, expected #.") { x, weights, bias, y in
        let dz = (sigmoid(x.matmul(weights) + bias) - y) / Scalar(x.shape[0])
        return (x.transposed.matmul(dz), Tensor([dz[dz.count - 1, 0]]))
      }
    }

    @Test("bceFromLogits: the minus forgotten")
    func minus() throws {
      try expectTold(bceFromLogitsExercise, "the loss has the wrong sign.") { logits, targets in
        logits.map(with: targets) { z, y in z * y - max(z, 0) - log1p(exp(-abs(z))) }.mean()
      }
    }

    @Test("bceFromLogits: 1/(2N), as of squares")
    func twoN() throws {
      try expectTold(bceFromLogitsExercise, "the loss is half the right one.") { logits, targets in
        let costs = logits.map(with: targets) { z, y in max(z, 0) - z * y + log1p(exp(-abs(z))) }
        return costs.sum() / Scalar(2 * costs.count)
      }
    }

    @Test("softmaxCrossEntropyGradient: the last example forgotten")
    func loopTooShort() throws {
      try expectTold(
        softmaxCrossEntropyGradientExercise, "dz is right except in the last row."
      ) { z, labels in gradient(z, labels, examples: labels.indices.dropLast()) }
    }

    @Test("softmaxCrossEntropyGradient: classes counted from 1")
    func classesFromOne() throws {
      try expectTold(
        softmaxCrossEntropyGradientExercise, "dz[#, #] is #, expected #."
      ) { z, labels in
        let k = z.shape[1]
        return gradient(z, labels.map { ($0 + k - 1) % k }, examples: labels.indices)
      }
    }

    @Test("precisionRecallF1: the geometric mean")
    func geometric() throws {
      try expectTold(precisionRecallF1Exercise, "F1 is 0.67082, expected 0.666667.") {
        let (tp, guessed, there) = counts($0, $1)
        return (tp / guessed, tp / there, tp / (guessed * there).squareRoot())
      }
    }

    @Test("precisionRecallF1: the recall of class 0")
    func specificity() throws {
      try expectTold(precisionRecallF1Exercise, "recall is 0.8, expected 0.6.") {
        let (tp, guessed, there) = counts($0, $1)
        let (others, falseAlarms) = (Scalar($0.count) - there, guessed - tp)
        return (tp / guessed, (others - falseAlarms) / others, 2 * tp / (guessed + there))
      }
    }

    @Test("areaUnderROC: twice the area less 1, the Gini coefficient")
    func gini() throws {
      try expectTold(areaUnderROCExercise, "the area is 0.75, expected 0.875.") { scores, labels in
        var (balance, pairs): (Scalar, Scalar) = (0, 0)
        for i in scores.indices where labels[i] == 1 {
          for j in scores.indices where labels[j] == 0 {
            pairs += 1
            balance += scores[i] > scores[j] ? 1 : scores[i] < scores[j] ? -1 : 0
          }
        }
        return balance / pairs
      }
    }

    /// The right gradient of some of the examples, 0 for the others.
    private func gradient(_ z: Tensor, _ labels: [Int], examples: Range<Int>) -> Tensor {
      let normaliser = z.logSumExpOfColumns()
      var dz = Tensor.zeros(z.shape)
      for n in examples {
        for j in 0..<z.shape[1] { dz[n, j] = exp(z[n, j] - normaliser[n]) }
        dz[n, labels[n]] -= 1
      }
      return dz / Scalar(labels.count)
    }

    /// How many examples of class 1 were found, guessed and there.
    private func counts(_ guesses: [Int], _ labels: [Int]) -> (Scalar, Scalar, Scalar) {
      let found = zip(guesses, labels).count { $0 == 1 && $1 == 1 }
      return (Scalar(found), Scalar(guesses.count { $0 == 1 }), Scalar(labels.count { $0 == 1 }))
    }
  }
#endif
