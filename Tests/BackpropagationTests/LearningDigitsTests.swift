import Backpropagation
import Datasets
import Learning
import LinearRegression
import Tensors
import Testing

@Suite("The network of article 002 learns handwritten digits")
struct LearningDigitsTests {
  @Test("after 20 epochs it takes 96 % of unseen digits for what they are")
  func unseenDigits() {
    var generator = SeededGenerator(seed: 0)
    let (training, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
    var network = DigitNetwork(inputs: 64, using: &generator)
    let step = Optimizer(GradientDescent(rate: 0.5), for: network)
    for _ in 0..<20 {
      for batch in MiniBatches(of: training.count, size: 64, using: &generator) {
        let examples = training.selecting(batch)
        step(&network, network.lossAndGradient(examples.inputs, examples.labels).gradient)
      }
    }
    let guesses = network.logits(test.inputs).argmaxOfColumns()
    #expect(accuracy(of: guesses, labels: test.labels) >= 0.96)
  }

  @Test("the same seed gives the same weights, to the last bit")
  func reproducible() {
    func weights() -> Tensor {
      var generator = SeededGenerator(seed: 7)
      let digits = Digits.all().selecting(0..<200)
      var network = MultilayerPerceptron(widths: [64, 16, 10], using: &generator)
      let step = Optimizer(GradientDescent(rate: 0.5), for: network)
      for batch in MiniBatches(of: digits.count, size: 32, using: &generator) {
        let examples = digits.selecting(batch)
        step(&network, network.lossAndGradient(examples.inputs, examples.labels).gradient)
      }
      return network.layers[0].weights
    }
    #expect(weights() == weights())
  }
}
