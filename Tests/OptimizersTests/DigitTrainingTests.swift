import Backpropagation
import Datasets
import Learning
import Optimizers
import Tensors
import Testing

@Suite("Adam on handwritten digits, as the programs of articles 001 and 002 use it")
struct DigitTrainingTests {
  @Test("002's network takes 96 % of unseen digits for what they are after 10 epochs")
  func article002() {
    var generator = SeededGenerator(seed: 0)
    let (training, test) = Digits.all().stratifiedSplit(test: 0.2, using: &generator)
    var network = DigitNetwork(inputs: 64, using: &generator)
    var step = Optimizer(Adam(rate: 0.001), for: network)
    for _ in 0..<10 {
      for batch in MiniBatches(of: training.count, size: 64, using: &generator) {
        let examples = training.selecting(batch)
        step(&network, network.lossAndGradient(examples.inputs, examples.labels).gradient)
      }
    }
    let guesses = network.logits(test.inputs).argmaxOfColumns()
    #expect(accuracy(of: guesses, labels: test.labels) >= 0.96)
    #expect(step.steps == 10 * 23)
  }

  @Test("a batch's gradient is right on average: the weighted mean over an epoch is the whole one")
  func unbiased() {
    var generator = SeededGenerator(seed: 3)
    let digits = Digits.all().selecting(0..<100)
    let network = MultilayerPerceptron(widths: [64, 8, 10], using: &generator)
    let whole = network.lossAndGradient(digits.inputs, digits.labels).gradient
    var mean = network.zero
    for batch in MiniBatches(of: 100, size: 32, using: &generator) {
      let part = digits.selecting(batch)
      let gradient = network.lossAndGradient(part.inputs, part.labels).gradient
      for tensor in mean.tensors {
        mean[keyPath: tensor] =
          mean[keyPath: tensor] + (Scalar(batch.count) / 100) * gradient[keyPath: tensor]
      }
    }
    for tensor in whole.tensors {
      let difference = (mean[keyPath: tensor] - whole[keyPath: tensor]).norm
      #expect(difference <= tolerance * whole[keyPath: tensor].norm)
    }
  }

  @Test("Glorot's weights lie in ±√(6 / (D + M)) and fill it; the bias is 0")
  func glorot() {
    var generator = SeededGenerator(seed: 5)
    let layer = Dense.glorot(inputs: 784, outputs: 128, using: &generator)
    let bound = Scalar(6.0 / 912).squareRoot()
    #expect(layer.weights.shape == [784, 128])
    #expect(layer.weights.max() <= bound && layer.weights.max() > 0.999 * bound)
    #expect((-layer.weights).max() <= bound && (-layer.weights).max() > 0.999 * bound)
    let variance = (layer.weights * layer.weights).mean()
    #expect(isClose(variance / (2 / 912), 1, within: 0.02))
    #expect(layer.bias == .zeros([128]))
  }
}
