import Convolution
import ConvolutionExercises
import LogisticRegression
import Tensors

/// A convolution of 3 × 3, and its way back.
typealias Convolution3 = (_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
  y: Tensor, backward: (_ dy: Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
)

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case conv2dForward, conv2dBackward, im2col, pooling, lenet

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// The network of the chapter for images of 14 × 14, with some of your functions in it.
struct Network {
  static let filters = (first: 8, second: 16)
  static let units = 32

  let mine: Set<Solved>
  private(set) var model: ConvolutionalNetwork

  init(with mine: Set<Solved>, using generator: inout SeededGenerator) {
    self.mine = mine
    model = ConvolutionalNetwork(
      image: (14, 14, 1), filters: Self.filters, hidden: Self.units, using: &generator)
  }

  /// The logits by the book's layers: what is tested is what was learned.
  func logits(_ x: Tensor) -> Tensor { model.logits(x) }

  /// The gradient of a batch, with your convolution by loops or by `im2col`.
  func gradient(_ x: Tensor, _ labels: [Int], byPatches: Bool) -> ConvolutionalNetwork {
    let convolution = convolution(byPatches: byPatches)
    let run = mine.contains(.lenet) ? yourRun(convolution) : book(convolution, pooled)
    let (z, backward) = run(model.parameters, x)
    var gradient = model
    gradient.parameters = backward(softmaxCrossEntropy(z, labels).backward())
    return gradient
  }

  /// Moves the parameters.
  mutating func move(_ change: (inout ConvolutionalNetwork) -> Void) { change(&model) }

  private func yourRun(_ convolution: @escaping Convolution3) -> (
    [Tensor], Tensor
  ) -> (z: Tensor, backward: (Tensor) -> [Tensor]) {
    lenet(
      image: (14, 14, 1), filters: Self.filters, units: Self.units, classes: 10,
      convolution: convolution,
      pooling: pooled
    ).run
  }

  private func convolution(byPatches: Bool) -> Convolution3 {
    if byPatches { return byPatchesOfYours }
    if mine.isDisjoint(with: [.conv2dForward, .conv2dBackward]) { return bookConvolution }
    return byLoopsOfYours
  }

  /// The layer by your loops, or the book's where one direction is not solved.
  private func byLoopsOfYours(_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
    y: Tensor, backward: (Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
  ) {
    let (y, backward) = bookConvolution(x, kernel, bias)
    return (
      mine.contains(.conv2dForward) ? conv2dForward(x, kernel, bias, stride: 1) : y,
      { dy in
        guard mine.contains(.conv2dBackward) else { return backward(dy) }
        let (dx, dW, db) = conv2dBackward(x, kernel, dy, stride: 1)
        return (dx, dW, db)
      }
    )
  }

  /// The layer as a matrix product of your windows.
  private func byPatchesOfYours(_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
    y: Tensor, backward: (Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
  ) {
    let (rows, col2im) = im2col(x, height: 3, width: 3, stride: 1, padding: 0)
    let weights = kernel.reshaped([rows.shape[1], bias.count])
    let y = rows.matmul(weights) + bias
    return (
      y.reshaped([x.shape[0], x.shape[1] - 2, x.shape[2] - 2, bias.count]),
      { dy in
        let dY = dy.reshaped(y.shape)
        let dW = rows.transposed.matmul(dY).reshaped(kernel.shape)
        return (col2im(dY.matmul(weights.transposed)), dW, dY.sumOfRows())
      }
    )
  }

  /// Max pooling by you or by the book.
  ///
  /// Your function wants dy together with the images, so that it is called once for each direction.
  private func pooled(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let (y, backward) = MaxPooling(2).forward(x)
    guard mine.contains(.pooling) else { return (y, backward) }
    return (
      pooling(x, size: 2, stride: 2, dy: y * 0).max.y,
      { dy in pooling(x, size: 2, stride: 2, dy: dy).max.dx }
    )
  }
}
