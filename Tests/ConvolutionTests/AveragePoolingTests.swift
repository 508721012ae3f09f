import Convolution
import GradientChecking
import Tensors
import Testing

@Suite("AveragePooling: y = Σ x / k²")
struct AveragePoolingTests {
  @Test("worked by hand, forward and backward")
  func byHand() {
    let x = Tensor(
      shape: [1, 4, 4, 1], scalars: [9, 1, 2, 3, 4, 5, 6, 7, 8, 0, 11, 12, 13, 14, 15, 10])
    let (y, backward) = AveragePooling(2).forward(x)
    #expect(y == Tensor(shape: [1, 2, 2, 1], scalars: [4.75, 4.5, 8.75, 12]))
    let dx = backward(Tensor(shape: [1, 2, 2, 1], scalars: [4, 8, 12, 16]))
    #expect(dx.scalars == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
  }

  @Test("it is the mean of the definition", arguments: PoolingShape.all)
  func definition(shape: PoolingShape) {
    var generator = SeededGenerator(seed: 1)
    let x = shape.images(using: &generator)
    let literal = averagePoolingByDefinition(x, size: shape.size, stride: shape.stride)
    #expect(agree(AveragePooling(shape.size, stride: shape.stride).forward(x).y, literal))
  }

  @Test("backward agrees with central differences", arguments: PoolingShape.all)
  func gradient(shape: PoolingShape) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let x = shape.images(using: &generator)
      let pooling = AveragePooling(shape.size, stride: shape.stride)
      report.check(at: x, using: &generator) { pooling.forward($0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("backward is the adjoint: ⟨Ax, y⟩ = ⟨x, Aᵀy⟩", arguments: PoolingShape.all)
  func adjoint(shape: PoolingShape) {
    var generator = SeededGenerator(seed: 3)
    let x = shape.images(using: &generator)
    let pooling = AveragePooling(shape.size, stride: shape.stride)
    let y = Tensor.normal(pooling.forward(x).y.shape, using: &generator)
    let error = adjointError(x: x, y: y) {
      pooling.forward($0).y
    } adjoint: {
      pooling.forward(x).backward($0)
    }
    #expect(error < 16 * .ulpOfOne)
  }

  @Test("it is the convolution with a fixed kernel of 1/k² that does not mix channels")
  func fixedKernel() {
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([2, 7, 5, 2], using: &generator)
    var kernel = Tensor.zeros([3, 3, 2, 2])
    for cell in 0..<9 { for c in 0..<2 { kernel[cell / 3, cell % 3, c, c] = 1 / 9 } }
    let layer = Conv2D(kernel: kernel, bias: .zeros([2]), stride: 2)
    #expect(agree(AveragePooling(3, stride: 2).forward(x).y, layer.forward(x).y))
  }
}
