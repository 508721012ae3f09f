#if canImport(_Differentiation) && !SinglePrecision
  import Autoencoders
  import Foundation
  import Tensors
  import Testing
  import _Differentiation

  /// z = μ + e^(s/2) · ε.
  @differentiable(reverse,wrt: (mean, logVariance))
  private func drawn(_ mean: Variable, _ logVariance: Variable, _ noise: Tensor) -> Variable {
    var z: [Double] = []
    for i in 0..<noise.count { z.append(mean[i] + exp(logVariance[i] / 2) * noise.scalars[i]) }
    return Variable(z, noise.shape)
  }

  /// Columns of a matrix.
  @differentiable(reverse,wrt: x)
  private func columns(_ x: Variable, _ range: Range<Int>) -> Variable {
    let count = withoutDerivative(at: x.shape[0])
    var y: [Double] = []
    for n in 0..<count {
      for j in range { y.append(x[n, j]) }
    }
    return Variable(y, [count, range.count])
  }

  @Suite("Autoencoders, differentiated by the compiler")
  struct AutoencoderDerivativeTests {
    private let mean: Tensor
    private let logVariance: Tensor
    private let noise: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      mean = .normal([5, 2], using: &generator)
      logVariance = .normal([5, 2], using: &generator)
      noise = .normal([5, 2], using: &generator)
    }

    @Test("the divergence: 1/N · Σ ½ (μ² + eˢ − 1 − s)")
    func divergence() {
      let (loss, backward) = gaussianDivergence(mean: mean, logVariance: logVariance)
      let (dMean, dLogVariance) = backward()
      expectGradients(loss, [dMean, dLogVariance], at: [mean, logVariance]) {
        divergenceFromStandard($0[0], $0[1])
      }
    }

    @Test("the draw: z = μ + e^(s/2) · ε")
    func reparameterization() {
      var generator = SeededGenerator(seed: 2)
      let dz = Tensor.normal([5, 2], using: &generator)
      let (z, backward) = reparameterized(mean: mean, logVariance: logVariance, noise: noise)
      let (dMean, dLogVariance) = backward(dz)
      let noise = noise
      expectGradients(z, upstream: dz, [dMean, dLogVariance], at: [mean, logVariance]) {
        drawn($0[0], $0[1], noise)
      }
    }

    @Test("the autoencoder: squares of decoder(encoder(x)) − target")
    func autoencoder() {
      var generator = SeededGenerator(seed: 3)
      let model = Autoencoder(widths: [4, 5, 2], using: &generator)
      let x = Tensor.normal([5, 4], using: &generator)
      let target = Tensor.normal([5, 4], using: &generator)
      let (loss, gradient) = model.lossAndGradient(x, target: target)
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        let code = perceptron(Variable(x), p, from: 0, layers: 2)
        return squares(perceptron(code, p, from: 4, layers: 2), target)
      }
    }

    @Test("the variational autoencoder: reconstruction and divergence, through the draw")
    func variational() {
      var generator = SeededGenerator(seed: 4)
      let model = VariationalAutoencoder(pixels: 4, hidden: [5], code: 2, using: &generator)
      let x = Tensor.uniform([5, 4], using: &generator)
      let (reconstruction, divergence, gradient) = model.lossAndGradient(x, noise: noise)
      let noise = noise
      expectGradients(
        reconstruction + divergence, values(of: gradient), at: values(of: model)
      ) { p in
        let code = perceptron(Variable(x), p, from: 0, layers: 2)
        let (mean, logVariance) = (columns(code, 0..<2), columns(code, 2..<4))
        let logits = perceptron(drawn(mean, logVariance, noise), p, from: 4, layers: 2)
        return 4 * twoClassEntropy(logits, x) + divergenceFromStandard(mean, logVariance)
      }
    }
  }
#endif
