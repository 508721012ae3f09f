#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import Foundations
  import LinearRegression
  import Neurons
  import Tensors
  import Testing
  import _Differentiation

  /// yₙⱼ = bⱼ + Σᵢ xₙᵢ wᵢⱼ.
  @differentiable(reverse)
  func affine(_ x: Variable, _ w: Variable, _ b: Variable) -> Variable {
    let (count, inputs, outputs) = withoutDerivative(at: (x.shape[0], w.shape[0], w.shape[1]))
    var y: [Double] = []
    for n in 0..<count {
      for j in 0..<outputs {
        var sum = b[j]
        for i in 0..<inputs { sum += x[n, i] * w[i, j] }
        y.append(sum)
      }
    }
    return Variable(y, [count, outputs])
  }

  @Suite("Affine maps, differentiated by the compiler")
  struct DenseDerivativeTests {
    private let x: Tensor, w: Tensor, b: Tensor, dy: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      x = .normal([5, 4], using: &generator)
      w = .normal([4, 3], using: &generator)
      b = .normal([3], using: &generator)
      dy = .normal([5, 3], using: &generator)
    }

    @Test("the layer: y = x · W + b")
    func dense() {
      let (y, backward) = Dense(weights: w, bias: b).forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(y, upstream: dy, [dx, gradient.weights, gradient.bias], at: [x, w, b]) {
        affine($0[0], $0[1], $0[2])
      }
    }
  }
#endif
