import Convolution
import Tensors
import Testing

@Suite("Window: ⌊(L + before + after − e) / s⌋ + 1 places")
struct WindowTests {
  /// Length, cells, stride, padding, dilation, and how many places there are.
  struct Case: Sendable {
    let (length, cells, stride): (Int, Int, Int)
    let (padding, dilation, places): (Padding, Int, Int?)
  }

  static let cases = [
    Case(28, 3, 1, .valid, 1, 26), Case(26, 2, 2, .valid, 1, 13), Case(11, 2, 2, .valid, 1, 5),
    Case(7, 3, 2, .valid, 1, 3), Case(8, 3, 2, .valid, 1, 3), Case(9, 3, 3, .valid, 1, 3),
    Case(3, 3, 1, .valid, 1, 1), Case(3, 3, 5, .valid, 1, 1), Case(2, 3, 1, .valid, 1, nil),
    Case(9, 3, 1, .valid, 4, 1), Case(8, 3, 1, .valid, 4, nil), Case(10, 3, 2, .valid, 2, 3),
    Case(28, 3, 1, .same, 1, 28), Case(28, 3, 2, .same, 1, 14), Case(7, 2, 3, .same, 1, 3),
    Case(5, 4, 1, .same, 2, 5), Case(1, 7, 1, .same, 1, 1),
    Case(5, 3, 1, .zeros(1), 1, 5), Case(1, 3, 1, .zeros(1), 1, 1), Case(5, 3, 2, .zeros(2), 1, 4),
    Case(0, 3, 1, .valid, 1, nil),
  ]

  @Test("the number of places, also where there is none", arguments: cases)
  func places(of example: Case) {
    let window = Window(
      height: example.cells, width: 1, stride: example.stride, padding: example.padding,
      dilation: example.dilation)
    #expect(window.outputLength(of: example.length, cells: example.cells) == example.places)
  }

  @Test("counted by trying every place, it is the same number")
  func counted() {
    for length in 1...12 {
      for cells in 1...4 {
        for stride in 1...3 {
          for dilation in 1...3 {
            let window = Window(
              height: cells, width: cells, stride: stride, dilation: dilation)
            let fits = Swift.stride(from: 0, to: length, by: stride)
              .count { $0 + (cells - 1) * dilation < length }
            #expect(window.outputLength(of: length, cells: cells) ?? 0 == fits)
          }
        }
      }
    }
  }

  @Test("'same' puts the odd zero behind, as Keras does")
  func oddZero() {
    let window = Window(height: 2, width: 3, stride: 1, padding: .same)
    #expect(window.margins(of: 7, cells: 2) == (0, 1))
    #expect(window.margins(of: 7, cells: 3) == (1, 1))
    let wide = Window(height: 3, width: 3, stride: 2, padding: .same)
    #expect(wide.margins(of: 28, cells: 3) == (0, 1))
  }
}

extension WindowTests.Case {
  fileprivate init(
    _ length: Int, _ cells: Int, _ stride: Int, _ padding: Padding, _ dilation: Int, _ places: Int?
  ) {
    (self.length, self.cells, self.stride) = (length, cells, stride)
    (self.padding, self.dilation, self.places) = (padding, dilation, places)
  }
}
