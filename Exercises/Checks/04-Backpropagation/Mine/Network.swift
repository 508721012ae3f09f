import Backpropagation
import BackpropagationExercises
import Learning
import LinearRegression
import LogisticRegression
import Neurons
import Tensors

/// The network that is trained, 64–32–10, and the ways to move it.
struct Network: Parameters {
  var hidden: Dense
  var output: Dense

  init(using generator: inout SeededGenerator) {
    hidden = Dense(inputs: 64, outputs: 32, using: &generator)
    output = Dense(inputs: 32, outputs: 10, using: &generator)
  }

  private init(hidden: Dense, output: Dense) {
    (self.hidden, self.output) = (hidden, output)
  }

  var tensors: [WritableKeyPath<Self, Tensor>] { tensors(of: \.hidden) + tensors(of: \.output) }

  func logits(_ x: Tensor) -> Tensor {
    output.forward(ReLU().forward(hidden.forward(x).y).y).y
  }

  /// A step along the book's gradient, or along the one that your `linearBackward` gives.
  mutating func step(_ x: Tensor, _ labels: [Int], rate: Scalar, isMine: Bool) {
    let gradient = gradient(x, labels, isMine: isMine)
    Optimizer(GradientDescent(rate: rate), for: self)(&self, gradient)
  }

  /// The whole step by your `twoLayerByHand`.
  mutating func stepByHand(_ x: Tensor, _ labels: [Int], rate: Scalar) {
    _ = twoLayerByHand(
      x, w1: &hidden.weights, b1: &hidden.bias, w2: &output.weights, b2: &output.bias,
      rate: rate, lossGradient: { softmaxCrossEntropy($0, labels).backward() })
  }

  private func gradient(_ x: Tensor, _ labels: [Int], isMine: Bool) -> Network {
    let (z1, hiddenBackward) = forward(hidden, x, isMine)
    let (a1, reluBackward) = ReLU().forward(z1)
    let (z2, outputBackward) = forward(output, a1, isMine)
    let dz2 = softmaxCrossEntropy(z2, labels).backward()
    let (da1, outputGradient) = outputBackward(dz2)
    let (_, hiddenGradient) = hiddenBackward(reluBackward(da1))
    return Network(hidden: hiddenGradient, output: outputGradient)
  }

  /// A layer's output, and its way back by the book or by you.
  private func forward(
    _ layer: Dense, _ x: Tensor, _ isMine: Bool
  ) -> (y: Tensor, backward: Backward<Dense>) {
    let (y, backward) = layer.forward(x)
    if !isMine { return (y, backward) }
    return (
      y,
      { dy in
        let (dx, dW, db) = linearBackward(x, layer.weights, dy)
        return (dx, Dense(weights: dW, bias: db))
      }
    )
  }
}
