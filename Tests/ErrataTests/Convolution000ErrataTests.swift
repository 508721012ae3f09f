#if !SinglePrecision
  import Convolution
  import LogisticRegression
  import Tensors
  import Testing

  @Suite("Errata of article 000: the convolutional network")
  struct Convolution000Tests {
    let x = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let kernel = Tensor([[1, 0], [2, -1]])

    @Test("E000-02: a convolution is Wx only for the Toeplitz matrix of the kernel")
    func toeplitz() {
      #expect(crossCorrelationByDefinition(x, kernel) == Tensor([[4, 6], [10, 12]]))
      #expect(trueConvolutionByDefinition(x, kernel) == Tensor([[8, 10], [14, 16]]))
      let matrix = toeplitzMatrix(of: kernel, height: 3, width: 3)
      let rows = Tensor([
        [1, 0, 0, 2, -1, 0, 0, 0, 0], [0, 1, 0, 0, 2, -1, 0, 0, 0],
        [0, 0, 0, 1, 0, 0, 2, -1, 0], [0, 0, 0, 0, 1, 0, 0, 2, -1],
      ])
      #expect(matrix == rows)
      #expect(matrix.matmul(x.reshaped([9, 1])) == Tensor([[4], [6], [10], [12]]))
    }

    @Test("E000-02: with W the kernel itself, Wx is no product: [2, 2] · [3, 3]")
    func kernelIsNoMatrix() async {
      await #expect(processExitsWith: .failure) {
        _ = Tensor([[1, 0], [2, -1]]).matmul(Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
      }
    }

    @Test("E000-14: of the names that the program uses, np is imported nowhere")
    func undefinedNames() {
      let imported: Set = ["tf"]
      let used: Set = ["tf", "np", "train_images", "train_labels"]
      #expect(used.subtracting(imported) == ["np", "train_images", "train_labels"])
    }

    @Test("E000-15: the shapes and parameters of the network that the program means")
    func shapes() {
      var generator = SeededGenerator(seed: 1)
      let network = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
      let summary = network.summary(image: (28, 28, 1))
      #expect(
        summary.map(\.shape) == [
          [26, 26, 32], [13, 13, 32], [11, 11, 64], [5, 5, 64], [1_600], [128], [10],
        ])
      #expect(summary.map(\.parameterCount) == [320, 0, 18_496, 0, 0, 204_928, 1_290])
      #expect(summary.map(\.parameterCount).reduce(0, +) == 225_034)
      #expect(network.complaint(aboutInputs: [32, 28, 28]) != nil)
    }

    @Test(
      "E000-16: one image without a batch axis is refused; a batch of one gives ten shares of 1")
    func batchAxis() throws {
      var generator = SeededGenerator(seed: 2)
      let network = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
      let complaint = try #require(network.complaint(aboutInputs: [28, 28, 1]))
      #expect(complaint.contains("[28, 28, 1] has 3 axes"))
      #expect(network.complaint(aboutInputs: [1, 28, 28, 1]) == nil)
      let image = Tensor.uniform([1, 28, 28, 1], using: &generator)
      let p = softmax(network.logits(image))
      #expect(p.shape == [1, 10])
      #expect(isClose(p.sum(), 1))
    }

    @Test("E000-17: without biases, logits(x / 255) = logits(x) / 255: the answer fades to 1/10")
    func scale() {
      var generator = SeededGenerator(seed: 3)
      let network = ConvolutionalNetwork(image: (28, 28, 1), using: &generator)
      let x = 255 * Tensor.uniform([2, 28, 28, 1], using: &generator)
      let logits = network.logits(x)
      #expect(isClose(network.logits(x / 255), logits / 255))
      let spread = { (p: Tensor) in p.map { abs($0 - 0.1) }.max() }
      #expect(spread(softmax(logits)) > 0.5)
      #expect(spread(softmax(logits / 255)) < 0.1)
    }
  }
#endif
