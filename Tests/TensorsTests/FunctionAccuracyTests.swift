import Foundation
import Tensors
import Testing

/// A function of every element, the plain one that it has to agree with, and how well.
struct CheckedFunction: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The most units in the last place that the two may differ by.
  let bound: Double
  /// Where the function is neither 0 nor ∞ nor constant.
  let range: ClosedRange<Scalar>
  let fast: @Sendable (Tensor) -> Tensor
  let plain: @Sendable (Double) -> Double

  #if SinglePrecision
    static let powers: ClosedRange<Scalar> = -104...89
  #else
    static let powers: ClosedRange<Scalar> = -746...710
  #endif

  static let all = [
    CheckedFunction(
      testDescription: "exp", bound: 2, range: powers, fast: { exp($0) },
      plain: { Foundation.exp($0) }),
    CheckedFunction(
      testDescription: "expm1", bound: 3, range: powers, fast: { expm1($0) },
      plain: { Foundation.expm1($0) }),
    CheckedFunction(
      testDescription: "log", bound: 2, range: 0...10, fast: { log($0) },
      plain: { Foundation.log($0) }),
    CheckedFunction(
      testDescription: "log1p", bound: 3, range: -1...10, fast: { log1p($0) },
      plain: { Foundation.log1p($0) }),
    CheckedFunction(
      testDescription: "tanh", bound: 4, range: -22...22, fast: { tanh($0) },
      plain: { Foundation.tanh($0) }),
    CheckedFunction(
      testDescription: "sigmoid", bound: 4, range: -746...40, fast: { sigmoid($0) },
      plain: { x in
        let power = Foundation.exp(-abs(x))
        return (x < 0 ? power : 1) / (1 + power)
      }),
  ]

  /// By how many units in the last place the two differ at most.
  ///
  /// In Float the plain one is exact, since it works in double precision; in Double it has an error
  /// of its own, about 1 unit.
  func largestError(at inputs: [Scalar]) -> Double {
    zip(inputs, fast(Tensor(inputs)).scalars).map { input, found in
      let expected = Scalar(plain(Double(input)))
      if found == expected || found.isNaN && expected.isNaN { return 0 }
      let difference = Double(abs(found - expected)) / Double(expected.ulp)
      return difference.isNaN ? .infinity : difference
    }.max() ?? 0
  }
}

@Suite("Vectorised functions agree with the system's library, number by number")
struct FunctionAccuracyTests {
  @Test("all over the range, far beyond it and near 0", arguments: CheckedFunction.all)
  func sweeps(function: CheckedFunction) {
    let steps = 200_000
    let (low, high) = (function.range.lowerBound, function.range.upperBound)
    for zoom in [1, 0.05, 0.001, 1e-8, 1.2] as [Scalar] {
      let inputs = (0...steps).map { zoom * (low + (high - low) * Scalar($0) / Scalar(steps)) }
      let error = function.largestError(at: inputs)
      #expect(error <= function.bound, "\(function.testDescription) × \(zoom): \(error) units")
    }
    // Where logarithms vanish.
    let error = function.largestError(at: (0...steps).map { 0.5 + Scalar($0) / Scalar(steps) })
    #expect(error <= function.bound, "\(function.testDescription) near 1: \(error) units")
  }

  @Test("random bits: every exponent, both signs, subnormal, infinite and no numbers")
  func randomBits() {
    var generator = SeededGenerator(seed: 6)
    let inputs = (0..<400_000).map { _ in
      #if SinglePrecision
        Scalar(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      #else
        Scalar(bitPattern: generator.next())
      #endif
    }
    for function in CheckedFunction.all {
      let error = function.largestError(at: inputs)
      #expect(error <= function.bound, "\(function.testDescription): \(error) units")
    }
  }

  @Test("the neighbours of every multiple of ½ ln 2, where the reduction changes over")
  func multiples() {
    let multiples = (-3000...3000).map { Scalar(Double($0) * Foundation.log(2.0) / 2) }
    let inputs = multiples.flatMap { [$0.nextDown, $0, $0.nextUp] }
    for function in CheckedFunction.all {
      let error = function.largestError(at: inputs)
      #expect(error <= function.bound, "\(function.testDescription): \(error) units")
    }
  }

  @Test("the thresholds of overflow, underflow and subnormal results, bit by bit")
  func thresholds() {
    let numbers: [Scalar] = [
      Foundation.log(.greatestFiniteMagnitude), Foundation.log(.leastNormalMagnitude),
      Foundation.log(.leastNonzeroMagnitude), .leastNormalMagnitude, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, Scalar.ulpOfOne / 2, 1, 0.5, 2, Scalar(0.5).squareRoot(), 20, 40,
    ]
    var inputs: [Scalar] = []
    for number in numbers.flatMap({ [$0, -$0] }) {
      var (below, above) = (number, number)
      for _ in 0..<1000 {
        inputs += [below, above]
        (below, above) = (below.nextDown, above.nextUp)
      }
    }
    for function in CheckedFunction.all {
      let error = function.largestError(at: inputs)
      #expect(error <= function.bound, "\(function.testDescription): \(error) units")
    }
  }

  @Test(
    "an element's value depends neither on its place nor on the length",
    arguments: CheckedFunction.all)
  func tails(function: CheckedFunction) {
    let lanes = Vector.scalarCount
    let many = Tensor((0..<103).map { Scalar($0) / 8 + 0.1 })
    let expected = function.fast(many).scalars
    for length in [0, 1, 2, lanes - 1, lanes, lanes + 1, 3 * lanes - 1, 31, 37, 101] {
      let found = function.fast(many.rows(0..<length))
      #expect(found.shape == [length])
      #expect(found.scalars == Array(expected[..<length]))
    }
  }

  @Test("the sign of 0 and the shape are kept, NaN in is NaN out")
  func specialNumbers() {
    for function in CheckedFunction.all {
      let zeros = function.fast(Tensor([[0, -0.0, .nan]]))
      #expect(zeros.shape == [1, 3] && zeros[0, 2].isNaN)
      if function.plain(0) == 0 {
        #expect(zeros[0, 0].sign == .plus && zeros[0, 1].sign == .minus)
      }
    }
  }

  @Test("tanh is odd, bit by bit")
  func odd() {
    let x = Tensor((0...4000).map { Scalar($0) / 128 })
    #expect(tanh(-x) == -tanh(x))
  }
}
