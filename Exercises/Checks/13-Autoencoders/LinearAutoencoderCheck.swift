import Autoencoders
import Backpropagation
import ExerciseKit
import LinearRegression
import Tensors

/// From examples and both weights to the loss and the gradients.
public typealias LinearAutoencoder = (_ x: Tensor, _ encoder: Tensor, _ decoder: Tensor) -> (
  loss: Scalar, dEncoder: Tensor, dDecoder: Tensor, dTied: Tensor
)

/// A linear autoencoder's gradients, against chapter 13's, and at the plane of the principal
/// components, whatever the axes in it.
public var linearAutoencoderExercise: Exercise<LinearAutoencoder> {
  Exercise(
    "linearAutoencoder",
    wrongAnswers: linearAutoencoderMistakes
  ) { yours, trial in
    let (n, d) = (Int.random(in: 6...9, using: &trial.generator), 5)
    // A square encoder first: there a missing transposition is a wrong number, which can be named.
    for k in [d, 2] where trial.isRight {
      trial.sizes = ["the batch size": n, "the number of inputs": d, "the size of the code": k]
      let x = trial.normal([n, d]) * 1.5 + trial.normal([d])
      let (a, b) = (trial.normal([d, k]), trial.normal([k, d]))
      trial.expectGradients(yours(x, a, b), x, a, b)
      trial.expectTied(yours(x, a, a.transposed.tensor), x, a)
    }
    guard trial.isRight else { return }
    trial.sizes = [:]
    trial.expectRest(at: trial.normal([40, d]) * Tensor([5, 3, 1, 0.5, 0.3]) + 2, yours)
  }
}

/// The loss and both gradients by the chapter's autoencoder, which is given centred examples.
private func right(
  _ x: Tensor, _ a: Tensor, _ b: Tensor
) -> (loss: Scalar, dEncoder: Tensor, dDecoder: Tensor) {
  let network = { (w: Tensor) in
    MultilayerPerceptron(layers: [Dense(weights: w, bias: .zeros([w.shape[1]]))])
  }
  let model = Autoencoder(encoder: network(a), decoder: network(b))
  let c = x - x.meanOfRows()
  let (loss, gradient) = model.lossAndGradient(c, target: c)
  return (loss, gradient.encoder.layers[0].weights, gradient.decoder.layers[0].weights)
}

extension Trial {
  fileprivate mutating func expectGradients(
    _ yours: (loss: Scalar, dEncoder: Tensor, dDecoder: Tensor, dTied: Tensor), _ x: Tensor,
    _ a: Tensor, _ b: Tensor
  ) {
    let right = right(x, a, b)
    expect("the loss", yours.loss, equals: right.loss)
    expect("dB", yours.dDecoder, equals: right.dDecoder, axes: ["K", "D"])
    expect("dA", yours.dEncoder, equals: right.dEncoder, axes: ["D", "K"])
  }

  fileprivate mutating func expectTied(
    _ yours: (loss: Scalar, dEncoder: Tensor, dDecoder: Tensor, dTied: Tensor), _ x: Tensor,
    _ w: Tensor
  ) {
    let right = right(x, w, w.transposed.tensor)
    let both = right.dEncoder + right.dDecoder.transposed.tensor
    expect("dW of tied weights", yours.dTied, equals: both, axes: ["D", "K"])
  }

  /// Expects no slope where the code is the plane of the principal components.
  fileprivate mutating func expectRest(at x: Tensor, _ yours: LinearAutoencoder) {
    let plane = PrincipalComponents(of: x, count: 2, using: &generator).axes
    let turn = Tensor([[0.6, -0.8], [0.8, 0.6]])
    for (title, axes) in [("their axes", plane), ("axes turned", plane.matmul(turn))] {
      let answer = yours(x, axes, axes.transposed.tensor)
      let slope = max(answer.dEncoder.norm, answer.dDecoder.norm, answer.dTied.norm)
      expect(
        slope < 1e-6,
        "In the plane of the principal components (\(title)) a gradient has the length \(slope): no "
          + "plane is better, so all must be 0.")
    }
  }
}

private var linearAutoencoderMistakes: [WrongAnswer<LinearAutoencoder>] {
  [
    WrongAnswer(
      "not centred",
      says:
        "x is not centred: the first axis is spent on pointing at the mean. Take the mean over the "
        + "examples off first.",
      answer(with: .notCentred)),
    WrongAnswer(
      "centred by example",
      says:
        "You take off each example's own mean: the mean is over the examples, one number for each "
        + "column.",
      answer(with: .rowsCentred)),
    WrongAnswer(
      "x as the target",
      says: "The output is compared with x, which is not centred: the target is what went in, c.",
      answer(with: .uncentredTarget)),
    WrongAnswer(
      "the decoder not transposed",
      says:
        "dA went through the decoder's weights as they are: that fits only square weights, and means "
        + "something else even there. The error flows back through their transpose.",
      answer(with: .notTransposed)),
    WrongAnswer(
      "the input for the code",
      says: "dB is cᵀ · dĉ: the decoder never saw c. Its input was the code z.",
      answer(with: .inputForCode)),
    WrongAnswer(
      "tied: the decoder's path missing",
      says:
        "dW is the gradient of the encoder alone: W is used twice, and the path through the decoder "
        + "is missing.",
      answer(with: .encoderPathOnly)),
    WrongAnswer(
      "tied: the encoder's path missing",
      says:
        "dW is the gradient of the decoder alone: W is used twice, and the path through the encoder "
        + "is missing.",
      answer(with: .decoderPathOnly)),
    WrongAnswer(
      "tied: the decoder's gradient not transposed",
      says:
        "dW adds dB as it is: that fits only square weights. The decoder is Wᵀ, so its gradient is "
        + "transposed before it is added.",
      answer(with: .tiedNotTransposed)),
    WrongAnswer(
      "tied: averaged",
      says: "dW is half the right one: the gradients of two uses are added up, not averaged.",
      answer(with: .tiedAveraged)),
    WrongAnswer(
      "mean over the examples only",
      says: "You divide by N alone: the loss is the mean over all N · D numbers.",
      answer(with: .noPixels)),
    WrongAnswer(
      "the 2 forgotten",
      says:
        "The loss is right, and all gradients are half the right ones: the derivative of a square "
        + "has a factor of 2.",
      answer(with: .half)),
    WrongAnswer(
      "the sign",
      says: "All gradients have the wrong sign: the error is ĉ − c, the output less the target.",
      answer(with: .sign)),
  ]
}

private enum Slip {
  case notCentred, rowsCentred, uncentredTarget, notTransposed, inputForCode, encoderPathOnly
  case decoderPathOnly, tiedNotTransposed, tiedAveraged, noPixels, half, sign
}

/// An answer with one mistake in it.
private func answer(with slip: Slip) -> LinearAutoencoder {
  { x, a, b in
    let c =
      switch slip {
      case .notCentred: x
      case .rowsCentred: (x.transposed.tensor - x.meanOfColumns()).transposed.tensor
      default: x - x.meanOfRows()
      }
    let z = c.matmul(a)
    let difference = z.matmul(b) - (slip == .uncentredTarget ? x : c)
    let count = Scalar(slip == .noPixels ? x.shape[0] : x.count)
    let factor: Scalar = slip == .half ? 1 : slip == .sign ? -2 : 2
    let dy = difference * (factor / count)
    let dDecoder = (slip == .inputForCode ? c : z).transposed.matmul(dy)
    let dz = slip == .notTransposed ? dy.matmul(b) : dy.matmul(b.transposed)
    let dEncoder = c.transposed.matmul(dz)
    let dTied =
      switch slip {
      case .encoderPathOnly: dEncoder
      case .decoderPathOnly: dDecoder.transposed.tensor
      case .tiedNotTransposed: dEncoder + dDecoder
      case .tiedAveraged: (dEncoder + dDecoder.transposed.tensor) / 2
      default: dEncoder + dDecoder.transposed.tensor
      }
    return (difference.dot(difference) / count, dEncoder, dDecoder, dTied)
  }
}
