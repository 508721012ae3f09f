import GradientChecking
import Learning
import Tensors
import Testing

/// An operation with a backward pass of one's choice: the right one or a planted mistake.
struct Operation: Sendable, CustomTestStringConvertible {
  let name: String
  let check: @Sendable (inout SeededGenerator, inout GradientReport) -> Void

  var testDescription: String { name }

  func report(seed: UInt64) -> GradientReport {
    GradientReport.drawing(seed: seed) { generator, report in check(&generator, &report) }
  }

  /// x → y, for x of shape [5, 3], by default normal.
  init(
    _ name: String, positive: Bool = false, _ y: @escaping @Sendable (Tensor) -> Tensor,
    dx: @escaping @Sendable (_ x: Tensor, _ y: Tensor, _ dy: Tensor) -> Tensor
  ) {
    self.name = name
    check = { generator, report in
      var x = Tensor.normal([5, 3], using: &generator)
      if positive { x = exp(x) }
      report.check(at: x, using: &generator) { x in
        let output = y(x)
        return (output, { dx(x, output, $0) })
      }
    }
  }

  /// A loss of predictions [5, 3].
  init(
    loss name: String, _ loss: @escaping @Sendable (Tensor) -> Scalar,
    gradient: @escaping @Sendable (Tensor) -> Tensor
  ) {
    self.name = name
    check = { generator, report in
      let x = Tensor.normal([5, 3], using: &generator)
      report.check(lossAt: x) { x in (loss(x), { gradient(x) }) }
    }
  }

  /// An affine map of x [5, 3] by square weights, so that no shape gives a mistake away.
  init(
    affine name: String,
    backward: @escaping @Sendable (_ x: Tensor, _ dy: Tensor, _ map: Affine) -> (Tensor, Affine)
  ) {
    self.name = name
    check = { generator, report in
      let x = Tensor.normal([5, 3], using: &generator)
      let map = Affine(
        weights: .normal([3, 3], using: &generator), bias: .normal([3], using: &generator))
      report.check(map, at: x, using: &generator) { map, x in
        (
          x.matmul(map.weights) + map.bias,
          { dy in
            let (dx, gradient) = backward(x, dy, map)
            return (dx: dx, gradient: gradient)
          }
        )
      }
    }
  }
}

struct Affine: Parameters {
  var weights: Tensor
  var bias: Tensor
  var tensors: [WritableKeyPath<Affine, Tensor>] { [\.weights, \.bias] }
}

func rowSoftmax(_ x: Tensor) -> Tensor {
  let powers = exp(x)
  return (powers.transposed.tensor / powers.sumOfColumns()).transposed.tensor
}

/// y ⊙ (dy − Σⱼ yⱼ dyⱼ), row by row.
func softmaxBackward(_ y: Tensor, _ dy: Tensor) -> Tensor {
  let inner = (y * dy).sumOfColumns()
  return y * (dy.transposed.tensor - inner).transposed.tensor
}

let labels = [2, 0, 1, 1, 2]

let oneHotLabels = Tensor(
  labels.map { label in (0..<3).map { $0 == label ? 1 : 0 } })

func crossEntropy(_ z: Tensor) -> Scalar {
  let costs = labels.indices.map { z.logSumExpOfColumns()[$0] - z[$0, labels[$0]] }
  return Tensor(costs).mean()
}
