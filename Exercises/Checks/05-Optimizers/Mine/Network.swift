import Backpropagation
import LogisticRegression
import Neurons
import Tensors

/// The network that is trained, 64–32–10; its parameters are [W1, b1, W2, b2].
struct Network {
  /// Random parameters to start from.
  static func start(using generator: inout SeededGenerator) -> [Tensor] {
    let hidden = Dense(inputs: 64, outputs: 32, using: &generator)
    let output = Dense(inputs: 32, outputs: 10, using: &generator)
    return [hidden.weights, hidden.bias, output.weights, output.bias]
  }

  private let hidden: Dense
  private let output: Dense

  init(_ parameters: [Tensor]) {
    hidden = Dense(weights: parameters[0], bias: parameters[1])
    output = Dense(weights: parameters[2], bias: parameters[3])
  }

  func logits(_ x: Tensor) -> Tensor {
    output.forward(ReLU().forward(hidden.forward(x).y).y).y
  }

  /// The gradients of the loss, in the order of the parameters.
  func gradients(_ x: Tensor, _ labels: [Int]) -> [Tensor] {
    let (z1, hiddenBackward) = hidden.forward(x)
    let (a1, reluBackward) = ReLU().forward(z1)
    let (z2, outputBackward) = output.forward(a1)
    let dz2 = softmaxCrossEntropy(z2, labels).backward()
    let (da1, outputGradient) = outputBackward(dz2)
    let (_, hiddenGradient) = hiddenBackward(reluBackward(da1))
    return [
      hiddenGradient.weights, hiddenGradient.bias, outputGradient.weights, outputGradient.bias,
    ]
  }
}
