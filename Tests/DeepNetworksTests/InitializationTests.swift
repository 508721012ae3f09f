import Backpropagation
import DeepNetworks
import Tensors
import Testing

@Suite("Initialisation: the variance of a weight")
struct InitializationTests {
  @Test("Glorot's variance is 2/(D + M), He's 2/D, that of ±1/√D a third of 1/D")
  func byHand() {
    #expect(Initialization.glorotNormal.variance(inputs: 30, outputs: 10) == 0.05)
    #expect(Initialization.glorotUniform.variance(inputs: 30, outputs: 10) == 0.05)
    #expect(Initialization.heNormal.variance(inputs: 40, outputs: 7) == 0.05)
    #expect(abs(Initialization.framework.variance(inputs: 4, outputs: 9) - 1.0 / 12) < .ulpOfOne)
    #expect(Initialization.article.variance(inputs: 4, outputs: 9) == 1.0 / 12)
  }

  @Test("the drawn weights have this mean and this variance", arguments: Initialization.allCases)
  func moments(initialization: Initialization) {
    var generator = SeededGenerator(seed: 1)
    let (inputs, outputs) = (300, 100)
    let weights = initialization.weights(inputs: inputs, outputs: outputs, using: &generator)
    let expected = initialization.variance(inputs: inputs, outputs: outputs)
    let centred = weights - weights.mean()
    // Of 30,000 numbers the mean is off by about √(v/30,000), the variance by less than 1 %.
    #expect(abs(weights.mean() - initialization.mean) < 4 * (expected / 30_000).squareRoot())
    #expect(abs((centred * centred).mean() - expected) < 0.04 * expected)
    #expect(weights.shape == [inputs, outputs])
  }

  @Test("uniform weights stay within √3 standard deviations and come near: √(6/(D + M)), 1/√D")
  func bounds() {
    var generator = SeededGenerator(seed: 2)
    func largest(_ initialization: Initialization) -> Scalar {
      initialization.weights(inputs: 50, outputs: 100, using: &generator).map { abs($0) }.max()
    }
    let glorot = largest(.glorotUniform)
    #expect(glorot <= 0.2 && glorot > 0.199)
    let framework = largest(.framework)
    #expect(framework <= 0.142 && framework > 0.14)
    let article = Initialization.article.weights(inputs: 50, outputs: 100, using: &generator)
    let isWithin = article.scalars.allSatisfy { $0 >= 0 && $0 < 1 }
    #expect(isWithin)
  }

  @Test("the layers of chapter 04 are two of these, to the last bit")
  func sameAsChapter04() {
    func both(
      _ initialization: Initialization, _ make: (inout SeededGenerator) -> Dense
    ) -> [Dense] {
      var (first, second) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
      return [Dense(initialization, inputs: 5, outputs: 3, using: &first), make(&second)]
    }
    let glorot = both(.glorotUniform) { Dense.glorot(inputs: 5, outputs: 3, using: &$0) }
    let framework = both(.framework) { Dense(inputs: 5, outputs: 3, using: &$0) }
    for pair in [glorot, framework] {
      #expect((pair[0].weights - pair[1].weights).norm < 4 * .ulpOfOne)
      #expect(pair[0].bias == pair[1].bias)
    }
  }

  @Test("biases start at 0 with Glorot and He, and random with the other two")
  func biases() {
    var generator = SeededGenerator(seed: 4)
    for initialization in Initialization.allCases {
      let layer = Dense(initialization, inputs: 4, outputs: 6, using: &generator)
      let isZero = initialization != .article && initialization != .framework
      #expect((layer.bias == .zeros([6])) == isZero, "\(initialization)")
    }
  }

  @Test("a layer without inputs stops the program")
  func empty() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 5)
      _ = Dense(.heNormal, inputs: 0, outputs: 3, using: &generator)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("0 inputs and 3 outputs"))
  }
}
