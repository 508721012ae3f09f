import Autoencoders
import Figures
import Learning
import Optimizers
import Program
import Tensors

/// The numbers that a code has in the first two experiments.
private let codeSize = 8

extension Laboratory {
  /// A linear autoencoder learns the plane of the principal components; the angle between the two
  /// says how closely.
  ///
  /// It takes all examples at once: the noise of mini-batches would keep the plane trembling.
  mutating func compareWithComponents(into report: inout Report) {
    let components = PrincipalComponents(of: training, count: codeSize, using: &generator)
    let centred = training - components.mean
    var linear = Autoencoder(widths: [training.shape[1], codeSize], using: &generator)
    let steps = arguments.quick ? 300 : 6_000
    let schedule = CosineSchedule(rate: 0.02, steps: steps)
    var step = Optimizer(Adam(rate: 0.02), for: linear)
    for t in 1...steps {
      step.rule.rate = schedule(t)
      step(&linear, linear.lossAndGradient(centred, target: centred).gradient)
    }
    let plane = linear.decoder.layers[0].weights.transposed.tensor  // [K, D] → [D, K]
    let angle = largestPrincipalAngle(between: plane, and: components.axes)
    let unseen = test.inputs
    console.print(
      """

      \(console.styled("A linear autoencoder beside the principal components", .bold)), \
      \(codeSize) numbers a digit
      error of the components    \(short(meanSquare(components.reconstruction(unseen), unseen)))
      error of the autoencoder   \
      \(short(meanSquare(linear.reconstruction(unseen - components.mean), unseen - components.mean)))
      angle between the planes   \(short(angle)) rad
      """)
    report.add("principal_angle", angle)
  }

  /// A deep autoencoder bends the plane: with as many numbers a digit it loses less.
  mutating func reconstruct(into report: inout Report) -> Autoencoder {
    let pixels = training.shape[1]
    var deep = Autoencoder(widths: [pixels, 256, 64, codeSize], using: &generator)
    train(&deep, "A deep autoencoder, \(pixels)–256–64–\(codeSize) and back") { model, x, _ in
      model.lossAndGradient(x, target: x)
    }
    let components = PrincipalComponents(of: training, count: codeSize, using: &generator)
    let unseen = test.inputs
    let error = meanSquare(deep.reconstruction(unseen), unseen)
    console.print(
      "error on unseen digits     \(short(error)), the components' "
        + short(meanSquare(components.reconstruction(unseen), unseen)))
    report.add("deep_error", error)
    let shown = unseen.rows(0..<8)
    let images = Tensor.concatenating(
      [shown, components.reconstruction(shown), deep.reconstruction(shown)], along: 0)
    report.show(
      "reconstructions",
      ImageGrid(
        images, title: "Digits; from 8 principal components; from 8 numbers of the deep code",
        columns: 8, range: 0...1), on: console)
    return deep
  }

  /// Noise is taken away by an autoencoder that sees noisy digits and has to give clean ones.
  mutating func removeNoise(into report: inout Report) {
    let (pixels, sigma) = (training.shape[1], Scalar(0.3))
    var cleaner = Autoencoder(widths: [pixels, 512, 128], using: &generator)
    train(&cleaner, "A denoising autoencoder, noise σ = 0.3, new in every batch") {
      model, x, dice in
      let noise = Tensor.normal(x.shape, standardDeviation: sigma, using: &dice)
      return model.lossAndGradient(x + noise, target: x)
    }
    let clean = test.inputs
    let noisy = clean + Tensor.normal(clean.shape, standardDeviation: sigma, using: &generator)
    let cleaned = cleaner.reconstruction(noisy)
    let ratio = meanSquare(cleaned, clean) / meanSquare(noisy, clean)
    console.print("error left on unseen digits \(short(ratio)) of the noise")
    report.add("denoising_ratio", ratio)
    let images = Tensor.concatenating(
      [clean.rows(0..<8), noisy.rows(0..<8), cleaned.rows(0..<8)], along: 0)
    report.show(
      "denoising",
      ImageGrid(images, title: "Digits; with noise; cleaned", columns: 8, range: 0...1),
      on: console)
  }
}
