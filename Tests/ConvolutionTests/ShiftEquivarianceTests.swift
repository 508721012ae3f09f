import Convolution
import Tensors
import Testing

@Suite("A shifted image gives shifted maps")
struct ShiftEquivarianceTests {
  /// The images moved down and to the right; zeros move in.
  private func shifted(_ x: Tensor, by rows: Int, _ columns: Int) -> Tensor {
    var y = Tensor.zeros(x.shape)
    for n in 0..<x.shape[0] {
      for i in rows..<x.shape[1] {
        for j in columns..<x.shape[2] {
          for c in 0..<x.shape[3] { y[n, i, j, c] = x[n, i - rows, j - columns, c] }
        }
      }
    }
    return y
  }

  /// Random pixels in the middle of a black frame, so that none is pushed out.
  private func framed(using generator: inout SeededGenerator) -> Tensor {
    Tensor.normal([2, 5, 4, 3], using: &generator).padded(top: 3, bottom: 5, left: 3, right: 5)
  }

  @Test("convolution: away from the edge to the last bit", arguments: [(1, 0), (0, 1), (2, 2)])
  func convolution(rows: Int, columns: Int) {
    var generator = SeededGenerator(seed: 1)
    let layer = Conv2D.glorot(channels: 3, filters: 5, padding: .same, using: &generator)
    let x = framed(using: &generator)
    let y = layer.forward(x).y
    #expect(layer.forward(shifted(x, by: rows, columns)).y == shifted(y, by: rows, columns))
    #expect(y != shifted(y, by: rows, columns))
  }

  @Test("pooling: by whole strides only")
  func pooling() {
    var generator = SeededGenerator(seed: 2)
    let x = framed(using: &generator).map { abs($0) }
    let y = MaxPooling(2).forward(x).y
    #expect(MaxPooling(2).forward(shifted(x, by: 2, 2)).y == shifted(y, by: 1, 1))
    #expect(MaxPooling(2).forward(shifted(x, by: 1, 0)).y != y)
  }
}
