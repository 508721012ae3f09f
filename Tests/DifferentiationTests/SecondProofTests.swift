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
      withKnownIssue("a gradient that is off in the 11th digit") {
        expectGradients(14, [x * (2 + 1e-10)], at: [x]) { squares($0[0], x * 0) * 3 }
      }
      withKnownIssue("another loss") {
        expectGradients(15, [x * 2], at: [x]) { squares($0[0], x * 0) * 3 }
      }
      withKnownIssue("a gradient that vanishes and proves nothing") {
        expectGradients(0, [x * 0], at: [x]) { squares($0[0], x) * 3 }
      }
      withKnownIssue("no gradient at all") {
        expectGradients(14, [], at: [x]) { squares($0[0], x * 0) * 3 }
      }
      expectGradients(14, [x * 2], at: [x]) { squares($0[0], x * 0) * 3 }
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
