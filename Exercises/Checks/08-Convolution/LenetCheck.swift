import Convolution
import ExerciseKit
import Foundation
import LogisticRegression
import Tensors

/// From an image's shape, the widths of the layers, a convolution and a pooling to the shapes of the
/// parameters and the network.
public typealias Lenet = (
  _ image: (height: Int, width: Int, channels: Int), _ filters: (first: Int, second: Int),
  _ units: Int, _ classes: Int, _ convolution: @escaping GivenConvolution,
  _ pooling: @escaping GivenPooling
) -> (
  shapes: [[Int]],
  run: (_ parameters: [Tensor], _ x: Tensor) -> (z: Tensor, backward: (_ dz: Tensor) -> [Tensor])
)

/// The names of the parameters, in their order.
private let names = ["K1", "b1", "K2", "b2", "W3", "b3", "W4", "b4"]

/// A whole network, against chapter 08's: the shapes, the logits, the gradients; then it learns sixteen
/// images by heart.
public var lenetExercise: Exercise<Lenet> {
  Exercise(
    "lenet",
    wrongAnswers: lenetMistakes
  ) { lenet, trial in
    let image = (height: 15, width: 18, channels: 2)
    let filters = (first: 3, second: 4)
    var right = ConvolutionalNetwork(
      image: image, filters: filters, hidden: 6, classes: 5, using: &trial.generator)
    let yours = lenet(image, filters, 6, 5, givenConvolution, givenPooling)
    trial.expectShapes(yours.shapes, equal: right.parameters.map(\.shape))
    guard trial.isRight else { return }

    right.parameters = yours.shapes.map { trial.normal($0) / 3 }
    let x = trial.normal([3, image.height, image.width, image.channels])
    let labels = (0..<3).map { _ in Int.random(in: 0..<5, using: &trial.generator) }
    let logits = right.featureMaps(x).logits
    let dz = softmaxCrossEntropy(logits, labels).backward()
    let (z, backward) = yours.run(right.parameters, x)
    trial.expect("z", z, equals: logits, axes: ["N", "M"])
    guard trial.isRight else { return }
    trial.expectGradients(backward(dz), equal: right.lossAndGradient(x, labels).gradient.parameters)
    guard trial.isRight else { return }
    trial.expectLearning(lenet)
  }
}

extension Trial {
  fileprivate mutating func expectShapes(_ yours: [[Int]], equal right: [[Int]]) {
    expect("the number of shapes", yours.count, equals: right.count)
    guard isRight else { return }
    for ((name, mine), expected) in zip(zip(names, yours), right) {
      let record = Tensor(mine.map { Scalar($0) })
      expect(name, record, equals: record)  // recorded, so that wrong shapes tell mistakes apart
      expect(mine == expected, "\(name) has shape \(mine), expected \(expected).")
    }
  }

  fileprivate mutating func expectGradients(_ yours: [Tensor], equal right: [Tensor]) {
    expect("the number of gradients", yours.count, equals: right.count)
    guard isRight else { return }
    for ((name, mine), expected) in zip(zip(names, yours), right) {
      expect("d" + name, mine, equals: expected)
    }
  }

  /// Sixteen digits, learned by Adam: the network is asked again and again, and must not remember.
  fileprivate mutating func expectLearning(_ lenet: Lenet) {
    let digits = sixteenDigits(using: &generator)
    let (first, last) = train(lenet, on: digits, until: 0.1, using: &generator)
    expect(
      last < 0.1,
      "The first gradient is right, but of sixteen digits the network learns too little: the loss "
        + "goes from \(brief(first)) to \(brief(last)). Does it remember something of an earlier call?"
    )
  }
}

private func brief(_ number: Scalar) -> String { String(format: "%.4g", Double(number)) }
