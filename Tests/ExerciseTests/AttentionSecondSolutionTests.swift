import AttentionChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Right answers of chapter 11 written otherwise are right")
  struct AttentionSecondSolutionTests {
    @Test("sdpaForward: q scaled first, exp of the score less its logSumExp")
    func logarithms() {
      expectAccepted(sdpaForwardExercise) { q, k, v in
        let scores = (q / Scalar(q.shape[1]).squareRoot()).matmul(k.transposed)
        let logarithms = scores.transposed.tensor - scores.logSumExpOfColumns()
        let shares = exp(logarithms)  // [Tk, Tq]
        return (shares.transposed.tensor, shares.transposed.matmul(v))
      }
    }

    @Test("causalMask: the softmax of what each row may see, and zeros behind it")
    func prefixes() {
      expectAccepted(causalMaskExercise) { scores in
        let (queries, keys) = (scores.shape[0], scores.shape[1])
        let rows = (0..<queries).map { i in
          let seen = i + keys - queries + 1
          let own = scores.rows(i..<i + 1).split(into: [seen, keys - seen], along: 1)
          return Tensor.concatenating([own[0].softmaxOfColumns(), 0 * own[1]], along: 1)
        }
        return Tensor.concatenating(rows, along: 0)
      }
    }

    @Test("causalMask: a large number added to what is hidden")
    func largeNumber() {
      expectAccepted(causalMaskExercise) { scores in
        var low = 0 * scores
        for i in 0..<scores.shape[0] {
          for j in 0..<scores.shape[1] where j - scores.shape[1] > i - scores.shape[0] {
            low[i, j] = -1e9
          }
        }
        return (scores + low).softmaxOfColumns()
      }
    }

    @Test("sdpaBackward: the softmax's slopes as a matrix, a row at a time")
    func slopes() {
      expectAccepted(sdpaBackwardExercise) { q, k, v, p, dy in
        let (queries, keys) = (q.shape[0], k.shape[0])
        let (smallQ, smallK) = (
          q / Scalar(q.shape[1]).squareRoot(), k / Scalar(k.shape[1]).squareRoot()
        )
        let dP = dy.matmul(v.transposed)
        let rows = (0..<queries).map { i in
          let own = p.rows(i..<i + 1)
          var slopes = 0 - own.transposed.matmul(own)
          for j in 0..<keys { slopes[j, j] += own[0, j] }
          return dP.rows(i..<i + 1).matmul(slopes)
        }
        let dS = Tensor.concatenating(rows, along: 0)
        return (
          dS.matmul(smallK), smallQ.transposed.matmul(dS).transposed.tensor,
          dy.transposed.matmul(p).transposed.tensor
        )
      }
    }

    @Test("multiHead: the heads' own rows of Wo, added up")
    func ownRows() {
      expectAccepted(multiHeadExercise) { x, wq, wk, wv, wo, heads in
        let width = wo.shape[0] / heads
        let widths = Array(repeating: width, count: heads)
        let (q, k) = (wq.split(into: widths, along: 1), wk.split(into: widths, along: 1))
        let v = wv.split(into: widths, along: 1)
        var y = Tensor.zeros([x.shape[0], wo.shape[1]])
        for h in 0..<heads {
          let bilinear = q[h].matmul(k[h].transposed) / Scalar(width).squareRoot()
          let weights = x.matmul(bilinear).matmul(x.transposed).softmaxOfColumns()
          let own = v[h].matmul(wo.rows(h * width..<(h + 1) * width))
          y += weights.matmul(x.matmul(own))
        }
        return y
      }
    }

    @Test("layerNormForward: loops with a mean and a variance that run along")
    func running() {
      expectAccepted(layerNormForwardExercise) { x, gain, bias, epsilon in
        var y = x
        for n in 0..<x.shape[0] {
          var (mean, squares): (Scalar, Scalar) = (0, 0)
          for j in 0..<x.shape[1] {
            let step = x[n, j] - mean
            mean += step / Scalar(j + 1)
            squares += step * (x[n, j] - mean)
          }
          let root = (squares / Scalar(x.shape[1]) + epsilon).squareRoot()
          for j in 0..<x.shape[1] { y[n, j] = gain[j] * (x[n, j] - mean) / root + bias[j] }
        }
        return y
      }
    }

    @Test("layerNormBackward: station by station, by way of dv and dμ")
    func stations() {
      expectAccepted(layerNormBackwardExercise) { x, gain, dy, epsilon in
        let width = x.shape[1]
        var (dx, dGain, dBias) = (0 * x, 0 * gain, 0 * gain)
        for n in 0..<x.shape[0] {
          let row = x.rows(n..<n + 1).reshaped([width])
          let dRow = dy.rows(n..<n + 1).reshaped([width])
          let centred = row - row.mean()
          let v = (centred * centred).mean() + epsilon
          dGain += dRow * centred / v.squareRoot()
          dBias += dRow
          let dNormal = dRow * gain
          let dv = -0.5 * dNormal.dot(centred) / (v * v.squareRoot())
          let dCentred = dNormal / v.squareRoot() + (2 * dv / Scalar(width)) * centred
          for j in 0..<width { dx[n, j] = dCentred[j] - dCentred.mean() }
        }
        return (dx, dGain, dBias)
      }
    }

    @Test("positions: each row is the one before, turned")
    func turned() {
      expectAccepted(positionsExercise) { x, layers in
        var table = Tensor.zeros(x.shape)
        for i in 0..<x.shape[1] / 2 {
          let speed = exp(-Scalar(2 * i) * log(Scalar(10_000)) / Scalar(x.shape[1]))
          var (s, c): (Scalar, Scalar) = (0, 1)
          for t in 0..<x.shape[0] {
            (table[t, 2 * i], table[t, 2 * i + 1]) = (s, c)
            (s, c) = (s * cos(speed) + c * sin(speed), c * cos(speed) - s * sin(speed))
          }
        }
        return (table, layers.reduce(table + x) { input, layer in layer(input) })
      }
    }

    @Test("transformerBlock: all terms of the sums at the end")
    func allTerms() {
      expectAccepted(transformerBlockExercise) { x, firstNorm, attention, secondNorm, feedForward in
        let first = firstNorm(x)
        let news = attention(first.y)
        let second = secondNorm(news.y + x)
        let thought = feedForward(second.y)
        return (
          thought.y + news.y + x,
          { dy in
            let byThought = second.backward(thought.backward(dy))
            return first.backward(news.backward(byThought + dy)) + byThought + dy
          }
        )
      }
    }

    @Test("kvCache: a weighted sum of rows, the new token by itself")
    func weightedRows() {
      expectAccepted(kvCacheExercise) { x, keys, values, positions, wq, wk, wv in
        var z = x
        for j in 0..<x.shape[1] { z[0, j] += positions[keys.shape[0], j] }
        let allKeys = Tensor(
          shape: [keys.shape[0] + 1, wk.shape[1]], scalars: keys.scalars + z.matmul(wk).scalars)
        let allValues = Tensor(
          shape: [keys.shape[0] + 1, wv.shape[1]],
          scalars: values.scalars + z.matmul(wv).scalars)
        let query = z.matmul(wq)
        let powers = (0..<allKeys.shape[0]).map { row -> Scalar in
          let dot = (0..<query.shape[1]).reduce(0) { $0 + query[0, $1] * allKeys[row, $1] }
          return exp(dot / sqrt(Scalar(query.shape[1])))
        }
        var y = Tensor.zeros([1, wv.shape[1]])
        for (row, power) in powers.enumerated() {
          y += power / powers.reduce(0, +) * allValues.rows(row..<row + 1)
        }
        return (y, allKeys, allValues)
      }
    }
  }
#endif
