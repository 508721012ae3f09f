import Datasets
import Regularization
import Tensors
import Testing

@Suite("Shifted images: y[i, j] = x[i − down, j − right]")
struct RandomShiftTests {
  let images = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9]).reshaped([2, 3, 3, 1])

  @Test("worked by hand: one image down and left, one up")
  func byHand() {
    let moved = shifted(images, down: [1, -1], right: [-1, 0])
    #expect(moved.scalars == [0, 0, 0, 2, 3, 0, 5, 6, 0, 4, 5, 6, 7, 8, 9, 0, 0, 0])
  }

  @Test("colors move together")
  func channels() {
    let image = Tensor([1, 2, 3, 4]).reshaped([1, 1, 2, 2])
    #expect(shifted(image, down: [0], right: [1]).scalars == [0, 0, 1, 2])
  }

  @Test("forth and back loses the border and nothing else")
  func border() {
    let back = shifted(
      shifted(images, down: [1, 1], right: [0, 0]), down: [-1, -1], right: [0, 0])
    #expect(back.scalars.prefix(9) == [1, 2, 3, 4, 5, 6, 0, 0, 0])
  }

  @Test("by 0 nothing moves, by the whole width nothing is left, no images are no images")
  func extremes() {
    var generator = SeededGenerator(seed: 1)
    let still = RandomShift(distance: 0)(images, using: &generator)
    #expect(still == images)
    #expect(shifted(images, down: [3, -7], right: [0, 0]) == .zeros([2, 3, 3, 1]))
    let none = RandomShift(distance: 1)(.zeros([0, 3, 3, 1]), using: &generator)
    #expect(none.shape == [0, 3, 3, 1])
  }

  @Test("of 900 images each of the nine places gets about a hundred")
  func uniform() {
    var generator = SeededGenerator(seed: 2)
    var dots = Tensor.zeros([900, 3, 3, 1])
    for n in 0..<900 { dots[index: [n, 1, 1, 0]] = 1 }
    let moved = RandomShift(distance: 1)(dots, using: &generator).reshaped([900, 9]).sumOfRows()
    #expect(moved.sum() == 900)
    for place in 0..<9 { #expect(abs(moved[place] - 100) < 4 * 10) }
  }

  @Test("distances that do not fit the images stop the program")
  func misuse() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = shifted(.zeros([2, 3, 3, 1]), down: [1], right: [1])
    }
    expect(result, says: "shifted: images of shape [2, 3, 3, 1], 1 and 1 distances")
  }
}
