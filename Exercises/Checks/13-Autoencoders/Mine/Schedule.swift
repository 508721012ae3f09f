import Autoencoders
import AutoencodersExercises
import Backpropagation
import Learning
import LogisticRegression
import Optimizers
import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case reparameterize, klAndElbo

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What a training comes to: costs of unseen digits, in nats each.
struct Result {
  let reconstruction: Scalar
  let divergence: Scalar
  let elbo: Scalar
  let seconds: Double
}

/// The training of a variational autoencoder, always from the same start, with the same batches.
struct Schedule {
  let training: Tensor
  let test: Tensor
  let epochs = 60
  let size = 32
  let code = 2

  /// Trains with some functions of the exercises in place of the book's, and tests.
  func run(with mine: Set<Solved>) -> Result {
    var generator = SeededGenerator(seed: 0)
    var model = VariationalAutoencoder(
      pixels: training.shape[1], hidden: [64], code: code, using: &generator)
    var step = Optimizer(Adam(rate: 0.003), for: model)
    let start = ContinuousClock.now
    for _ in 0..<epochs {
      for batch in MiniBatches(of: training.shape[0], size: size, using: &generator) {
        let x = training.gather(rows: batch)
        step(&model, gradient(of: model, x, mine, using: &generator))
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return judge(model, mine, seconds, using: &generator)
  }

  private func gradient(
    of model: VariationalAutoencoder, _ x: Tensor, _ mine: Set<Solved>,
    using generator: inout SeededGenerator
  ) -> VariationalAutoencoder {
    let (statistics, encoderBackward) = model.encoder.forward(x)
    let halves = statistics.split(into: [code, code], along: 1)
    let (z, drawBackward) = draw(halves[0], halves[1], mine, using: &generator)
    let (logits, decoderBackward) = model.decoder.forward(z)
    let loss = loss(x, logits, halves[0], halves[1], mine)

    let (dz, decoderGradient) = decoderBackward(loss.dLogits)
    let (dMean, dLogVariance) = drawBackward(dz)
    let dStatistics = Tensor.concatenating(
      [dMean + loss.dMean, dLogVariance + loss.dLogVariance], along: 1)
    var gradient = model
    gradient.encoder = encoderBackward(dStatistics).gradient
    gradient.decoder = decoderGradient
    return gradient
  }

  private func judge(
    _ model: VariationalAutoencoder, _ mine: Set<Solved>, _ seconds: Double,
    using generator: inout SeededGenerator
  ) -> Result {
    let (mean, logVariance) = model.codes(test)
    let z = draw(mean, logVariance, mine, using: &generator).z
    let (kl, elbo, _, _, _) = loss(test, model.decoder.logits(z), mean, logVariance, mine)
    return Result(reconstruction: -elbo - kl, divergence: kl, elbo: elbo, seconds: seconds)
  }

  /// Codes, and the way back, by the book or by you.
  private func draw(
    _ mean: Tensor, _ logVariance: Tensor, _ mine: Set<Solved>,
    using generator: inout SeededGenerator
  ) -> (z: Tensor, backward: (Tensor) -> (dMean: Tensor, dLogVariance: Tensor)) {
    if mine.contains(.reparameterize) {
      return reparameterize(mean: mean, logVariance: logVariance, using: &generator)
    }
    let noise = Tensor.normal(mean.shape, using: &generator)
    return reparameterized(mean: mean, logVariance: logVariance, noise: noise)
  }

  /// The loss and its gradients, by the book or by you.
  private func loss(
    _ x: Tensor, _ logits: Tensor, _ mean: Tensor, _ logVariance: Tensor, _ mine: Set<Solved>
  ) -> (kl: Scalar, elbo: Scalar, dLogits: Tensor, dMean: Tensor, dLogVariance: Tensor) {
    if mine.contains(.klAndElbo) {
      return klAndElbo(x, logits: logits, mean: mean, logVariance: logVariance)
    }
    let (cost, costBackward) = binaryCrossEntropy(logits, x)
    let (kl, backward) = gaussianDivergence(mean: mean, logVariance: logVariance)
    let pixels = Scalar(x.shape[1])
    let (dMean, dLogVariance) = backward()
    return (kl, -cost * pixels - kl, costBackward() * pixels, dMean, dLogVariance)
  }
}
