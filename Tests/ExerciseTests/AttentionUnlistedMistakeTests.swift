import AttentionChecks
import AttentionSolutions
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 11 are told what is wrong")
  struct AttentionUnlistedMistakeTests {
    @Test("sdpaForward: powers of 2")
    func powersOfTwo() throws {
      try expectTold(sdpaForwardExercise, "P[#, #] is #, expected #.") { q, k, v in
        sdpaForward(q * log(2), k, v)
      }
    }

    @Test("sdpaForward: a share for nobody")
    func shareForNobody() throws {
      try expectTold(
        sdpaForwardExercise,
        "The weights of query 0 sum to #: every query has exactly 1 to share out among the keys."
      ) { q, k, v in
        let scores = q.matmul(k.transposed) / Scalar(q.shape[1]).squareRoot()
        let powers = exp(scores)
        let weights = (powers.transposed.tensor / (1 + powers.sumOfColumns())).transposed.tensor
        return (weights, weights.matmul(v))
      }
    }

    @Test("sdpaForward: the values in reverse")
    func reversedValues() throws {
      try expectTold(sdpaForwardExercise, "Y[#, #] is #, expected #.") { q, k, v in
        let last = v.shape[0] - 1
        let reversed = Tensor.concatenating(
          (0...last).map { v.rows(last - $0..<last - $0 + 1) }, along: 0)
        return sdpaForward(q, k, reversed)
      }
    }

    @Test("causalMask: the next two as well")
    func nextTwo() throws {
      try expectTold(
        causalMaskExercise, "Query 0, at position 0, gives weight to key 2, which comes later."
      ) { scores in
        var visible = scores
        for i in 0..<scores.shape[0] {
          for j in 0..<scores.shape[1] where j > i + scores.shape[1] - scores.shape[0] + 2 {
            visible[i, j] = -.infinity
          }
        }
        return visible.softmaxOfColumns()
      }
    }

    @Test("causalMask: all visible keys alike")
    func alike() throws {
      try expectTold(causalMaskExercise, "P[#, #] is #, expected #.") { causalMask(0 * $0) }
    }

    @Test("sdpaBackward: dK as a mean over the queries, dQ with the wrong sign")
    func meanAndSign() throws {
      try expectTold(
        sdpaBackwardExercise, "dK is the right one divided by 5, the number of queries."
      ) { q, k, v, p, dy in
        var right = sdpaBackward(q, k, v, weights: p, dy)
        right.dk /= Scalar(q.shape[0])
        return right
      }
      try expectTold(sdpaBackwardExercise, "dQ has the wrong sign.") { q, k, v, p, dy in
        var right = sdpaBackward(q, k, v, weights: p, dy)
        right.dq *= -1
        return right
      }
    }

    @Test("sdpaBackward: a wrong dV, whatever else is wrong")
    func valuesFirst() throws {
      try expectTold(
        sdpaBackwardExercise, "dV is the right one divided by 5, the number of queries."
      ) { q, k, v, p, dy in
        let right = sdpaBackward(q, k, v, weights: p, dy)
        return (right.dk, right.dq, right.dv / Scalar(q.shape[0]))
      }
    }

    @Test("multiHead: the mean of the heads")
    func meanOfHeads() throws {
      try expectTold(multiHeadExercise, "Y is the right one divided by 2, the number of heads.") {
        x, wq, wk, wv, wo, heads in
        multiHead(x, wq: wq, wk: wk, wv: wv, wo: wo / Scalar(heads), heads: heads)
      }
    }

    @Test("multiHead: two heads, however many there are")
    func twoHeads() throws {
      try expectTold(multiHeadExercise, "Y[#, #] is #, expected #.") { x, wq, wk, wv, wo, heads in
        multiHead(x, wq: wq, wk: wk, wv: wv, wo: wo, heads: heads == 1 ? 1 : 2)
      }
    }

    @Test("layerNormForward: an ε of its own")
    func ownEpsilon() throws {
      try expectTold(layerNormForwardExercise, "y[#, #] is #, expected #.") { x, gain, bias, _ in
        layerNormForward(x, gain: gain, bias: bias, epsilon: 1e-5)
      }
    }

    @Test("layerNormForward: the mean of the first row for all")
    func firstMean() throws {
      try expectTold(layerNormForwardExercise, "y[#, #] is #, expected #.") {
        x, gain, bias, epsilon in
        let centred = x - x.rows(0..<1).mean()
        let squares = (centred * centred).meanOfColumns()
        return (centred.transposed.tensor / sqrt(squares + epsilon)).transposed.tensor * gain + bias
      }
    }

    @Test("layerNormBackward: dx summed over as many rows, dβ with the wrong sign")
    func timesRows() throws {
      try expectTold(
        layerNormBackwardExercise, "dx is the right one times 4, the number of rows."
      ) { x, gain, dy, epsilon in
        var right = layerNormBackward(x, gain: gain, dy, epsilon: epsilon)
        right.dx *= Scalar(x.shape[0])
        return right
      }
      try expectTold(layerNormBackwardExercise, "dβ has the wrong sign.") {
        x, gain, dy, epsilon in
        var right = layerNormBackward(x, gain: gain, dy, epsilon: epsilon)
        right.dBias *= -1
        return right
      }
    }

    @Test("positions: squares of positions, a smaller base, a cosine too large")
    func tables() throws {
      try expectTold(
        positionsExercise,
        "Columns 0 and 1 do not turn evenly: from row 1 to row 2 the angle grows by another amount "
          + "than from row 0 to row 1."
      ) { x, layers in
        table(x) { t, exponent in t * t / pow(10_000, exponent) }
      }
      try expectTold(positionsExercise, "the table[#, #] is #, expected #.") { x, layers in
        table(x) { t, exponent in t / pow(1_000, exponent) }
      }
      try expectTold(
        positionsExercise,
        "In row 0, columns 0 and 1 are not sine and cosine of one angle: their squares do not sum to "
          + "1."
      ) { x, layers in
        let right = positions(x, layers: [])
        return (right.table * 1.1, right.y)
      }
    }

    @Test("transformerBlock: half of x around, dy around everything")
    func halves() throws {
      try expectTold(
        transformerBlockExercise, "Where A and F give 0, y is half the right one."
      ) { x, firstNorm, attention, secondNorm, feedForward in
        (0.5 * x + attention(firstNorm(x).y).y, { $0 })
      }
      try expectTold(transformerBlockExercise, "Where F gives 0, dx[#, #] is #, expected #.") {
        x, firstNorm, attention, secondNorm, feedForward in
        let right = transformerBlock(
          x, firstNorm: firstNorm, attention: attention, secondNorm: secondNorm,
          feedForward: feedForward)
        return (right.y, { $0 })
      }
    }

    @Test("kvCache: a cache of two tokens, a position counted twice")
    func shortMemory() throws {
      try expectTold(
        kvCacheExercise,
        "At token 2 (tokens 0 to 1 are right), K has shape [2, 4], expected [t + 1 = 3, d = 4]."
      ) { x, keys, values, positions, wq, wk, wv in
        let right = kvCache(
          x, keys: keys, values: values, positions: positions, wq: wq, wk: wk, wv: wv)
        let first = max(right.keys.shape[0] - 2, 0)
        return (
          right.y, right.keys.rows(first..<right.keys.shape[0]),
          right.values.rows(first..<right.values.shape[0])
        )
      }
      try expectTold(kvCacheExercise, "At token 0 (the first), K[0, #] is #, expected #.") {
        x, keys, values, positions, wq, wk, wv in
        kvCache(
          x, keys: keys, values: values, positions: 2 * positions, wq: wq, wk: wk, wv: wv)
      }
    }

    /// A table of sines and cosines by another angle.
    private func table(
      _ x: Tensor, angle: (_ t: Scalar, _ exponent: Scalar) -> Scalar
    ) -> (table: Tensor, y: Tensor) {
      var table = x
      for t in 0..<x.shape[0] {
        for column in 0..<x.shape[1] {
          let angle = angle(Scalar(t), Scalar(column - column % 2) / Scalar(x.shape[1]))
          table[t, column] = column.isMultiple(of: 2) ? sin(angle) : cos(angle)
        }
      }
      return (table, x + table)
    }
  }
#endif
