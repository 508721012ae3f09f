import Autoencoders
import Backpropagation
import GradientChecking
import Learning
import Optimizers
import Tensors
import Testing

@Suite("An autoencoder: x̂ = decoder(encoder(x))")
struct AutoencoderTests {
  @Test("the gradients of input and parameters agree with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let model = Autoencoder(widths: [6, 5, 3], using: &generator)
      let x = Tensor.normal([4, 6], using: &generator)
      let target = Tensor.normal([4, 6], using: &generator)
      report.compare(model.lossAndGradient(x, target: target).gradient, at: model) {
        $0.lossAndGradient(x, target: target).loss
      }
      let upstream = Tensor.normal([4, 6], using: &generator)
      report.compare(model.forward(x).backward(upstream).dx, "dx", at: x) {
        model.reconstruction($0).dot(upstream)
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("a linear one learns the plane of the principal components, not their axes")
  func subspace() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([80, 6], using: &generator) * Tensor([4, 3, 2, 0.5, 0.4, 0.3])
    let components = PrincipalComponents(of: x, count: 3, using: &generator)
    let centred = x - components.mean
    var model = Autoencoder(widths: [6, 3], using: &generator)
    let schedule = CosineSchedule(rate: 0.05, steps: 2_000)
    var step = Optimizer(Adam(), for: model)
    for t in 1...2_000 {
      step.rule.rate = schedule(t)
      step(&model, model.lossAndGradient(centred, target: centred).gradient)
    }
    let plane = model.decoder.layers[0].weights.transposed.tensor
    #expect(largestPrincipalAngle(between: plane, and: components.axes) < 1e-2)
    let axes = components.axes.transposed.matmul(plane)
    let alone = (0..<3).filter { j in
      let column = (0..<3).map { abs(axes[$0, j]) }.sorted()
      return column[1] < 0.05 * column[2]
    }
    #expect(alone.count < 3, "every axis of the code is a principal one")
  }

  @Test("the error of an example is the mean square of its own row")
  func errors() {
    var generator = SeededGenerator(seed: 3)
    let model = Autoencoder(widths: [5, 2], using: &generator)
    let x = Tensor.normal([3, 5], using: &generator)
    let y = model.reconstruction(x)
    for row in 0..<3 {
      let square = (0..<5).reduce(Scalar(0)) { sum, i in
        sum + (y[row, i] - x[row, i]) * (y[row, i] - x[row, i])
      }
      #expect(abs(model.errors(x)[row] - square / 5) < 1e-5)
    }
  }

  @Test("encoder and decoder mirror each other")
  func mirror() {
    var generator = SeededGenerator(seed: 4)
    let model = Autoencoder(widths: [64, 32, 8], using: &generator)
    #expect(model.parameterCount == 64 * 32 + 32 + 32 * 8 + 8 + 8 * 32 + 32 + 32 * 64 + 64)
  }
}

@Suite("A variational autoencoder: −ELBO = reconstruction + divergence")
struct VariationalAutoencoderTests {
  @Test("for fixed noise the gradient agrees with central differences in every parameter")
  func gradient() {
    let report = GradientReport.drawing(seed: 5) { generator, report in
      let model = VariationalAutoencoder(pixels: 6, hidden: [5], code: 2, using: &generator)
      let x = Tensor.uniform([4, 6], using: &generator)
      let noise = Tensor.normal([4, 2], using: &generator)
      report.compare(model.lossAndGradient(x, noise: noise).gradient, at: model) {
        let (reconstruction, divergence, _) = $0.lossAndGradient(x, noise: noise)
        return reconstruction + divergence
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("both parts are sums over one example: a batch of copies costs the same")
  func reduction() {
    var generator = SeededGenerator(seed: 6)
    let model = VariationalAutoencoder(pixels: 6, hidden: [5], code: 2, using: &generator)
    let x = Tensor.uniform([1, 6], using: &generator)
    let noise = Tensor.normal([1, 2], using: &generator)
    let one = model.lossAndGradient(x, noise: noise)
    let four = model.lossAndGradient(
      x.gather(rows: [0, 0, 0, 0]), noise: noise.gather(rows: [0, 0, 0, 0]))
    #expect(abs(one.reconstruction - four.reconstruction) < 1e-4)
    #expect(abs(one.divergence - four.divergence) < 1e-4)
    // At first nothing is known about a pixel: ln 2 each, six of them.
    #expect(abs(one.reconstruction - 6 * 0.693) < 1)
  }

  @Test("other noise gives another code, and so another cost")
  func noiseMatters() {
    var generator = SeededGenerator(seed: 7)
    let model = VariationalAutoencoder(pixels: 6, hidden: [5], code: 2, using: &generator)
    let x = Tensor.uniform([3, 6], using: &generator)
    let costs = (0..<2).map { _ in
      model.lossAndGradient(x, noise: .normal([3, 2], using: &generator)).reconstruction
    }
    #expect(costs[0] != costs[1])
    #expect(model.decoded(model.codes(x).mean).scalars.allSatisfy { 0 < $0 && $0 < 1 })
  }
}
