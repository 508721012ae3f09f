import Foundation
import Tensors
import Testing

@Suite("x · Φ(x) and Φ(x) + x · φ(x), a register at a time", .serialized)
struct NormalProbabilityTests {
  /// Φ(x) by the system's library, in Double.
  private func probability(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// How far the system's own argument is off: x/√2 is rounded, which the power multiplies by x².
  private func bound(_ x: Double) -> Double {
    #if SinglePrecision
      8
    #else
      8 + 2 * x * x
    #endif
  }

  @Test("values agree with the system's erfc in units of their own last place, far left included")
  func values() {
    let steps = 100_000
    for bounds in [(-8.0, 8.0), (-0.1, 0.1), (-12.5, -8)] {
      let x = (0...steps).map {
        Scalar(bounds.0 + (bounds.1 - bounds.0) * Double($0) / Double(steps))
      }
      let y = Tensor(x).timesNormalProbability().y
      var worst = 0.0
      for (i, number) in x.enumerated() {
        let expected = Double(number) * probability(Double(number))
        let unit = Double(Scalar(expected).ulp)
        worst = max(worst, abs(Double(y[i]) - expected) / unit / bound(Double(number)))
      }
      #expect(worst <= 1, "\(bounds): \(worst) of the bound")
    }
  }

  @Test("values agree with those worked out to twenty digits")
  func digits() {
    let expected: [(x: Double, y: Double)] = [
      (-12.5, -4.665_705_373_597_141_721_5e-35), (-8.25, -6.533_774_209_580_043_806_3e-16),
      (-3.5, -0.000_814_201_776_624_337_627_22), (-1.125, -0.146_581_331_778_909_961_44),
      (-0.5, -0.154_268_769_362_993_448_18), (0.25, 0.149_676_581_420_730_931_06),
      (1.5, 1.399_789_198_096_712_901), (4.75, 4.749_995_168_854_597_798_7),
    ]
    let y = Tensor(expected.map { Scalar($0.x) }).timesNormalProbability().y
    for (i, pair) in expected.enumerated() {
      #expect(agrees(y[i], with: Scalar(pair.y), ulps: 6), "\(pair)")
    }
  }

  #if !SinglePrecision
    @Test("where the square of x rounds, what it loses is given back to the power")
    func roundedSquares() {
      let x = [-12.3, -10.7, -9.1]
      let expected = [
        -5.570_309_556_075_305_443_1e-34, -5.445_134_614_879_229_893_3e-26,
        -4.110_098_257_206_265_583_7e-19,
      ]
      let y = Tensor(x).timesNormalProbability().y
      // Without it they would be off by 10, 10 and 23 units.
      for i in x.indices { #expect(agrees(y[i], with: expected[i], ulps: 6), "\(x[i])") }
    }
  #endif

  @Test("slopes agree with Φ(x) + x · φ(x), and are the slopes of the values")
  func slopes() {
    let x = (-80_000...80_000).map { Scalar($0) / 8_000 }
    let slope = Tensor(x).timesNormalProbability().slope
    for (i, number) in x.enumerated() {
      let number = Double(number)
      let density = Foundation.exp(-number * number / 2) / (2 * Double.pi).squareRoot()
      let expected = probability(number) + number * density
      #expect(abs(Double(slope[i]) - expected) <= 6 * Double(Scalar.ulpOfOne))
    }
    let h: Scalar = 1 / 64
    let up = Tensor([1 + h]).timesNormalProbability().y[0]
    let down = Tensor([1 - h]).timesNormalProbability().y[0]
    #expect(abs((up - down) / (2 * h) - 1.083_315_47) < 1e-3)
  }

  @Test("the largest numbers stay themselves or become 0, with the slopes 1 and 0")
  func extremes() {
    let large = Scalar.greatestFiniteMagnitude
    let (y, slope) = Tensor([0, 100, large, -100, -large]).timesNormalProbability()
    #expect(y == Tensor([0, 100, large, 0, 0]))
    #expect(abs(slope[0] - 0.5) <= .ulpOfOne)
    #expect(slope.rows(1..<5) == Tensor([1, 1, 0, 0]))
    let nan = Tensor([.nan, 1]).timesNormalProbability()
    #expect(nan.y[0].isNaN && nan.slope[0].isNaN && !nan.y[1].isNaN)
  }

  @Test("an element's bits depend neither on its place nor on the number of threads")
  func sameBits() {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([300_007], using: &generator)
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let expected = x.timesNormalProbability()
    #expect(x.rows(7..<20).timesNormalProbability().y == expected.y.rows(7..<20))
    for count in [2, 3, 8] {
      Threads.count = count
      #expect(x.timesNormalProbability() == expected)
    }
    #expect(Tensor.empty.timesNormalProbability() == (.empty, .empty))
  }
}
