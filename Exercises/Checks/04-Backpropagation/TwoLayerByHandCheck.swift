import Backpropagation
import ExerciseKit
import LogisticRegression
import Neurons
import Tensors

/// From x and the parameters to the intermediates of one step, which moves the parameters.
public typealias TwoLayerByHand = (
  _ x: Tensor, _ w1: inout Tensor, _ b1: inout Tensor, _ w2: inout Tensor, _ b2: inout Tensor,
  _ rate: Scalar, _ lossGradient: (_ z2: Tensor) -> Tensor
) -> (z1: Tensor, a1: Tensor, z2: Tensor, dz2: Tensor, da1: Tensor, dz1: Tensor)

/// A step of a network of two layers, each intermediate against chapter 04's layers.
public var twoLayerByHandExercise: Exercise<TwoLayerByHand> {
  Exercise(
    "twoLayerByHand",
    hints: [
      "The way back takes the same stations in reverse: each gradient goes into the next, and on "
        + "the way every layer leaves the gradient of its own parameters.",
      "Take all gradients before you touch a parameter: da1 needs the W2 that the forward pass "
        + "used. And the only ReLU here is between z1 and a1.",
      "dz1 = da1.map(with: z1) { da, z in z > 0 ? da : 0 }, then w2 -= a1.transposed.matmul(dz2) "
        + "* rate, and likewise the other three.",
    ],
    wrongAnswers: twoLayerMistakes
  ) { twoLayerByHand, trial in
    let (n, d) = (Int.random(in: 3...6, using: &trial.generator), 7)
    // As wide at the end as in the middle first: there wrong weights fit and can be named.
    for (h, k) in [(8, 8), (9, 4)] where trial.isRight {
      trial.sizes = ["the batch size": n]
      let x = trial.normal([n, d])
      let hidden = Dense(weights: trial.normal([d, h]), bias: trial.normal([h]))
      let output = Dense(weights: trial.normal([h, k]), bias: trial.normal([k]))
      let labels = (0..<n).map { _ in Int.random(in: 0..<k, using: &trial.generator) }
      let rate = Scalar.random(in: 0.1...1, using: &trial.generator)
      let lossGradient = { softmaxCrossEntropy($0, labels).backward() }

      var (w1, b1) = (hidden.weights, hidden.bias)
      var (w2, b2) = (output.weights, output.bias)
      let yours = twoLayerByHand(x, &w1, &b1, &w2, &b2, rate, lossGradient)

      let (z1, hiddenBackward) = hidden.forward(x)
      let (a1, reluBackward) = ReLU().forward(z1)
      let (z2, outputBackward) = output.forward(a1)
      let dz2 = lossGradient(z2)
      let (da1, outputGradient) = outputBackward(dz2)
      let dz1 = reluBackward(da1)
      let hiddenGradient = hiddenBackward(dz1).gradient

      trial.expect("z1", yours.z1, equals: z1, axes: ["N", "H"])
      trial.expect("a1", yours.a1, equals: a1, axes: ["N", "H"])
      trial.expect("z2", yours.z2, equals: z2, axes: ["N", "K"])
      trial.expect("dz2", yours.dz2, equals: dz2, axes: ["N", "K"])
      trial.expect("da1", yours.da1, equals: da1, axes: ["N", "H"])
      trial.expect("dz1", yours.dz1, equals: dz1, axes: ["N", "H"])
      // A gradient shows in the step that it made.
      for (name, before, after, gradient) in [
        ("W2", output.weights, w2, outputGradient.weights),
        ("b2", output.bias, b2, outputGradient.bias),
        ("W1", hidden.weights, w1, hiddenGradient.weights),
        ("b1", hidden.bias, b1, hiddenGradient.bias),
      ] {
        guard after.shape == before.shape else {
          trial.expect("\(name) after the step", after, equals: before)
          continue
        }
        trial.expect(
          "d\(name) (the step of \(name), divided by −η)", (before - after) / rate,
          equals: gradient)
      }
    }
  }
}
