import Tensors
import Testing

@Suite("Convolutions on several threads")
struct ConvolutionThreadsTests {
  /// Large enough to be shared out; sizes that no number of threads divides.
  private func results(threads: Int) -> [Tensor] {
    Threads.count = threads
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([37, 13, 11, 19], using: &generator)
    let kernel = Tensor.normal([3, 2, 19, 21], using: &generator)
    let bias = Tensor.normal([21], using: &generator)
    let grid = WindowGrid(height: 3, width: 2, stride: 1, dilation: 1)
    let y = x.crossCorrelated(with: kernel, bias: bias, under: grid)
    let dW = x.kernelGradient(of: y, under: grid)
    let dx = y.inputGradient(through: kernel, ofImages: x.shape, under: grid)
    let pixels = Tensor.normal([37, 30, 29, 1], using: &generator)
    let ofPixels = Tensor.normal([37, 28, 28, 21], using: &generator)
    let dPixels = ofPixels.inputGradient(
      through: .normal([3, 2, 1, 21], using: &generator), ofImages: pixels.shape, under: grid)
    let pool = WindowGrid(height: 2, width: 2, stride: 2, dilation: 1)
    let (maxima, cells) = y.maxima(under: pool)
    let back = maxima.scattered(to: cells, ofImages: y.shape, under: pool)
    return [
      y, dW, dx, dPixels, maxima, back, y.sums(under: pool),
      maxima.spread(overImages: y.shape, under: pool),
    ]
  }

  @Test("every pass gives the same bits for every number of threads")
  func sameBits() async {
    await #expect(processExitsWith: .success) {
      let suite = ConvolutionThreadsTests()
      let alone = suite.results(threads: 1)
      for threads in [2, 3, 5] where suite.results(threads: threads) != alone {
        fatalError("\(threads) threads give other bits")
      }
    }
  }

  @Test("a window that does not fit stops the program")
  func tooLarge() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor.zeros([1, 3, 3, 1]).sums(
        under: WindowGrid(height: 2, width: 2, stride: 1, dilation: 3))
    }
  }
}
