import DeepNetworksChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 07 are accepted")
  struct DeepNetworksSecondSolutionTests {
    @Test("heInit: uniform in ±√(6/D)")
    func uniform() {
      expectAccepted(heInitExercise) { inputs, outputs, generator in
        let bound = sqrt(6 / Scalar(inputs))
        return .uniform([inputs, outputs], from: -bound, to: bound, using: &generator)
      }
    }

    @Test("heInit: one of two values, by the throw of a coin")
    func coin() {
      expectAccepted(heInitExercise) { inputs, outputs, generator in
        let size = sqrt(2 / Scalar(inputs))
        var weights = Tensor.zeros([inputs, outputs])
        for i in 0..<inputs {
          for j in 0..<outputs {
            weights[i, j] = Bool.random(using: &generator) ? size : -size
          }
        }
        return weights
      }
    }

    @Test("glorotInit: column by column, from numbers between 0 and 1")
    func columns() {
      expectAccepted(glorotInitExercise) { inputs, outputs, generator in
        let unit = Tensor.uniform([outputs, inputs], using: &generator).transposed.tensor
        return (2 * unit - 1) * sqrt(6 / Scalar(outputs + inputs))
      }
    }

    @Test("batchNormForward: γ/σ and the rest of the shift worked out first")
    func affine() {
      expectAccepted(batchNormForwardExercise) {
        x, scale, shift, runningMean, runningVariance, momentum, epsilon, isTraining in
        let n = Scalar(x.shape[0])
        if isTraining, n < 2 { return (.empty, runningMean, runningVariance) }
        let mean = isTraining ? x.sumOfRows() / n : runningMean
        let variance =
          isTraining ? (x * x).sumOfRows() / n - mean * mean : runningVariance
        let factor = scale / sqrt(variance + epsilon)
        let y = x * factor + (shift - mean * factor)
        if !isTraining { return (y, runningMean, runningVariance) }
        return (
          y, runningMean + momentum * (mean - runningMean),
          runningVariance + momentum * (variance * (n / (n - 1)) - runningVariance)
        )
      }
    }

    @Test("batchNormBackward: station by station, feature by feature")
    func stations() {
      expectAccepted(batchNormBackwardExercise) { x, scale, dy, epsilon in
        let (n, m) = (x.shape[0], x.shape[1])
        var (dx, dScale, dShift) = (Tensor.zeros([n, m]), Tensor.zeros([m]), Tensor.zeros([m]))
        for j in 0..<m {
          let mean = (0..<n).reduce(0) { $0 + x[$1, j] } / Scalar(n)
          let variance = (0..<n).reduce(0) { $0 + pow(x[$1, j] - mean, 2) } / Scalar(n)
          let deviation = (variance + epsilon).squareRoot()
          var (dVariance, dMean): (Scalar, Scalar) = (0, 0)
          for i in 0..<n {
            let normal = (x[i, j] - mean) / deviation
            dScale[j] += dy[i, j] * normal
            dShift[j] += dy[i, j]
            dVariance -= dy[i, j] * scale[j] * normal / (2 * deviation * deviation)
            dMean -= dy[i, j] * scale[j] / deviation
          }
          for i in 0..<n {
            dx[i, j] = dy[i, j] * scale[j] / deviation
            dx[i, j] += dVariance * 2 * (x[i, j] - mean) / Scalar(n) + dMean / Scalar(n)
          }
        }
        return (dx, dScale, dShift)
      }
    }

    @Test("residualBackward: example by example")
    func exampleByExample() {
      expectAccepted(residualBackwardExercise) { x, projection, dy, branchBackward in
        var dx = branchBackward(dy)
        if projection == .empty {
          dx += dy
          return (dx, .empty)
        }
        var dP = Tensor.zeros(projection.shape)
        for n in 0..<x.shape[0] {
          for i in 0..<projection.shape[0] {
            for j in 0..<projection.shape[1] {
              dx[n, i] += dy[n, j] * projection[i, j]
              dP[i, j] += x[n, i] * dy[n, j]
            }
          }
        }
        return (dx, dP)
      }
    }
  }
#endif
