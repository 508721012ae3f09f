import ExerciseKit
import Foundation
import FoundationsChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 00 are accepted")
  struct FoundationsSecondSolutionTests {
    @Test("rowMajorOffset: each index times the product of the lengths to its right")
    func strides() {
      expectAccepted(rowMajorOffsetExercise) { index, shape in
        index.indices.reduce(0) { $0 + index[$1] * shape[($1 + 1)...].reduce(1, *) }
      }
    }

    @Test("transposedOffset: the scalars before the element, counted row by row")
    func countedRows() {
      expectAccepted(transposedOffsetExercise) { i, j, shape in
        (0..<j).reduce(i) { before, _ in before + shape[1] }
      }
    }

    @Test("sumAlongAxis: three loops, from the end of the axis")
    func threeLoops() {
      expectAccepted(sumAlongAxisExercise) { x, axis in
        let (length, step) = (x.shape[axis], x.shape[(axis + 1)...].reduce(1, *))
        var sums: [Scalar] = []
        for block in 0..<x.count / (length * step) {
          for k in 0..<step {
            let terms = (0..<length).map { x.scalars[(block * length + $0) * step + k] }
            sums.append(terms.reversed().reduce(0, +))
          }
        }
        return Tensor(shape: Array(x.shape[..<axis] + x.shape[(axis + 1)...]), scalars: sums)
      }
    }

    @Test("matmul: the terms outermost, from the last to the first")
    func outerProducts() {
      expectAccepted(matmulExercise) { x, w in
        let (n, m) = (x.shape[0], w.shape[1])
        let (a, b) = (x.scalars, w.scalars)
        var y = [Scalar](repeating: 0, count: n * m)
        for p in (0..<w.shape[0]).reversed() {
          for i in 0..<n {
            let factor = a[i * w.shape[0] + p]
            for j in 0..<m { y[i * m + j] += factor * b[p * m + j] }
          }
        }
        return Tensor(shape: [n, m], scalars: y)
      }
    }

    @Test("logSumExp: two powers at a time, ln(eᵃ + eᵇ) = max + ln(1 + e^−|a − b|)")
    func logAdd() {
      expectAccepted(logSumExpExercise) { x in
        Tensor(
          (0..<x.shape[0]).map { n in
            x.rows(n..<n + 1).scalars.reduce(-Scalar.infinity) { a, b in
              a == b ? a + log(2) : max(a, b) + log1p(exp(-abs(a - b)))
            }
          })
      }
    }

    @Test("softmax: the fraction turned over, 1 / Σⱼ exp(xⱼ − xᵢ)")
    func turnedOver() {
      expectAccepted(softmaxExercise) { x in
        let p = (0..<x.shape[0]).flatMap { n in
          let row = x.rows(n..<n + 1)
          return row.scalars.map { $0 == -.infinity ? 0 : 1 / exp(row - $0).sum() }
        }
        return Tensor(shape: x.shape, scalars: p)
      }
    }

    @Test("numericalGradient: one copy of the point, each scalar put back")
    func putBack() {
      expectAccepted(numericalGradientExercise) { x, h, f in
        var point = x.scalars
        func value() -> Scalar { f(Tensor(shape: x.shape, scalars: point)) }
        let slopes = x.scalars.enumerated().map { i, old in
          point[i] = old - h
          let below = value()
          point[i] = old + h
          let above = value()
          point[i] = old
          return above / (2 * h) - below / (2 * h)
        }
        return Tensor(shape: x.shape, scalars: slopes)
      }
    }

    @Test("gradCheck: the slope along one random direction, not a slope for each scalar")
    func oneDirection() {
      expectAccepted(gradCheckExercise) { x, f, gradient, generator in
        let dy = Tensor.normal(f(x).shape, using: &generator)
        let lengths = x.map { max(1, abs($0)) }
        let direction = Tensor.normal(x.shape, using: &generator) * lengths
        let step: Scalar = 1e-5
        let (above, below) = (f(x + direction * step), f(x - direction * step))
        let slope = (above - below).dot(dy) / (2 * step)
        let claim = gradient(dy)
        return abs(claim.dot(direction) - slope) <= 1e-7 * (claim * direction).norm
      }
    }
  }
#endif
