import ExerciseKit
import Foundation
import NeuronsChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 03 are told what is wrong")
  struct NeuronsUnlistedMistakeTests {
    @Test("relu: a leak of a hundredth")
    func leak() throws {
      try expectTold(reluExercise, "y[#, #] is #, expected #.") { x, dy in
        (x.map { max(0.01 * $0, $0) }, dy.map(with: x) { $1 > 0 ? $0 : 0 })
      }
    }

    @Test("sigmoidLayer: a slope of 1 at its steepest")
    func steepest() throws {
      try expectTold(sigmoidLayerExercise, "dx is 4 times the right one, everywhere.") { x, dy in
        let y = sigmoid(x)
        return (y, 4 * dy * y * (1 - y))
      }
    }

    @Test("tanhLayer: y = 2σ(2x) − 1 without the 2 of the inner derivative")
    func innerDerivative() throws {
      try expectTold(tanhLayerExercise, "dx is half the right one.") { x, dy in
        let gate = sigmoid(2 * x)
        return (2 * gate - 1, 2 * dy * gate * (1 - gate))
      }
    }

    @Test("elu: the slope α everywhere below 0")
    func straight() throws {
      try expectTold(eluExercise, "dx[#, #] is #, expected #.") { x, alpha, dy in
        (x.map { $0 > 0 ? $0 : alpha * expm1($0) }, dy.map(with: x) { $1 > 0 ? $0 : alpha * $0 })
      }
    }

    @Test("softmaxBackward: the sign")
    func sign() throws {
      try expectTold(softmaxBackwardExercise, "dz has the wrong sign.") { p, dp in
        let means = (dp * p).sumOfColumns()
        return -p * (dp.transposed.tensor - means).transposed.tensor
      }
    }

    @Test("huber: the loss without its ½, as the squared error often is")
    func twice() throws {
      try expectTold(huberExercise, "the loss is twice the right one.") { predictions, targets, d in
        let e = predictions - targets
        let costs = e.map { abs($0) <= d ? $0 * $0 : d * (2 * abs($0) - d) }
        return (costs.mean(), e.map { min(max($0, -d), d) } / Scalar(e.count))
      }
    }

    @Test("hinge: a matrix divided by its rows only")
    func hingeByRows() throws {
      try expectTold(
        hingeExercise, "the loss of three scores an example is #, expected #."
      ) { scores, labels in
        let shortfall = 1 - labels * scores
        let rows = Scalar(scores.shape[0])
        return (
          shortfall.map { max(0, $0) }.sum() / rows,
          labels.map(with: shortfall) { $1 > 0 ? -$0 : 0 } / rows
        )
      }
    }

    @Test("hinge: no gradient for the last example")
    func lastExample() throws {
      try expectTold(
        hingeExercise, "the gradient is right except in the last entry."
      ) { scores, labels in
        let n = scores.count
        let shortfall = 1 - labels * scores
        var slopes = shortfall.map(with: labels) { $0 > 0 ? -$1 : 0 }
        slopes[n - 1] = 0
        return (shortfall.map { max(0, $0) }.mean(), slopes / Scalar(n))
      }
    }

    @Test("labelSmoothing: a column an example")
    func columns() throws {
      try expectTold(
        labelSmoothingExercise,
        "p has shape [3, 5], expected [N = 5, K = 3]: it is the right one transposed."
      ) { labels, classCount, smoothing in
        let share = smoothing / Scalar(classCount)
        var p = Tensor(repeating: share, shape: [classCount, labels.count])
        for (n, label) in labels.enumerated() { p[label, n] += 1 - smoothing }
        return p
      }
    }

    @Test("klDivergence: the loss averaged over all elements, the gradient over rows")
    func meanOfElements() throws {
      try expectTold(
        klDivergenceExercise,
        "the loss is the right one divided by 8, the number of classes."
      ) { p, q in
        let costs = p.map(with: q) { p, q in p == 0 ? 0 : p * (log(p) - log(q)) }
        return (costs.mean(), -p / q / Scalar(p.shape[0]))
      }
    }
  }
#endif
