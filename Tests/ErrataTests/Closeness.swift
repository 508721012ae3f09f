import Tensors
import Testing

#if SinglePrecision
  @Suite("Errata")
  struct ErrataTests {
    @Test("errata compare to 1e-10: proven in Double, left out in Float")
    func leftOut() { #expect(Scalar.self == Float.self) }
  }
#endif

/// Whether two numbers agree to a relative 1e-10, or absolutely where the right value is 0.
func isClose(_ found: Scalar, _ expected: Scalar, tolerance: Scalar = 1e-10) -> Bool {
  abs(found - expected) <= tolerance * max(abs(expected), expected == 0 ? 1 : 0)
}

/// Whether two tensors have one shape and agree to 1e-10 of the norm.
func isClose(_ found: Tensor, _ expected: Tensor, tolerance: Scalar = 1e-10) -> Bool {
  found.shape == expected.shape
    && (found - expected).norm <= tolerance * max(expected.norm, .leastNormalMagnitude)
}
