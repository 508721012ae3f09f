import Testing

@testable import Figures

@Suite("Scale: where a value lies on an axis")
struct ScaleTests {
  @Test("a linear axis reaches from the smallest to the largest finite value")
  func linear() {
    let scale = Scale(showing: [3, .nan, 1, .infinity, 5])
    #expect(scale.position(1) == 0)
    #expect(scale.position(2) == 0.25)
    #expect(scale.position(5) == 1)
    #expect(scale.position(.nan) == nil)
  }

  @Test("a logarithmic axis gives every power of ten the same length and has no other values")
  func logarithmic() {
    let scale = Scale(.logarithmic, showing: [0.01, 100, -5, 0])
    #expect(scale.position(1) == 0.5)
    #expect(scale.position(10) == 0.75)
    #expect(scale.position(0) == nil)
    #expect(scale.position(-1) == nil)
  }

  @Test("an axis without values says so, and equal values lie in its middle")
  func degenerate() {
    #expect(Scale(showing: [.nan]).isEmpty)
    for value in [5, 0, -.leastNonzeroMagnitude, 1e300, -.greatestFiniteMagnitude] as [Double] {
      let scale = Scale(showing: [value, value])
      #expect(!scale.isEmpty)
      #expect(scale.position(value).map { (0...1).contains($0) } == true)
    }
    #expect(Scale(showing: [5, 5]).position(5) == 0.5)
  }

  @Test("an axis as long as the numbers reach does not overflow")
  func extremes() {
    let most = Double.greatestFiniteMagnitude
    let scale = Scale(showing: [-most, most]).roundedOut().padded(by: 0.1)
    #expect(scale.position(0) == 0.5)
    #expect(scale.position(most) == 1)
    #expect(!scale.ticks(about: 5).isEmpty)
  }

  @Test("rounded out, an axis ends at round numbers that leave no value outside")
  func roundedOut() {
    let scale = Scale(showing: [0.13, 2.36]).roundedOut()
    #expect(scale.low == 0)
    #expect(scale.high == 2.5)
    let logarithmic = Scale(.logarithmic, showing: [0.03, 1.5]).roundedOut()
    #expect(abs(logarithmic.low - -1.698_970) < 1e-6)
    #expect(abs(logarithmic.high - 0.301_030) < 1e-6)
  }
}
