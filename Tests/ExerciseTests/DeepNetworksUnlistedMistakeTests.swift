import DeepNetworksChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 07 are told what is wrong")
  struct DeepNetworksUnlistedMistakeTests {
    @Test("heInit: 3/D, as if a third of the units were shut")
    func three() throws {
      try expectTold(
        heInitExercise, "The variance is # times 2/D."
      ) { inputs, outputs, generator in
        .normal(
          [inputs, outputs], standardDeviation: sqrt(3 / Scalar(inputs)), using: &generator)
      }
    }

    @Test("glorotInit: the width of the interval for its half")
    func twice() throws {
      try expectTold(
        glorotInitExercise, "The weights reach # times as far as √(6/(D + M))."
      ) { inputs, outputs, generator in
        let bound = 2 * sqrt(6 / Scalar(inputs + outputs))
        return .uniform([inputs, outputs], from: -bound, to: bound, using: &generator)
      }
    }

    @Test("glorotInit: numbers that crowd about 0")
    func crowded() throws {
      try expectTold(
        glorotInitExercise, "The bounds are right, but the numbers are not uniform between them."
      ) { inputs, outputs, generator in
        let bound = sqrt(6 / Scalar(inputs + outputs))
        return .uniform([inputs, outputs], from: -1, to: 1, using: &generator)
          .map { $0 * $0 * $0 * bound }
      }
    }

    @Test("batchNormForward: shifted first, then scaled")
    func shiftedFirst() throws {
      try expectTold(
        batchNormForwardExercise, "in training, y[#, #] is #, expected #."
      ) { x, scale, shift, runningMean, runningVariance, _, epsilon, _ in
        let centred = x - x.meanOfRows()
        let deviation = sqrt((centred * centred).meanOfRows() + epsilon)
        return ((centred / deviation + shift) * scale, runningMean, runningVariance)
      }
    }

    @Test("batchNormForward: the running variance takes a standard deviation")
    func deviation() throws {
      try expectTold(
        batchNormForwardExercise, "in training, the running variance[#] is #, expected #."
      ) { x, scale, shift, runningMean, runningVariance, momentum, epsilon, _ in
        let mean = x.meanOfRows()
        let deviation = sqrt(((x - mean) * (x - mean)).meanOfRows() + epsilon)
        return (
          (x - mean) / deviation * scale + shift, (1 - momentum) * runningMean + momentum * mean,
          (1 - momentum) * runningVariance + momentum * deviation
        )
      }
    }

    @Test("batchNormBackward: ε left out of σ")
    func noEpsilon() throws {
      try expectTold(
        batchNormBackwardExercise, "dγ[#] is #, expected #."
      ) { x, scale, dy, _ in
        let centred = x - x.meanOfRows()
        let normal = centred / sqrt((centred * centred).meanOfRows())
        return (dy, (dy * normal).sumOfRows(), dy.sumOfRows())
      }
    }

    @Test("batchNormBackward: the sign of dx")
    func sign() throws {
      try expectTold(batchNormBackwardExercise, "dx has the wrong sign.") { x, scale, dy, epsilon in
        let centred = x - x.meanOfRows()
        let deviation = sqrt((centred * centred).meanOfRows() + epsilon)
        let normal = centred / deviation
        let (dScale, dShift) = ((dy * normal).sumOfRows(), dy.sumOfRows())
        let n = Scalar(x.shape[0])
        return ((normal * dScale / n + dShift / n - dy) * scale / deviation, dScale, dShift)
      }
    }

    @Test("residualBackward: the way past F counted twice")
    func countedTwice() throws {
      try expectTold(
        residualBackwardExercise, "where F = 0, dx is twice the right one."
      ) { x, projection, dy, branchBackward in (2 * dy + branchBackward(dy), .empty) }
    }

    @Test("residualBackward: F's way back asked with x")
    func askedWithInput() throws {
      try expectTold(
        residualBackwardExercise, "dx[#, #] is #, expected #."
      ) { x, projection, dy, branchBackward in (dy + branchBackward(x), .empty) }
    }

    @Test("residualBackward: dP from what leaves F")
    func blamedOnBranch() throws {
      try expectTold(
        residualBackwardExercise, "dP[#, #] is #, expected #."
      ) { x, projection, dy, branchBackward in
        let back = branchBackward(dy)
        if projection.count == 0 { return (dy + back, .empty) }
        return (dy.matmul(projection.transposed) + back, x.transposed.matmul(back))
      }
    }
  }
#endif
