import Convolution
import GradientChecking
import Tensors
import Testing

@Suite("MaxPooling: y = max over the window")
struct MaxPoolingTests {
  let x = Tensor(
    shape: [1, 4, 4, 1], scalars: [9, 1, 2, 3, 4, 5, 6, 7, 8, 0, 11, 12, 13, 14, 15, 10])

  @Test("worked by hand, forward and backward")
  func byHand() {
    let (y, backward) = MaxPooling(2).forward(x)
    #expect(y == Tensor(shape: [1, 2, 2, 1], scalars: [9, 7, 14, 15]))
    let dx = backward(Tensor(shape: [1, 2, 2, 1], scalars: [1, 2, 3, 4]))
    #expect(dx.scalars == [1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 4, 0])
  }

  @Test("where windows overlap, a pixel gathers what it won in each")
  func overlap() {
    let (y, backward) = MaxPooling(2, stride: 1).forward(x)
    #expect(y.scalars == [9, 6, 7, 8, 11, 12, 14, 15, 15])
    let dx = backward(Tensor(repeating: 1, shape: [1, 3, 3, 1]))
    #expect(dx.scalars == [1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 2, 0])
  }

  @Test(
    "among equals the first in row order wins, so that no gradient is created",
    arguments: [1, 16, 19])
  func ties(channels: Int) {
    let (y, backward) = MaxPooling(2).forward(Tensor(repeating: 3, shape: [1, 2, 2, channels]))
    #expect(y == Tensor(repeating: 3, shape: [1, 1, 1, channels]))
    let dx = backward(Tensor(repeating: 5, shape: y.shape))
    #expect(dx.reshaped([4, channels]).sumOfColumns() == Scalar(channels) * Tensor([5, 0, 0, 0]))
  }

  @Test("it is the maximum of the definition", arguments: PoolingShape.all)
  func definition(shape: PoolingShape) {
    var generator = SeededGenerator(seed: 1)
    let x = shape.images(using: &generator)
    let pooling = MaxPooling(shape.size, stride: shape.stride)
    #expect(
      pooling.forward(x).y
        == maxPoolingByDefinition(x, size: shape.size, stride: shape.stride))
  }

  @Test("backward agrees with central differences", arguments: PoolingShape.all)
  func gradient(shape: PoolingShape) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let x = shape.images(using: &generator)
      let pooling = MaxPooling(shape.size, stride: shape.stride)
      report.check(at: x, using: &generator) { pooling.forward($0) }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("backward keeps the sum: Σ dx = Σ dy", arguments: PoolingShape.all)
  func sum(shape: PoolingShape) {
    var generator = SeededGenerator(seed: 3)
    // Few different values, so that there are ties.
    let x = shape.images(using: &generator).map { $0.rounded() }
    let (y, backward) = MaxPooling(shape.size, stride: shape.stride).forward(x)
    let dy = Tensor.uniform(y.shape, using: &generator)
    #expect(abs(backward(dy).sum() - dy.sum()) <= 16 * .ulpOfOne * dy.sum())
  }

  @Test("what the windows leave over is not looked at and gets no gradient")
  func rest() {
    var x = Tensor.zeros([1, 5, 5, 1])
    x[0, 4, 0, 0] = 100
    x[0, 2, 4, 0] = 100
    let (y, backward) = MaxPooling(2).forward(x)
    #expect(y == .zeros([1, 2, 2, 1]))
    let dx = backward(Tensor(repeating: 1, shape: y.shape))
    for i in 0..<5 { #expect(dx[0, 4, i, 0] == 0 && dx[0, i, 4, 0] == 0) }
  }

  @Test("infinities and NaN: a NaN wins, whatever its place", arguments: [1, 16, 19])
  func extremes(channels: Int) {
    func pooled(_ values: [Scalar]) -> [Scalar] {
      let pixels = values.flatMap { [Scalar](repeating: $0, count: channels) }
      return MaxPooling(2).forward(Tensor(shape: [1, 2, 2, channels], scalars: pixels)).y.scalars
    }
    let all = [Scalar](repeating: -.infinity, count: 4)
    for value in pooled(all) { #expect(value == -.infinity) }
    for place in 0..<4 {
      var values: [Scalar] = [1, -.infinity, .infinity, 2]
      values[place] = .nan
      for value in pooled(values) { #expect(value.isNaN) }
    }
  }

  @Test("an empty batch stays empty")
  func emptyBatch() {
    let (y, backward) = MaxPooling(2).forward(.zeros([0, 5, 4, 3]))
    #expect(y.shape == [0, 2, 2, 3])
    #expect(backward(y).shape == [0, 5, 4, 3])
  }
}

/// Images and a pooling window.
struct PoolingShape: Sendable, CustomStringConvertible {
  let images: [Int]
  let size: Int
  let stride: Int

  var description: String { "\(images), window \(size), stride \(stride)" }

  func images(using generator: inout SeededGenerator) -> Tensor {
    .normal(images, using: &generator)
  }

  /// Windows that divide the image, leave something over, overlap, leave gaps; few and many channels.
  static let all = [
    PoolingShape(images: [2, 4, 6, 2], size: 2, stride: 2),
    PoolingShape(images: [3, 5, 7, 1], size: 2, stride: 2),
    PoolingShape(images: [2, 7, 5, 3], size: 3, stride: 2),
    PoolingShape(images: [1, 4, 5, 2], size: 2, stride: 1),
    PoolingShape(images: [2, 7, 8, 2], size: 2, stride: 3),
    PoolingShape(images: [2, 3, 3, 2], size: 3, stride: 3),
    PoolingShape(images: [1, 3, 2, 2], size: 1, stride: 1),
    PoolingShape(images: [1, 4, 4, 19], size: 2, stride: 1),
    PoolingShape(images: [1, 3, 5, 32], size: 3, stride: 2),
  ]
}
