#if !SinglePrecision
  import Convolution
  import Learning
  import LogisticRegression
  import Optimizers
  import Tensors
  import Testing

  @Suite("Errata of article 003: the convolutional network")
  struct Convolution003Tests {
    @Test("E003-11: Conv(W, x) is not defined, and its two meanings differ")
    func whichConvolution() {
      let x = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
      let kernel = Tensor([[1, 0], [2, -1]])
      #expect(crossCorrelationByDefinition(x, kernel, bias: 1) == Tensor([[5, 7], [11, 13]]))
      #expect(trueConvolutionByDefinition(x, kernel) + 1 == Tensor([[9, 11], [15, 17]]))
    }

    @Test("E003-25: with the batch axis at the end there are 32 channels where the net has 3")
    func batchAxisLast() throws {
      var generator = SeededGenerator(seed: 1)
      let network = ConvolutionalNetwork(image: (32, 32, 3), classes: 32, using: &generator)
      let complaint = try #require(network.complaint(aboutInputs: [32, 32, 3, 32]))
      #expect(complaint.contains("32 channels"))
      #expect(network.complaint(aboutInputs: [32, 32, 32, 3]) == nil)
      let summary = network.summary(image: (32, 32, 3))
      #expect(
        summary.map(\.shape) == [
          [30, 30, 32], [15, 15, 32], [13, 13, 64], [6, 6, 64], [2_304], [128], [32],
        ])
      #expect(summary.map(\.parameterCount) == [896, 0, 18_496, 0, 0, 295_040, 4_128])
      #expect(summary.map(\.parameterCount).reduce(0, +) == 318_560)
    }

    @Test("E003-26: normal numbers are no classes, whether cut off or not")
    func realLabels() throws {
      #expect(throws: LabelError.wrongShape([32, 32, 32])) {
        try classNumbers(.zeros([32, 32, 32]), classCount: 32)
      }
      #expect(throws: LabelError.noClass(1.0668802, example: 0, classCount: 32)) {
        try classNumbers(Tensor([1.0668802, 0.19454929, -0.53082895]), classCount: 32)
      }
      let cutOff = [1.0668802, 0.19454929, -0.53082895].map { $0.rounded(.towardZero) }
      #expect(cutOff == [1, 0, 0])
      #expect(throws: LabelError.noClass(-2, example: 1, classCount: 32)) {
        try classNumbers(Tensor([1, -2]), classCount: 32)
      }
      #expect(throws: LabelError.noClass(32, example: 0, classCount: 32)) {
        try classNumbers(Tensor([32]), classCount: 32)
      }
      #expect(try classNumbers(Tensor([0, 31, 5]), classCount: 32) == [0, 31, 5])
    }

    @Test("E003-27: noise is learned by heart, from ln K on, and helps with no other noise")
    func noise() {
      #expect(isClose(softmaxCrossEntropy(.zeros([3, 32]), [0, 7, 31]).loss, 3.4657359027997265))
      var generator = SeededGenerator(seed: 2)
      var network = ConvolutionalNetwork(
        image: (12, 12, 3), filters: (8, 16), hidden: 64, classes: 32, using: &generator)
      let x = Tensor.normal([32, 12, 12, 3], using: &generator)
      let labels = (0..<32).map { _ in Int.random(in: 0..<32, using: &generator) }
      var step = Optimizer(Adam(rate: 0.01), for: network)
      for _ in 0..<100 { step(&network, network.lossAndGradient(x, labels).gradient) }
      #expect(accuracy(of: network.logits(x).argmaxOfColumns(), labels: labels) == 1)
      let fresh = Tensor.normal([640, 12, 12, 3], using: &generator)
      let freshLabels = (0..<640).map { _ in Int.random(in: 0..<32, using: &generator) }
      let logits = network.logits(fresh)
      #expect(accuracy(of: logits.argmaxOfColumns(), labels: freshLabels) < 0.1)
      #expect(softmaxCrossEntropy(logits, freshLabels).loss > 3.4657359027997265)
    }
  }
#endif
