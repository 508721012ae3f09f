import Convolution
import Tensors
import Testing

@Suite("The double sum: zᵢⱼ = Σₘ Σₙ wₘₙ · aᵢ₊ₘ,ⱼ₊ₙ + b")
struct CrossCorrelationTests {
  let a = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
  let w = Tensor([[1, 0], [2, -1]])

  @Test("worked by hand, with a bias")
  func byHand() {
    #expect(crossCorrelationByDefinition(a, w) == Tensor([[4, 6], [10, 12]]))
    #expect(crossCorrelationByDefinition(a, w, bias: 100) == Tensor([[104, 106], [110, 112]]))
  }

  @Test("the convolution of mathematics is that with the kernel turned by half a turn")
  func turned() {
    #expect(trueConvolutionByDefinition(a, w) == Tensor([[8, 10], [14, 16]]))
    let turned = Tensor([[-1, 2], [0, 1]])
    #expect(trueConvolutionByDefinition(a, w) == crossCorrelationByDefinition(a, turned))
  }

  @Test("the true convolution commutes, the cross-correlation does not")
  func commutes() {
    var generator = SeededGenerator(seed: 1)
    let (a, b) = (
      Tensor.normal([3, 2], using: &generator), Tensor.normal([3, 2], using: &generator)
    )
    #expect(agree(trueConvolutionByDefinition(a, b), trueConvolutionByDefinition(b, a)))
    let ring = Tensor.normal([5, 4], using: &generator)
    #expect(!agree(trueConvolutionByDefinition(ring, b), crossCorrelationByDefinition(ring, b)))
  }

  @Test("it is a product with the Toeplitz matrix", arguments: [(3, 3, 2, 2), (5, 7, 3, 2)])
  func toeplitz(height: Int, width: Int, rows: Int, columns: Int) {
    var generator = SeededGenerator(seed: 2)
    let a = Tensor.normal([height, width], using: &generator)
    let w = Tensor.normal([rows, columns], using: &generator)
    let z = crossCorrelationByDefinition(a, w)
    let matrix = toeplitzMatrix(of: w, height: height, width: width)
    #expect(agree(matrix.matmul(a.reshaped([-1, 1])).reshaped(z.shape), z))
    let connections = matrix.scalars.count { $0 != 0 }
    #expect(connections == z.count * w.count)
  }

  @Test("the layer with one channel and one filter is the same sum")
  func layer() {
    var generator = SeededGenerator(seed: 3)
    let a = Tensor.normal([6, 5], using: &generator)
    let w = Tensor.normal([2, 3], using: &generator)
    let z = crossCorrelationByDefinition(a, w, bias: 0.5)
    let layer = Conv2D(kernel: w.reshaped([2, 3, 1, 1]), bias: Tensor([0.5]))
    #expect(agree(layer.forward(a.reshaped([1, 6, 5, 1])).y, z.reshaped([1, 5, 3, 1])))
  }
}
