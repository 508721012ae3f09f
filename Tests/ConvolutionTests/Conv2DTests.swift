import Convolution
import GradientChecking
import Tensors
import Testing

@Suite("Conv2D: y = b + Σₚ Σ_q Σ_c w · x, the same kernel at every place")
struct Conv2DTests {
  @Test("forward is the sum worked by hand: two channels, two filters")
  func byHand() {
    let x = Tensor(shape: [1, 2, 3, 2], scalars: [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60])
    // Filter 0 takes channel 0 minus the pixel on the right; filter 1 takes channel 1 below.
    var kernel = Tensor.zeros([2, 2, 2, 2])
    kernel[0, 0, 0, 0] = 1
    kernel[0, 1, 0, 0] = -1
    kernel[1, 0, 1, 1] = 1
    let layer = Conv2D(kernel: kernel, bias: Tensor([0, 100]))
    #expect(layer.forward(x).y == Tensor(shape: [1, 1, 2, 2], scalars: [-1, 140, -1, 150]))
  }

  @Test("backward is worked by hand, and windows that overlap add up")
  func backwardByHand() {
    let layer = Conv2D(
      kernel: Tensor(shape: [1, 2, 1, 1], scalars: [2, 3]), bias: Tensor([0]))
    let (y, backward) = layer.forward(Tensor(shape: [1, 1, 3, 1], scalars: [5, 7, 11]))
    #expect(y.scalars == [31, 47])
    let (dx, gradient) = backward(Tensor(shape: [1, 1, 2, 1], scalars: [1, 10]))
    #expect(dx.scalars == [2, 23, 30])
    #expect(gradient.kernel.scalars == [75, 117])
    #expect(gradient.bias == Tensor([11]))
  }

  @Test("forward is the sum of the definition", arguments: Geometry.all + Geometry.wide)
  func definition(geometry: Geometry) {
    var generator = SeededGenerator(seed: 1)
    let (layer, x) = (geometry.layer(using: &generator), geometry.images(using: &generator))
    let literal = convolutionByDefinition(
      x, layer.kernel, bias: layer.bias, window: layer.window)
    #expect(agree(layer.forward(x).y, literal))
    #expect(layer.forward(data: x).y == layer.forward(x).y)
    #expect(agree(layer.forwardByPatches(x).y, literal))
  }

  @Test("backward is the sum of the definition", arguments: Geometry.all + Geometry.wide)
  func gradientsByDefinition(geometry: Geometry) {
    var generator = SeededGenerator(seed: 2)
    let (layer, x) = (geometry.layer(using: &generator), geometry.images(using: &generator))
    let (y, backward) = layer.forward(x)
    let dy = Tensor.normal(y.shape, using: &generator)
    let literal = convolutionGradientsByDefinition(x, layer.kernel, dy, window: layer.window)
    let (dx, gradient) = backward(dy)
    #expect(agree(dx, literal.dx))
    #expect(agree(gradient.kernel, literal.dW))
    #expect(agree(gradient.bias, literal.db))
    let ofData = layer.forward(data: x).backward(dy)
    #expect(ofData.kernel == gradient.kernel)
    #expect(ofData.bias == gradient.bias)
    let (dxByPatches, gradientByPatches) = layer.forwardByPatches(x).backward(dy)
    #expect(agree(dxByPatches, literal.dx))
    #expect(agree(gradientByPatches.kernel, literal.dW))
    #expect(agree(gradientByPatches.bias, literal.db))
  }

  @Test("backward agrees with central differences", arguments: Geometry.all)
  func gradient(geometry: Geometry) {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let layer = geometry.layer(using: &generator)
      let x = geometry.images(using: &generator)
      report.check(layer, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 3)
  }

  @Test("without bias it is linear in x and in w: ⟨Ax, y⟩ = ⟨x, Aᵀy⟩", arguments: Geometry.all)
  func adjoint(geometry: Geometry) {
    var generator = SeededGenerator(seed: 4)
    var layer = geometry.layer(using: &generator)
    layer.bias = .zeros([geometry.filters])
    let x = geometry.images(using: &generator)
    let dy = Tensor.normal(layer.forward(x).y.shape, using: &generator)
    let inImages = adjointError(x: x, y: dy) {
      layer.forward($0).y
    } adjoint: {
      layer.forward(x).backward($0).dx
    }
    let inKernels = adjointError(x: layer.kernel, y: dy) { kernel in
      var moved = layer
      moved.kernel = kernel
      return moved.forward(x).y
    } adjoint: {
      layer.forward(x).backward($0).gradient.kernel
    }
    #expect(inImages < 16 * .ulpOfOne)
    #expect(inKernels < 16 * .ulpOfOne)
  }

  @Test("an empty batch gives empty maps and zero gradients")
  func emptyBatch() {
    var generator = SeededGenerator(seed: 5)
    let layer = Geometry(padding: .same).layer(using: &generator)
    let (y, backward) = layer.forward(.zeros([0, 7, 5, 2]))
    #expect(y.shape == [0, 7, 5, 3])
    let (dx, gradient) = backward(y)
    #expect(dx.shape == [0, 7, 5, 2])
    #expect(gradient.kernel == .zeros([3, 2, 2, 3]))
    #expect(gradient.bias == .zeros([3]))
  }

  @Test("a kernel of 1 × 1 is a dense layer at every pixel")
  func oneByOne() {
    var generator = SeededGenerator(seed: 6)
    let geometry = Geometry(channels: 5, kernel: (1, 1), filters: 4)
    let (layer, x) = (geometry.layer(using: &generator), geometry.images(using: &generator))
    let dense = x.reshaped([-1, 5]).matmul(layer.kernel.reshaped([5, 4])) + layer.bias
    #expect(agree(layer.forward(x).y, dense.reshaped([3, 7, 5, 4])))
  }

  @Test("a NaN reaches the windows that cover it, and no other")
  func notANumber() {
    var x = Tensor.zeros([1, 5, 5, 1])
    x[0, 2, 3, 0] = .nan
    let layer = Conv2D(kernel: Tensor(repeating: 1, shape: [2, 2, 1, 1]), bias: .zeros([1]))
    let y = layer.forward(x).y
    for i in 0..<4 {
      for j in 0..<4 { #expect(y[0, i, j, 0].isNaN == ((1...2).contains(i) && j >= 2)) }
    }
  }

  @Test("a gradient keeps stride, padding and dilation")
  func settings() {
    var generator = SeededGenerator(seed: 7)
    let geometry = Geometry(image: (9, 9), stride: 2, padding: .same, dilation: 2)
    let layer = geometry.layer(using: &generator)
    let (y, backward) = layer.forward(geometry.images(using: &generator))
    #expect(backward(y).gradient.window == layer.window)
  }
}
