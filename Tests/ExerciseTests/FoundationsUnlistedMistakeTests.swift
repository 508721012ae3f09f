import ExerciseKit
import Foundation
import FoundationsChecks
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 00 are told what is wrong")
  struct FoundationsUnlistedMistakeTests {
    @Test("rowMajorOffset: counted from 1")
    func fromOne() throws {
      try expectTold(
        rowMajorOffsetExercise, "The offset of [0] in the shape [7] is 1, expected 0."
      ) { index, shape in zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 } + 1 }
    }

    @Test("sumAlongAxis: the sums as a vector, whatever the shape of the rest")
    func flat() throws {
      try expectTold(
        sumAlongAxisExercise,
        "For x of shape [#, #, #] and axis 0, y has shape [#], expected [#, #]: an axis is missing."
      ) { x, axis in
        let step = x.shape[(axis + 1)...].reduce(1, *)
        var sums = [Scalar](repeating: 0, count: x.count / x.shape[axis])
        for (offset, scalar) in x.scalars.enumerated() {
          sums[offset / (x.shape[axis] * step) * step + offset % step] += scalar
        }
        return x.rank == 1 ? Tensor(shape: [], scalars: sums) : Tensor(sums)
      }
    }

    @Test("matmul: the last row forgotten")
    func lastRow() throws {
      try expectTold(matmulExercise, "With K = 17, y is right except in the last row.") { x, w in
        let last = x.shape[0] - 1
        return .concatenating([x.rows(0..<last).matmul(w), .zeros([1, w.shape[1]])], along: 0)
      }
    }

    @Test("matmul: yᵀ for y")
    func transposed() throws {
      try expectTold(matmulExercise, "With K = 17, y is the right one transposed.") { x, w in
        x.matmul(w).transposed.tensor
      }
    }

    @Test("logSumExp: the logarithm to base 2")
    func bits() throws {
      try expectTold(
        logSumExpExercise, "At moderate logits, y is 1.4427 times the right one, everywhere."
      ) { $0.logSumExpOfColumns() / log(2) }
    }

    @Test("logSumExp: the mean of the powers for their sum")
    func meanOfPowers() throws {
      try expectTold(logSumExpExercise, "At moderate logits, y is off by #, everywhere.") { x in
        x.logSumExpOfColumns() - log(Scalar(x.shape[1]))
      }
    }

    @Test("softmax: divided by the norm of the row")
    func normed() throws {
      try expectTold(softmaxExercise, "Row 0 sums to #; every row must sum to 1.") { x in
        rowByRow(x) { row in
          let powers = exp(row - row.max())
          return powers / powers.norm
        }
      }
    }

    @Test("softmax: logits cut to ±30, so that no power overflows")
    func cutLogits() throws {
      try expectTold(
        softmaxExercise,
        "With rows near 0, 1000, −1000 and one with −∞, p[#, #] is #, expected #."
      ) { x in
        rowByRow(x) { row in
          let powers = exp(row.map { min(max($0, -30), 30) })
          return powers / powers.sum()
        }
      }
    }

    @Test("numericalGradient: twice the step that is given")
    func twiceTheStep() throws {
      try expectTold(
        numericalGradientExercise, "For exp⟨w, x⟩ and h = 1/32, g[#] is #, expected #."
      ) { x, h, f in
        let slopes = x.scalars.indices.map { i in
          var (above, below) = (x.scalars, x.scalars)
          above[i] += 2 * h
          below[i] -= 2 * h
          return
            (f(Tensor(shape: x.shape, scalars: above))
            - f(Tensor(shape: x.shape, scalars: below))) / (4 * h)
        }
        return Tensor(shape: x.shape, scalars: slopes)
      }
    }

    @Test("gradCheck: only the direction compared, by the cosine of the angle")
    func direction() throws {
      try expectTold(
        gradCheckExercise,
        "You accepted a wrong gradient: a thousandth too large. Right is that of x³ − 3x, which is "
          + "0 at x = ±1."
      ) { x, f, gradient, generator in
        let dy = Tensor.normal(f(x).shape, using: &generator)
        let (claim, numerical) = (gradient(dy), slopes(of: f, at: x, dy, backwards: 1))
        return claim.dot(numerical) >= (1 - 1e-9) * claim.norm * numerical.norm
          && claim.norm > 0
      }
    }

    @Test("gradCheck: forward differences")
    func forward() throws {
      try expectTold(
        gradCheckExercise, "You rejected a right gradient: that of log x at x near 1e5, dy/x."
      ) { x, f, gradient, generator in
        let dy = Tensor.normal(f(x).shape, using: &generator)
        let numerical = slopes(of: f, at: x, dy, backwards: 0)
        return (gradient(dy) - numerical).norm <= 1e-6 * numerical.norm
      }
    }

    /// A matrix of which each row is made from a row.
    private func rowByRow(_ x: Tensor, _ row: (Tensor) -> Tensor) -> Tensor {
      .concatenating((0..<x.shape[0]).map { row(x.rows($0..<$0 + 1)) }, along: 0)
    }

    /// Slopes from a step of h forward, and a part of it backwards.
    private func slopes(
      of f: (Tensor) -> Tensor, at x: Tensor, _ dy: Tensor, backwards: Scalar
    ) -> Tensor {
      let slopes = x.scalars.indices.map { i in
        let h = 1e-5 * max(1, abs(x.scalars[i]))
        var (above, below) = (x.scalars, x.scalars)
        above[i] += h
        below[i] -= backwards * h
        let difference =
          f(Tensor(shape: x.shape, scalars: above)) - f(Tensor(shape: x.shape, scalars: below))
        return difference.dot(dy) / (h + backwards * h)
      }
      return Tensor(shape: x.shape, scalars: slopes)
    }
  }
#endif
