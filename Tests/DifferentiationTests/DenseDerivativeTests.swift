#if canImport(_Differentiation) && !SinglePrecision
  import Backpropagation
  import Foundations
  import LinearRegression
  import Neurons
  import Tensors
  import Testing

  @Suite("Affine maps, differentiated by the compiler")
  struct DenseDerivativeTests {
    private let x: Tensor
    private let w: Tensor
    private let b: Tensor
    private let dy: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      x = .normal([5, 4], using: &generator)
      w = .normal([4, 3], using: &generator)
      b = .normal([3], using: &generator)
      dy = .normal([5, 3], using: &generator)
    }

    @Test("the matrix product: y = x · w")
    func matrixProduct() {
      let (y, backward) = Foundations.product(x, w)
      let (dx, dw) = backward(dy)
      expectGradients(y, upstream: dy, [dx, dw], at: [x, w]) { product($0[0], $0[1]) }
    }

    @Test("the linear model: ŷ = x · W + b")
    func linearModel() {
      let (y, backward) = LinearModel(weights: w, bias: b).forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(y, upstream: dy, [dx, gradient.weights, gradient.bias], at: [x, w, b]) {
        affine($0[0], $0[1], $0[2])
      }
    }

    @Test("the layer: y = x · W + b")
    func dense() {
      let (y, backward) = Dense(weights: w, bias: b).forward(x)
      let (dx, gradient) = backward(dy)
      expectGradients(y, upstream: dy, [dx, gradient.weights, gradient.bias], at: [x, w, b]) {
        affine($0[0], $0[1], $0[2])
      }
    }

    @Test("the neuron: y = f(Σᵢ wᵢ xᵢ + b)")
    func neuron() {
      let neuron = Neuron(weights: [1, -2, 3, 0.5], bias: 0.3, activation: .tanh)
      let dy = dy.split(into: [1, 2], along: 1)[0].reshaped([5])
      let (y, backward) = neuron.forward(x)
      let (dx, gradient) = backward(dy)
      let (weights, bias) = (neuron.weights, neuron.bias)
      expectGradients(
        y, upstream: dy, [dx, gradient.weights, gradient.bias], at: [x, weights, bias]
      ) { p in
        let (x, w, b) = (p[0], p[1], p[2])
        var y: [Double] = []
        for n in 0..<5 {
          var z = b[0]
          for i in 0..<4 { z += w[i] * x[n, i] }
          y.append(hyperbolic(z))
        }
        return Variable(y, [5])
      }
    }
  }
#endif
