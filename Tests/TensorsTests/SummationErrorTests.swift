import Tensors
import Testing

@Suite("Pairwise summation: the error does not grow with the length")
struct SummationErrorTests {
  /// The sum in double precision with the rounding errors carried along, after Neumaier.
  func compensatedSum(_ scalars: [Scalar]) -> Scalar {
    var (sum, errors) = (0.0, 0.0)
    for x in scalars.map({ Double($0) }) {
      let next = sum + x
      errors += abs(sum) >= abs(x) ? (sum - next) + x : (x - next) + sum
      sum = next
    }
    return Scalar(sum + errors)
  }

  /// Numbers that cancel all but for 0.375: 0.1 half a million times, noise twice with opposite
  /// signs, and −0.2 a quarter of a million times.
  func illConditioned() -> [Scalar] {
    var generator = SeededGenerator(seed: 5)
    let noise = Tensor.normal([1 << 16], using: &generator).scalars
    return [Scalar](repeating: 0.1, count: 1 << 19) + noise
      + noise.shuffled(using: &generator).map { -$0 } + [Scalar](repeating: -0.2, count: 1 << 18)
      + [0.375]
  }

  @Test("the compensated sum is exact where the naive one loses everything")
  func oracle() {
    #expect(compensatedSum([1, 1e30, 1, -1e30]) == 2)
    #expect(compensatedSum(illConditioned()) == 0.375)
  }

  @Test("a million equal numbers", arguments: [1_000_000, 1 << 20])
  func equalNumbers(count: Int) {
    let scalars = [Scalar](repeating: 0.1, count: count)
    let exact = compensatedSum(scalars)
    #expect(agrees(Tensor(scalars).sum(), with: exact, ulps: 16))
    #expect(
      !agrees(scalars.reduce(0, +), with: exact, ulps: 16), "a straight loop would do as well")
  }

  @Test("numbers that cancel")
  func cancellation() {
    let scalars = illConditioned()
    let exact = compensatedSum(scalars)
    let bound = 4 * Scalar.ulpOfOne * compensatedSum(scalars.map { abs($0) })
    #expect(abs(Tensor(scalars).sum() - exact) <= bound)
    #expect(abs(scalars.reduce(0, +) - exact) > bound, "a straight loop would do as well")
  }

  @Test("the sum of half a million rows")
  func rows() {
    let scalars = [Scalar](repeating: 0.1, count: 1 << 20)
    let sums = Tensor(scalars).reshaped([-1, 2]).sumOfRows()
    let exact = compensatedSum(Array(scalars[..<(1 << 19)]))
    #expect(agrees(sums[0], with: exact, ulps: 40))
    #expect(agrees(sums[1], with: exact, ulps: 40))
    #expect(!agrees(scalars[..<(1 << 19)].reduce(0, +), with: exact, ulps: 40))
  }

  @Test("the sum of columns and the means inherit it")
  func columnsAndMeans() {
    let x = Tensor(repeating: 0.1, shape: [2, 1 << 19])
    let exact = compensatedSum([Scalar](repeating: 0.1, count: 1 << 19))
    #expect(agrees(x.sumOfColumns()[1], with: exact, ulps: 16))
    #expect(agrees(x.mean(), with: 0.1, ulps: 16))
    #expect(agrees(x.meanOfColumns()[0], with: 0.1, ulps: 16))
    #expect(agrees(x.reshaped([-1, 2]).meanOfRows()[0], with: 0.1, ulps: 40))
  }
}
