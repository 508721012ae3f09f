import Backpropagation
import Learning
import LinearRegression
import LogisticRegression
import Optimizers
import Tensors

// Whole training steps of the chapters' models: forward, backward, update. The data are random, and
// the same at every step; how long a step takes does not depend on what they show.

extension Workload {
  /// The linear model of chapter 01: 100 points, one input.
  static var linearRegression: Workload {
    Workload(
      name: "linear-regression",
      cases: [
        training("100x1", batch: 100) { generator in
          let line = NoisyLine(count: 100, using: &generator)
          let model = LinearModel(weights: .zeros([1, 1]), bias: .zeros([1]))
          return steps(from: model, rate: 0.1) { $0.lossAndGradient(line.x, line.y) }
        }
      ])
  }

  /// The sigmoid network of chapter 04: two inputs, four units, one output, four examples.
  static var sigmoidNetwork: Workload {
    Workload(
      name: "sigmoid-network",
      cases: [
        training("2-4-1 batch 4", batch: 4) { generator in
          let x = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
          let y = Tensor([[0], [1], [1], [0]])
          let model = SigmoidNetwork(articleInputs: 2, units: 4, using: &generator)
          return steps(from: model, rate: 0.1) { $0.lossAndGradient(x, y) }
        }
      ])
  }

  /// The softmax regression of chapter 02, on batches shaped like those of the digits.
  static var softmaxRegression: Workload {
    Workload(
      name: "softmax-regression",
      cases: [
        training("64-10 batch 64", batch: 64) { generator in
          let (x, labels) = examples(64, inputs: 64, using: &generator)
          let model = SoftmaxModel(inputs: 64, classes: 10)
          return steps(from: model, rate: 0.1) { $0.lossAndGradient(x, labels) }
        }
      ])
  }

  /// The multilayer perceptron of chapter 04, in the widths of articles 002 and 000.
  static var multilayerPerceptron: Workload {
    Workload(name: "multilayer-perceptron", cases: perceptrons(by: GradientDescent(rate: 0.1)))
  }

  /// The same with Adam, as those articles train them (chapter 05).
  static var perceptronWithAdam: Workload {
    Workload(name: "perceptron-adam", cases: perceptrons(by: Adam(rate: 0.001)))
  }

  private static func perceptrons(by rule: some UpdateRule) -> [Case] {
    [([784, 512, 256, 10], 64), ([784, 128, 10], 32)].map { widths, batch in
      let name = widths.map(String.init).joined(separator: "-")
      return training("\(name) batch \(batch)", batch: batch) { generator in
        let (x, labels) = examples(batch, inputs: widths[0], using: &generator)
        let model = MultilayerPerceptron(widths: widths, using: &generator)
        return steps(from: model, by: rule) { $0.lossAndGradient(x, labels) }
      }
    }
  }
}

/// A batch of random images and labels of ten classes.
private func examples(
  _ count: Int, inputs: Int, using generator: inout SeededGenerator
) -> (x: Tensor, labels: [Int]) {
  let x = Tensor.uniform([count, inputs], using: &generator)
  return (x, (0..<count).map { _ in randomIndex(below: 10, using: &generator) })
}

private func training(
  _ name: String, batch: Int, prepare: @escaping (inout SeededGenerator) -> () -> Scalar
) -> Workload.Case {
  Workload.Case(name: name, amount: Amount(unit: "examples", count: batch), prepare: prepare)
}

/// Work that takes one step of gradient descent and returns the loss.
private func steps<Model: Parameters>(
  from start: Model, rate: Scalar,
  lossAndGradient: @escaping (Model) -> (loss: Scalar, gradient: Model)
) -> () -> Scalar {
  steps(from: start, by: GradientDescent(rate: rate), lossAndGradient: lossAndGradient)
}

/// Work that takes one step by a rule and returns the loss.
private func steps<Model: Parameters>(
  from start: Model, by rule: some UpdateRule,
  lossAndGradient: @escaping (Model) -> (loss: Scalar, gradient: Model)
) -> () -> Scalar {
  var model = start
  var step = Optimizer(rule, for: start)
  return {
    let (loss, gradient) = lossAndGradient(model)
    step(&model, gradient)
    return loss
  }
}
