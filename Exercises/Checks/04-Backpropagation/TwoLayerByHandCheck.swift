import Backpropagation
import ExerciseKit
import LogisticRegression
import Neurons
import Tensors

/// From x and the parameters to the intermediates of one step, which moves the parameters.
public typealias TwoLayerByHand = (
  _ x: Tensor, _ w1: inout Tensor, _ b1: inout Tensor, _ w2: inout Tensor, _ b2: inout Tensor,
  _ rate: Scalar, _ lossGradient: (_ z2: Tensor) -> Tensor
) -> TwoLayerStations

/// What a step meets on its way, forward and backward.
public typealias TwoLayerStations = (
  z1: Tensor, a1: Tensor, z2: Tensor, dz2: Tensor, da1: Tensor, dz1: Tensor
)

/// A step of a network of two layers, each intermediate against chapter 04's layers.
public var twoLayerByHandExercise: Exercise<TwoLayerByHand> {
  Exercise(
    "twoLayerByHand",
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

      var after = Layers(hidden: hidden, output: output)
      let yours = twoLayerByHand(
        x, &after.hidden.weights, &after.hidden.bias, &after.output.weights, &after.output.bias,
        rate, lossGradient)

      let before = Layers(hidden: hidden, output: output)
      let (stations, gradient) = before.stations(x, lossGradient)
      trial.expectStations(yours, equal: stations)
      trial.expectSteps(from: before, to: after, rate: rate, along: gradient)
    }
  }
}

/// The two layers, or their gradients.
private struct Layers {
  var hidden: Dense
  var output: Dense

  /// The chapter's way forward and back.
  func stations(
    _ x: Tensor, _ lossGradient: (Tensor) -> Tensor
  ) -> (TwoLayerStations, gradient: Layers) {
    let (z1, hiddenBackward) = hidden.forward(x)
    let (a1, reluBackward) = ReLU().forward(z1)
    let (z2, outputBackward) = output.forward(a1)
    let dz2 = lossGradient(z2)
    let (da1, outputGradient) = outputBackward(dz2)
    let dz1 = reluBackward(da1)
    let (_, hiddenGradient) = hiddenBackward(dz1)
    return (
      (z1, a1, z2, dz2, da1, dz1), Layers(hidden: hiddenGradient, output: outputGradient)
    )
  }
}

extension Trial {
  fileprivate mutating func expectStations(
    _ yours: TwoLayerStations, equal right: TwoLayerStations
  ) {
    expect("z1", yours.z1, equals: right.z1, axes: ["N", "H"])
    expect("a1", yours.a1, equals: right.a1, axes: ["N", "H"])
    expect("z2", yours.z2, equals: right.z2, axes: ["N", "K"])
    expect("dz2", yours.dz2, equals: right.dz2, axes: ["N", "K"])
    expect("da1", yours.da1, equals: right.da1, axes: ["N", "H"])
    expect("dz1", yours.dz1, equals: right.dz1, axes: ["N", "H"])
  }

  /// The gradients, as they show in the steps that they made.
  fileprivate mutating func expectSteps(
    from before: Layers, to after: Layers, rate: Scalar, along gradient: Layers
  ) {
    let parameters: [(String, KeyPath<Layers, Tensor>)] = [
      ("W2", \.output.weights), ("b2", \.output.bias),
      ("W1", \.hidden.weights), ("b1", \.hidden.bias),
    ]
    for (name, place) in parameters {
      let (old, new) = (before[keyPath: place], after[keyPath: place])
      if new.shape == old.shape {
        expect(
          "d\(name) (the step of \(name), divided by −η)", (old - new) / rate,
          equals: gradient[keyPath: place])
      } else {
        expect("\(name) after the step", new, equals: old)
      }
    }
  }
}
