import Foundation
import Neurons
import Tensors
import Testing

@Suite("Leaky ReLU: y = x above 0, s · x below")
struct LeakyReLUTests {
  @Test("a hundredth passes on the negative side, and a hundredth of the gradient")
  func byHand() {
    let (y, backward) = LeakyReLU().forward(Tensor([-200, 3]))
    #expect(y == Tensor([-2, 3]))
    #expect(backward(Tensor([100, -7])) == Tensor([1, -7]))
  }

  @Test("at the kink the derivative is that of the negative side")
  func kink() {
    let backward = LeakyReLU(slope: 0.25).forward(Tensor([0, -0.0])).backward
    #expect(backward(Tensor([4, 8])) == Tensor([1, 2]))
  }

  @Test("with slope 0 it is the ReLU")
  func special() {
    let x = Tensor([-2, -0.5, 0, 3])
    let dy = Tensor([1, 2, 3, 4])
    let (y, backward) = LeakyReLU(slope: 0).forward(x)
    #expect(y == ReLU().forward(x).y)
    #expect(backward(dy) == ReLU().forward(x).backward(dy))
  }
}

@Suite("ELU: y = x above 0, α (eˣ − 1) below")
struct ELUTests {
  @Test("at x = −ln 2 it is −½ with slope ½")
  func byHand() {
    let (y, backward) = ELU().forward(Tensor([-log(2), 3]))
    #expect((y - Tensor([-0.5, 3])).norm < 2 * .ulpOfOne)
    #expect((backward(Tensor([8, 8])) - Tensor([4, 8])).norm < 8 * .ulpOfOne)
  }

  @Test("for α = 1 the slopes of both sides meet at 0; for α = 3 there is a kink")
  func kink() {
    let x = Tensor([-1e-6, 0, 1e-6])
    let ones = Tensor([1, 1, 1])
    #expect((ELU().forward(x).backward(ones) - 1).norm < 1e-5)
    #expect((ELU(alpha: 3).forward(x).backward(ones) - Tensor([3, 3, 1])).norm < 1e-5)
  }

  @Test("far below 0 it is −α")
  func floor() {
    #expect(ELU(alpha: 3).forward(Tensor([-100])).y == Tensor([-3]))
    #expect(
      ELU(alpha: 3).forward(Tensor([-log(2)])).y[0] == 3 * ELU().forward(Tensor([-log(2)])).y[0])
  }

  @Test("a tiny negative number keeps its digits: eˣ − 1 would round it")
  func cancellation() {
    let x: Scalar = -1e-10
    #expect(abs(ELU().forward(Tensor([x])).y[0] / x - 1) < 1e-6)
    #expect(abs((exp(x) - 1) / x - 1) > 1e-8)
  }
}

@Suite("GELU: y = x · Φ(x)")
struct GELUTests {
  @Test("its value and slope at 0 are 0 and ½, and at 1 they are Φ(1) and Φ(1) + φ(1)")
  func byHand() {
    let (y, backward) = GELU().forward(Tensor([0, 1]))
    #expect((y - Tensor([0, 0.841_344_746_068_542_9])).norm < 4 * .ulpOfOne)
    let slopes = backward(Tensor([1, 1]))
    #expect((slopes - Tensor([0.5, 1.083_315_470_587_686_3])).norm < 4 * .ulpOfOne)
  }

  @Test("gelu(x) − gelu(−x) = x, since Φ(x) + Φ(−x) = 1")
  func symmetry() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([100], standardDeviation: 3, using: &generator)
    let difference = GELU().forward(x).y - GELU().forward(-x).y
    #expect((difference - x).norm < 32 * .ulpOfOne)
  }

  @Test("it falls to −0.17 at x = −0.75, where its slope is 0")
  func minimum() {
    let (y, backward) = GELU().forward(Tensor([-0.751_791_524_693_564_5]))
    #expect(abs(y[0] + 0.169_971_207_479_903_4) < 4 * .ulpOfOne)
    #expect(abs(backward(Tensor([1]))[0]) < 4 * .ulpOfOne)
  }

  @Test("far on the left it is tiny, not 0: 1 + erf would have cancelled")
  func tail() {
    #expect(GELU().forward(Tensor([-9])).y[0] < 0)
    #expect(1 + erf(Scalar(-9) / Scalar(2).squareRoot()) == 0)
  }
}

@Suite("Softplus: y = ln(1 + eˣ)")
struct SoftplusTests {
  @Test("at x = 0 it is ln 2 with slope ½")
  func byHand() {
    let (y, backward) = Softplus().forward(Tensor([0]))
    #expect(abs(y[0] - log(2)) < .ulpOfOne)
    #expect(backward(Tensor([8])) == Tensor([4]))
  }

  @Test("softplus(x) − softplus(−x) = x")
  func symmetry() {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([100], standardDeviation: 3, using: &generator)
    let difference = Softplus().forward(x).y - Softplus().forward(-x).y
    #expect((difference - x).norm < 32 * .ulpOfOne)
  }

  @Test("it lies above the ReLU, by ln 2 at most")
  func aboveReLU() {
    let x = Tensor((-50...50).map { Scalar($0) / 5 })
    let gap = Softplus().forward(x).y - ReLU().forward(x).y
    #expect(gap.scalars.allSatisfy { $0 > 0 && $0 <= log(2) })
  }

  @Test("at −50 it is e⁻⁵⁰ to all digits, where ln(1 + e⁻⁵⁰) has rounded to 0")
  func tail() {
    #expect(abs(Softplus().forward(Tensor([-50])).y[0] / exp(-50) - 1) < 4 * .ulpOfOne)
    #expect(log(1 + exp(Scalar(-50))) == 0)
  }
}
