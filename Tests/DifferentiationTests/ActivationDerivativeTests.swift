#if canImport(_Differentiation) && !SinglePrecision
  import LogisticRegression
  import Neurons
  import Tensors
  import Testing
  import _Differentiation

  @Suite("Activations, differentiated by the compiler")
  struct ActivationDerivativeTests {
    @Test("sigmoid: 1 / (1 + e⁻ˣ)")
    func sigmoid() { expect(Sigmoid().forward, logistic) }

    @Test("hyperbolic tangent: (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)")
    func tanh() { expect(Tanh().forward, hyperbolic) }

    @Test("ReLU: max(0, x)")
    func relu() { expect(ReLU().forward, rectified) }

    @Test("leaky ReLU: x above 0, s · x below", arguments: [0.01, 0.2])
    func leakyReLU(slope: Double) {
      expect(LeakyReLU(slope: slope).forward) { leaky($0, slope: slope) }
    }

    @Test("ELU: x above 0, α (eˣ − 1) below", arguments: [0.5, 1])
    func elu(alpha: Double) {
      expect(ELU(alpha: alpha).forward) { exponentialUnit($0, alpha: alpha) }
    }

    @Test("GELU: x · ½ (1 + erf(x / √2))")
    func gelu() { expect(GELU().forward, gaussianUnit) }

    @Test("softplus: ln(1 + eˣ)")
    func softplus() { expect(Softplus().forward, softRectified) }

    @Test("softmax: e^zᵢ / Σⱼ e^zⱼ")
    func softmax() {
      var generator = SeededGenerator(seed: 2)
      let z = Tensor.normal([5, 3], using: &generator)
      let dp = Tensor.normal([5, 3], using: &generator)
      let (p, backward) = Softmax().forward(z)
      expectGradients(p, upstream: dp, [backward(dp)], at: [z]) { softmaxRows($0[0]) }
    }

    /// Expects an activation's values and slopes to be those of its formula: at 100 random numbers, and
    /// close to 0 on both sides, where some have a kink.
    private func expect(
      _ forward: (Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor),
      _ formula: @differentiable(reverse) (Double) -> Double,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      var generator = SeededGenerator(seed: 1)
      let small: [Scalar] = [1e-8, 1e-7, 1e-5, 1e-3, 0.01, 0.05]
      let x = Tensor.concatenating(
        [Tensor(small), Tensor(small) * -1]
          + [.normal([100], standardDeviation: 2, using: &generator)], along: 0)
      let dy = Tensor.normal([112], using: &generator)
      let (y, backward) = forward(x)
      expectGradients(
        y, upstream: dy, [backward(dy)], at: [x], sourceLocation: sourceLocation
      ) {
        elementwise($0[0], formula)
      }
    }
  }
#endif
