import Backpropagation
import Learning
import LinearRegression
import Optimizers
import Regularization
import Tensors
import Testing

@Suite("Weight decay: W ← (1 − ηλ) W")
struct WeightDecayTests {
  let layer = Dense(weights: Tensor([[1, -2], [0, 4]]), bias: Tensor([8, -8]))
  let gradient = Dense(weights: Tensor([[0.5, 0.25], [1, 0]]), bias: Tensor([1, 2]))

  @Test("worked by hand: η = ½, λ = ½ leaves three quarters of the weights and all of the biases")
  func byHand() {
    var decayed = layer
    WeightDecay(strength: 0.5)(&decayed, rate: 0.5)
    #expect(decayed.weights == Tensor([[0.75, -1.5], [0, 3]]))
    #expect(decayed.bias == Tensor([8, -8]))
  }

  @Test("after t steps without gradient (1 − ηλ)ᵗ is left")
  func closedForm() {
    var decayed = layer
    for _ in 0..<10 { WeightDecay(strength: 2)(&decayed, rate: 0.25) }
    #expect(decayed.weights == layer.weights / 1_024)
  }

  @Test("under gradient descent it is the L2 penalty of half the strength")
  func sameUnderDescent() {
    let step = Optimizer(GradientDescent(rate: 0.1), for: layer)
    var (decayed, penalised) = (layer, layer)
    for _ in 0..<5 {
      WeightDecay(strength: 0.6)(&decayed, rate: 0.1)
      step(&decayed, gradient)
      var sum = gradient
      _ = Penalty.l2(strength: 0.3).add(to: &sum, at: penalised)
      step(&penalised, sum)
    }
    #expect((decayed.weights - penalised.weights).norm <= 32 * .ulpOfOne * layer.weights.norm)
    #expect(decayed.bias == penalised.bias)
    #expect((decayed.weights - layer.weights).norm > 0.5)
  }

  @Test("before Adam's step it is AdamW")
  func adamW() {
    // A model of one weight tensor, since AdamW decays whatever it is given.
    var (model, other) = (Matrix(weights: layer.weights), Matrix(weights: layer.weights))
    let slope = Matrix(weights: gradient.weights)
    var adam = Optimizer(Adam(rate: 0.01), for: model)
    var adamW = Optimizer(AdamW(rate: 0.01, decay: 0.4), for: other)
    for _ in 0..<20 {
      WeightDecay(strength: 0.4)(&model, rate: 0.01)
      adam(&model, slope)
      adamW(&other, slope)
    }
    #expect((model.weights - other.weights).norm <= 64 * .ulpOfOne * layer.weights.norm)
  }

  @Test("inside Adam the penalty's strength is lost: with g = 0 every weight moves by η")
  func insideAdam() {
    for strength: Scalar in [0.01, 1] {
      var model = Matrix(weights: Tensor([[1, -2, 0.5]]))
      var adam = Optimizer(Adam(rate: 0.125), for: model)
      var gradient = Matrix(weights: .zeros([1, 3]))
      _ = Penalty.l2(strength: strength).add(to: &gradient, at: model)
      adam(&model, gradient)
      #expect((model.weights - Tensor([[0.875, -1.875, 0.375]])).norm < 1e-5)
    }
  }

  @Test("no parameter's storage moves")
  func storage() {
    var generator = SeededGenerator(seed: 1)
    var network = MultilayerPerceptron(widths: [4, 5, 3], using: &generator)
    let before = network.tensors.map { network[keyPath: $0].storageAddress }
    WeightDecay(strength: 0.1)(&network, rate: 0.1)
    #expect(network.tensors.map { network[keyPath: $0].storageAddress } == before)
  }

  @Test("a negative decay stops the program")
  func negative() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = WeightDecay(strength: -1)
    }
    expect(result, says: "WeightDecay: a strength of -1.0")
  }
}

/// A model of one weight tensor.
private struct Matrix: Parameters {
  var weights: Tensor
  var tensors: [WritableKeyPath<Matrix, Tensor>] { [\.weights] }
}
