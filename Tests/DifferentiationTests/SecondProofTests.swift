import Tensors
import Testing

#if canImport(_Differentiation) && !SinglePrecision
  import Foundation

  @Suite("The second proof itself")
  struct SecondProofTests {
    @Test("the compiler knows that (x₀² x₁ e^x₂)′ is (2 x₀ x₁, x₀², x₀² x₁) e^x₂")
    func byHand() {
      let (value, gradients) = differentiated(at: [Tensor([3, 5, 0]), Tensor([7])]) { p in
        p[0][0] * p[0][0] * p[0][1] * exp(p[0][2])
      }
      #expect(value == 45)
      #expect(gradients == [Tensor([30, 9, 45]), Tensor([0])])
    }

    @Test("each index reads the number at its place in row-major order")
    func places() {
      let x = Variable((0..<120).map { Double($0) }, [2, 3, 4, 5])
      #expect(x[1, 2, 3, 4] == 119)
      #expect(x[1, 0, 2, 3] == 73)
      #expect(Variable(x.scalars, [6, 4, 5])[4, 1, 2] == 87)
      #expect(Variable(x.scalars, [30, 4])[7, 3] == 31)
    }

    @Test("a wrong gradient, a wrong loss and a gradient of zeros are rejected")
    func rejects() {
      let x = Tensor([1, 2, 3])
      func complaints(_ loss: Scalar, _ claimed: [Tensor], from origin: Tensor) -> [String] {
        let lines = disagreements(loss, claimed, at: [x]) { squares($0[0], origin) * 3 }
        return lines.map { String($0.prefix { $0 != ":" }) }
      }
      let zero = x * 0
      #expect(complaints(14, [x * 2], from: zero) == [])
      #expect(complaints(14, [x * (2 + 1e-10)], from: zero) == ["variable 0"])
      #expect(complaints(15, [x * 2], from: zero) == ["loss"])
      #expect(complaints(14, [], from: zero) == ["0 gradients of 1 variables"])
      // A gradient that vanishes everywhere proves nothing.
      #expect(complaints(0, [zero], from: x) == ["variable 0"])
    }
  }
#else
  @Suite("The second proof")
  struct SecondProofTests {
    @Test("where it cannot be made, a line says so")
    func leftOut() {
      let isDouble = MemoryLayout<Scalar>.size == 8
      let reason = isDouble ? "this compiler has no module _Differentiation" : "it needs Double"
      print("Left out: the compiler's own derivatives of the formulas; \(reason).")
      #if SinglePrecision
        #expect(!isDouble)
      #else
        #expect(isDouble)
      #endif
    }
  }
#endif
