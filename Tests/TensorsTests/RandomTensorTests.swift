import Tensors
import Testing

/// A source that always gives the same bits.
struct ConstantGenerator: RandomNumberGenerator {
  let bits: UInt64
  mutating func next() -> UInt64 { bits }
}

@Suite("Random tensors: uniform and normal")
struct RandomTensorTests {
  let count = 100_000

  @Test("the same seed gives the same tensors, another seed others")
  func seeds() {
    func draw(_ seed: UInt64) -> [Tensor] {
      var generator = SeededGenerator(seed: seed)
      return [.uniform([3, 5], using: &generator), .normal([2, 2, 3], using: &generator)]
    }
    #expect(draw(1) == draw(1))
    #expect(draw(1)[0] != draw(2)[0])
    #expect(draw(1)[1] != draw(2)[1])
    #expect(draw(1).map(\.shape) == [[3, 5], [2, 2, 3]])
  }

  @Test("uniform numbers are the high bits of the source")
  func highBits() {
    var (generator, source) = (SeededGenerator(seed: 42), SeededGenerator(seed: 42))
    let x = Tensor.uniform([100], using: &generator)
    let bits = Scalar.significandBitCount + 1
    let range = Scalar(UInt64(1) << UInt64(bits))
    #expect(x.scalars == (0..<100).map { _ in Scalar(source.next() >> UInt64(64 - bits)) / range })
  }

  @Test("uniform numbers lie in [0, 1) even at the ends of the source")
  func range() {
    var (least, greatest) = (ConstantGenerator(bits: 0), ConstantGenerator(bits: .max))
    #expect(Tensor.uniform([1], using: &least)[0] == 0)
    let largest = Tensor.uniform([1], using: &greatest)[0]
    #expect(largest < 1 && largest >= 1 - Scalar.ulpOfOne)
    #expect(Tensor.uniform([1], from: -2, to: 3, using: &least)[0] == -2)
  }

  @Test(
    "mean and variance of the uniform distribution within five standard errors",
    arguments: [(0, 1), (-2, 3), (10, 10.5)] as [(Scalar, Scalar)])
  func uniformMoments(low: Scalar, high: Scalar) {
    var generator = SeededGenerator(seed: 61)
    let (x, n, width) = (
      Tensor.uniform([count], from: low, to: high, using: &generator), Scalar(count), high - low
    )
    #expect(x.scalars.allSatisfy { $0 >= low && $0 <= high })
    let deviations = x - (low + high) / 2
    #expect(abs(deviations.mean()) <= 5 * width / (12 * n).squareRoot())
    // E d⁴ = w⁴/80, (E d²)² = w⁴/144; their difference is w⁴/180.
    let variance = (deviations * deviations).mean()
    #expect(abs(variance - width * width / 12) <= 5 * width * width / (180 * n).squareRoot())
  }

  @Test(
    "mean, variance and fourth moment of the normal distribution within five standard errors",
    arguments: [(0, 1), (-3, 0.5), (1, 10)] as [(Scalar, Scalar)])
  func normalMoments(mean: Scalar, standardDeviation: Scalar) {
    var generator = SeededGenerator(seed: 62)
    let x = Tensor.normal(
      [count], mean: mean, standardDeviation: standardDeviation, using: &generator)
    let z = (x - mean) / standardDeviation
    let (n, squares) = (Scalar(count), z * z)
    // The variances of z, z² and z⁴ are 1, 2 and 96.
    #expect(abs(z.mean()) <= 5 / n.squareRoot())
    #expect(abs(squares.mean() - 1) <= 5 * (2 / n).squareRoot())
    #expect(abs((squares * squares).mean() - 3) <= 5 * (96 / n).squareRoot())
  }

  @Test("neighbours are not correlated: the two numbers of a pair and two pairs")
  func correlation() {
    var generator = SeededGenerator(seed: 63)
    let x = Tensor.normal([count], using: &generator)
    for distance in 1...2 {
      let (early, late) = (x.rows(0..<(count - distance)), x.rows(distance..<count))
      #expect(abs(early.dot(late)) <= 5 * Scalar(count).squareRoot())
    }
  }

  @Test("an odd number of normal numbers leaves out the last of a pair", arguments: [1, 3, 7])
  func oddCounts(odd: Int) {
    var (first, second) = (SeededGenerator(seed: 64), SeededGenerator(seed: 64))
    let short = Tensor.normal([odd], using: &first)
    let long = Tensor.normal([odd + 1], using: &second)
    #expect(short == long.rows(0..<odd))
    #expect(first.next() == second.next())
  }

  @Test("normal numbers are finite at the ends of the source")
  func extremes() {
    for bits in [UInt64.min, .max] {
      var generator = ConstantGenerator(bits: bits)
      let x = Tensor.normal([2], mean: 1, using: &generator)
      #expect(x.scalars.allSatisfy { $0.isFinite && abs($0) < 10 })
    }
  }

  @Test("empty shapes take nothing from the source")
  func empty() {
    var generator = SeededGenerator(seed: 65)
    var untouched = generator
    #expect(Tensor.uniform([0, 3], using: &generator).shape == [0, 3])
    #expect(Tensor.normal([2, 0], using: &generator).shape == [2, 0])
    #expect(generator.next() == untouched.next())
  }
}
