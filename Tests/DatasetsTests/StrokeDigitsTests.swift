import Datasets
import Tensors
import Testing

@Suite("Stroke digits: 28 × 28 pixels drawn from strokes")
struct StrokeDigitsTests {
  func digits(_ count: Int, seed: UInt64) -> LabelledExamples {
    var generator = SeededGenerator(seed: seed)
    return StrokeDigits.draw(count: count, using: &generator)
  }

  @Test("an upright line of thickness 3 is 3 pixels of ink in the middle of 4")
  func line() {
    let ink = Tensor(Pen.draw([[[3, -9], [3, 9]]], thickness: 3, side: 6)).reshaped([6, 6])
    // The centers of columns 1 to 4 are 1.5, 0.5, 0.5 and 1.5 pixels from x = 3.
    for row in 0..<6 { #expect(ink.rows(row..<(row + 1)).scalars == [0, 0.5, 1, 1, 0.5, 0]) }
  }

  @Test("ink ends round the end of a line and takes the nearest of several")
  func ends() {
    let ink = Pen.draw(
      [[[0.5, 0.5], [1.5, 0.5]], [[4.5, 4.5], [4.5, 4.5]]], thickness: 1, side: 5)
    #expect(ink[0] == 1 && ink[1] == 1 && ink[2] == 0 && ink[3] == 0)
    #expect(ink[24] == 1 && ink[23] == 0 && ink[18] == 0 && ink[12] == 0)
  }

  @Test("images are 28 × 28 in [0, 1] and the digits take turns")
  func shape() {
    let set = digits(25, seed: 1)
    #expect(set.inputs.shape == [25, 784])
    #expect(set.imageShape == ImageShape(height: 28, width: 28))
    #expect(set.labels == (0..<25).map { $0 % 10 })
    #expect(set.inputs.scalars.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test("no digit is cut off: the outermost pixels hold little more than noise")
  func border() {
    let images = digits(500, seed: 2).images()
    var ink: Scalar = 0
    for n in 0..<500 {
      for i in 0..<28 { ink += images[n, 0, i, 0] + images[n, 27, i, 0] + images[n, i, 0, 0] }
    }
    // Half of the noise is cut off at 0: what is left has a mean of 0.1 / √2π = 0.04.
    #expect(ink / (500 * 28 * 3) < 0.06)
  }

  @Test("the same seed gives the same images, another seed others, and no two are equal")
  func seeds() {
    let (first, again, other) = (digits(20, seed: 3), digits(20, seed: 3), digits(20, seed: 4))
    #expect(first == again)
    #expect(first != other)
    let rows = (0..<20).map { first.inputs.rows($0..<($0 + 1)).scalars }
    #expect(Set(rows).count == 20)
  }

  @Test("the mean images of ten digits differ, and so does the ink of 1 and 8")
  func means() {
    let set = digits(1000, seed: 5)
    let means = (0..<10).map { label in
      set.selecting(set.labels.indices.filter { set.labels[$0] == label }).inputs.meanOfRows()
    }
    for a in 0..<10 {
      for b in 0..<a { #expect((means[a] - means[b]).norm > 0.5, "\(a) and \(b)") }
    }
    #expect(means[8].sum() > 1.4 * means[1].sum())
  }

  @Test("the nearest mean image is no way to read them", .timeLimit(.minutes(1)))
  func hardForMeans() {
    let (training, test) = digits(2000, seed: 6).split(at: 1500)
    let means = (0..<10).map { label in
      training.selecting(training.labels.indices.filter { training.labels[$0] == label })
        .inputs.meanOfRows().reshaped([1, -1])
    }
    let centers = Tensor.concatenating(means, along: 0)
    // The nearest mean m has the largest x · m − ‖m‖² / 2.
    let scores =
      test.inputs.matmul(centers.transposed)
      - (centers * centers).sumOfColumns() / 2
    let hits = zip(scores.argmaxOfColumns(), test.labels).count { $0 == $1 }
    #expect(Double(hits) / Double(test.count) < 0.8)
    #expect(Double(hits) / Double(test.count) > 0.4)
  }
}
