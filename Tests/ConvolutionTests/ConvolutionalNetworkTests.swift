import Convolution
import Foundation
import GradientChecking
import Learning
import LogisticRegression
import Optimizers
import Tensors
import Testing

@Suite("The network of articles 000 and 003: forward and backward are a palindrome")
struct ConvolutionalNetworkTests {
  @Test("parameters are as many as Keras prints")
  func parameterCounts() {
    var generator = SeededGenerator(seed: 1)
    let digits = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
    let counts = [
      digits.first.parameterCount, digits.second.parameterCount, digits.hidden.parameterCount,
      digits.output.parameterCount,
    ]
    #expect(counts == [320, 18_496, 204_928, 1_290])
    #expect(digits.parameterCount == 225_034)
    let colors = ConvolutionalNetwork(image: (32, 32, 3), classes: 32, using: &generator)
    let colorCounts = [
      colors.first.parameterCount, colors.second.parameterCount, colors.hidden.parameterCount,
      colors.output.parameterCount,
    ]
    #expect(colorCounts == [896, 18_496, 295_040, 4_128])
    #expect(colors.parameterCount == 318_560)
  }

  @Test("shapes from the pixels to the logits")
  func shapes() {
    var generator = SeededGenerator(seed: 2)
    let network = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
    let maps = network.featureMaps(.zeros([2, 28, 28, 1]))
    #expect(maps.first.shape == [2, 26, 26, 32])
    #expect(maps.second.shape == [2, 11, 11, 64])
    #expect(maps.pooled.shape == [2, 5, 5, 64])
    #expect(maps.logits.shape == [2, 10])
    #expect(network.logits(.zeros([0, 28, 28, 1])).shape == [0, 10])
    let colors = ConvolutionalNetwork(image: (32, 32, 3), classes: 32, using: &generator)
    #expect(colors.featureMaps(.zeros([1, 32, 32, 3])).pooled.shape == [1, 6, 6, 64])
  }

  // In Float the step of the differences is so wide that some window's maximum always changes hands
  // within it; there the layers are proven one by one.
  #if !SinglePrecision
    @Test("the gradient agrees with central differences in every entry")
    func gradient() {
      let report = GradientReport.drawing(seed: 3) { generator, report in
        let network = ConvolutionalNetwork(
          image: (10, 11, 2), filters: (3, 4), hidden: 5, classes: 3, using: &generator)
        let x = Tensor.normal([4, 10, 11, 2], using: &generator)
        let labels = [0, 2, 1, 1]
        let (_, gradient) = network.lossAndGradient(x, labels)
        report.compare(gradient, at: network) { $0.lossAndGradient(x, labels).loss }
      }
      #expect(report.passes, "\(report)")
      #expect(report.comparisons.count == 8)
    }
  #endif

  @Test("the loss is that of the logits, near ln K at the start")
  func loss() {
    var generator = SeededGenerator(seed: 4)
    let network = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
    let x = Tensor.uniform([150, 28, 28, 1], using: &generator)
    let labels = (0..<150).map { $0 % 10 }
    let loss = network.lossAndGradient(x, labels).loss
    #expect(abs(loss - softmaxCrossEntropy(network.logits(x), labels).loss) < 1e-5)
    #expect(abs(loss - Scalar(log(10.0))) < 0.2)
  }

  @Test("no parameter's storage moves in a training step")
  func storage() {
    var generator = SeededGenerator(seed: 5)
    var network = ConvolutionalNetwork(
      image: (10, 10, 1), filters: (3, 4), hidden: 5, classes: 3, using: &generator)
    let x = Tensor.normal([4, 10, 10, 1], using: &generator)
    var step = Optimizer(Adam(rate: 0.001), for: network)
    let before = network.tensors.map { network[keyPath: $0].storageAddress }
    for _ in 0..<3 {
      let (_, gradient) = network.lossAndGradient(x, [0, 1, 2, 0])
      step(&network, gradient)
    }
    #expect(network.tensors.map { network[keyPath: $0].storageAddress } == before)
  }

  @Test("sixteen images of noise can be learned by heart")
  func overfit() {
    var generator = SeededGenerator(seed: 6)
    var network = ConvolutionalNetwork(
      image: (12, 12, 1), filters: (4, 8), hidden: 16, classes: 4, using: &generator)
    let x = Tensor.normal([16, 12, 12, 1], using: &generator)
    let labels = (0..<16).map { _ in Int.random(in: 0..<4, using: &generator) }
    var step = Optimizer(Adam(rate: 0.01), for: network)
    for _ in 0..<200 { step(&network, network.lossAndGradient(x, labels).gradient) }
    #expect(network.lossAndGradient(x, labels).loss < 1e-2)
  }

  @Test("Glorot's kernels are uniform in ±√(6 / (kH·kW·C + kH·kW·F)), the biases 0")
  func initialisation() {
    var generator = SeededGenerator(seed: 7)
    let layer = Conv2D.glorot(channels: 32, filters: 64, using: &generator)
    let bound = Scalar(6.0 / (9 * 96)).squareRoot()
    let largest = layer.kernel.map { abs($0) }.max()
    #expect(largest <= bound && largest > 0.99 * bound)
    #expect(abs(layer.kernel.mean()) < 0.01 * bound)
    #expect(layer.bias == .zeros([64]))
  }

  @Test("flattening keeps the order rows, columns, channels, and goes back")
  func flatten() {
    let x = Tensor(shape: [2, 1, 2, 2], scalars: [1, 2, 3, 4, 5, 6, 7, 8])
    let (y, backward) = Flatten().forward(x)
    #expect(y == Tensor([[1, 2, 3, 4], [5, 6, 7, 8]]))
    #expect(backward(y) == x)
    #expect(Flatten().forward(.zeros([0, 5, 4, 3])).y.shape == [0, 60])
  }
}
