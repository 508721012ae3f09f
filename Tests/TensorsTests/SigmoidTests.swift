import Foundation
import Tensors
import Testing

@Suite("Sigmoid: σ(x) = 1 / (1 + e⁻ˣ)")
struct SigmoidTests {
  @Test("½ at ±0, 0 and 1 at the infinities, NaN at NaN")
  func limits() {
    #expect(sigmoid(0) == 0.5 && sigmoid(-0.0) == 0.5)
    #expect(sigmoid(.infinity) == 1 && sigmoid(-.infinity) == 0)
    #expect(sigmoid(Scalar.nan).isNaN)
  }

  @Test("agrees with the definition in double precision where that is accurate")
  func definition() {
    for x in stride(from: -8.0, through: 8, by: 0.125) {
      let expected = Scalar(1 / (1 + Foundation.exp(-x)))
      #expect(agrees(sigmoid(Scalar(x)), with: expected))
    }
  }

  @Test("small values keep their relative accuracy", arguments: [-20, -40, -60, -80])
  func smallValues(x: Double) {
    // 1 / (1 + e⁻ˣ) = eˣ up to a factor 1 + eˣ, which is 1 to eight digits and more.
    let power = Foundation.exp(x)
    #expect(agrees(sigmoid(Scalar(x)), with: Scalar(power / (1 + power))))
    #expect(sigmoid(Scalar(x)) > 0)
  }

  @Test("finite and in [0, 1] however far out", arguments: [80, 200, 800, 1000, 1e30] as [Scalar])
  func farOut(x: Scalar) {
    #expect(sigmoid(x) == 1)
    #expect(sigmoid(-x) >= 0)
    if x >= 800 { #expect(!sigmoid(-x).isNormal) }
  }

  @Test("σ(x) + σ(−x) = 1")
  func complement() {
    for x in stride(from: 0, through: 50, by: 0.5) as StrideThrough<Scalar> {
      #expect(abs(sigmoid(x) + sigmoid(-x) - 1) <= Scalar.ulpOfOne)
    }
  }

  @Test("never falls")
  func monotone() {
    let y = sigmoid(Tensor((-4000...4000).map { Scalar($0) / 4 })).scalars
    #expect(zip(y, y.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("a tensor's sigmoid is that of every element")
  func tensor() {
    let x = Tensor([[-2, 0], [40, -40]])
    #expect(agrees(sigmoid(x), with: x.map { (scalar: Scalar) in sigmoid(scalar) }))
    #expect(sigmoid(Tensor.zeros([0, 3])) == Tensor.zeros([0, 3]))
  }
}
