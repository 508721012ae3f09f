import Backpropagation
import Convolution
import DeepNetworks
import GradientChecking
import Learning
import Recurrence
import Tensors
import Testing

// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for the linear maps whose own tests do not have it, to the last digits.
@Suite("The adjoint identity: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩")
struct LinearMapTests {
  @Test("the rows of a transposed matrix are its columns: the loops forth, the copy in tiles back")
  func transposition() {
    expectAdjoint([19, 17], [17, 19]) { x in
      var y = Tensor.zeros([17, 19])
      for i in 0..<19 { for j in 0..<17 { y[j, i] = x[i, j] } }
      return y
    } adjoint: {
      $0.transposed.tensor
    }
  }

  @Test("the sum of rows, and a vector written into every row")
  func sums() {
    expectAdjoint([5, 3], [3], map: { $0.sumOfRows() }, adjoint: { Tensor.zeros([5, 3]) + $0 })
    expectAdjoint(
      [5, 3], [3], map: { $0.meanOfRows() }, adjoint: { Tensor.zeros([5, 3]) + $0 / 5 })
    expectAdjoint(
      [5, 3], [5], map: { $0.sumOfColumns() },
      adjoint: { (Tensor.zeros([3, 5]) + $0).transposed.tensor })
  }

  @Test("to split, and to join the parts", arguments: [0, 1])
  func joining(axis: Int) {
    let (lengths, taken) = (axis == 0 ? [2, 3] : [1, 2], axis == 0 ? [3, 3] : [5, 2])
    let rest = axis == 0 ? [2, 3] : [5, 1]
    expectAdjoint([5, 3], taken) {
      $0.split(into: lengths, along: axis)[1]
    } adjoint: {
      .concatenating([.zeros(rest), $0], along: axis)
    }
  }

  @Test("rows that are looked up, some twice, and scattered back")
  func rows() {
    let numbers = [3, 0, 3, 4]
    expectAdjoint([5, 3], [4, 3]) {
      $0.gather(rows: numbers)
    } adjoint: {
      var x = Tensor.zeros([5, 3])
      x.scatterAdd($0, rows: numbers)
      return x
    }
  }

  @Test("to flatten images, and to give rows their shape back")
  func flatten() {
    expectAdjoint([3, 4, 5, 2], [3, 40]) {
      Flatten().forward($0).y
    } adjoint: {
      Flatten().forward(.zeros([3, 4, 5, 2])).backward($0)
    }
  }

  @Test("convolution in its kernels, by the way that leaves out the pixels and by patches")
  func kernels() {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([3, 7, 5, 2], using: &generator)
    func layer(_ kernel: Tensor) -> Conv2D {
      Conv2D(kernel: kernel, bias: .zeros([3]), stride: 2, padding: .same)
    }
    let zeros = layer(.zeros([3, 2, 2, 3]))
    expectAdjoint(zeros.kernel.shape, zeros.forward(x).y.shape) {
      layer($0).forward(data: x).y
    } adjoint: {
      zeros.forward(data: x).backward($0).kernel
    }
    expectAdjoint(zeros.kernel.shape, zeros.forward(x).y.shape) {
      layer($0).forwardByPatches(x).y
    } adjoint: {
      zeros.forwardByPatches(x).backward($0).gradient.kernel
    }
  }

  @Test("max pooling while the winners stay: its steps are linear, and back is their adjoint")
  func winners() {
    // Far apart, so that a step of 1/8 leaves the winners as they are: no rounding either.
    var generator = SeededGenerator(seed: 4)
    let order = (0..<140).shuffled(using: &generator).map { Scalar($0) }
    let x = Tensor(shape: [2, 7, 5, 2], scalars: order)
    let (y, backward) = MaxPooling(3, stride: 2).forward(x)
    let step = Tensor.uniform(x.shape, using: &generator).map { ($0 * 8).rounded() / 32 }
    let dy = Tensor.uniform(y.shape, using: &generator).map { ($0 * 8).rounded() }
    let moved = MaxPooling(3, stride: 2).forward(x + step).y - y
    #expect(moved.norm > 0)
    #expect(moved.dot(dy) == step.dot(backward(dy)))
  }

  @Test("batch normalisation in training: the Jacobian is symmetric, back is its own adjoint")
  func batchNormalization() {
    var generator = SeededGenerator(seed: 5)
    var layer = BatchNormalization(features: 3)
    layer.scale = .normal([3], using: &generator)
    let backward = layer.forward(.normal([5, 3], using: &generator)).backward
    expectAdjoint([5, 3], [5, 3], map: { backward($0).dx }, adjoint: { backward($0).dx })
  }

  @Test("batch normalisation in use is affine: without β and means, y = x ⊙ γ/σ")
  func evaluation() {
    var generator = SeededGenerator(seed: 6)
    var layer = BatchNormalization(features: 3)
    layer.scale = .normal([3], using: &generator)
    layer.shift = .normal([3], using: &generator)
    for _ in 0..<3 { _ = layer.forward(.normal([5, 3], mean: 1, using: &generator)) }
    let used = layer
    let origin = used.evaluate(.zeros([5, 3]))
    let factors = used.scale / sqrt(used.runningVariance + used.epsilon)
    expectAdjoint([5, 3], [5, 3]) {
      used.evaluate($0) - origin
    } adjoint: {
      $0 * factors
    }
  }

  @Test("residual connections around a linear branch, projected or not")
  func residuals() {
    var generator = SeededGenerator(seed: 7)
    let square = Dense(weights: .normal([4, 4], using: &generator), bias: .zeros([4]))
    expectAdjoint([5, 4], [5, 4]) {
      residual($0, branch: square.forward).y
    } adjoint: {
      residual(.zeros([5, 4]), branch: square.forward).backward($0).dx
    }
    let wide = Dense(weights: .normal([4, 3], using: &generator), bias: .zeros([3]))
    let projection = Tensor.normal([4, 3], using: &generator)
    expectAdjoint([5, 4], [5, 3]) {
      residual($0, projection: projection, branch: wide.forward).y
    } adjoint: {
      residual(.zeros([5, 4]), projection: projection, branch: wide.forward).backward($0).dx
    }
  }

  /// Expects the identity for three random pairs, within the rounding of the sums.
  private func expectAdjoint(
    _ input: [Int], _ output: [Int], sourceLocation: SourceLocation = #_sourceLocation,
    map: (Tensor) -> Tensor, adjoint: (Tensor) -> Tensor
  ) {
    for seed in 1...3 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let x = Tensor.normal(input, using: &generator)
      let y = Tensor.normal(output, using: &generator)
      let error = adjointError(x: x, y: y, map: map, adjoint: adjoint)
      #expect(error < 16 * .ulpOfOne, sourceLocation: sourceLocation)
      #expect(map(x).norm > 0, sourceLocation: sourceLocation)
    }
  }
}
