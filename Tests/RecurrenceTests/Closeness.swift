import Tensors

/// Whether two tensors have one shape and agree to the last digits, relative to their norm.
func agree(_ found: Tensor, _ expected: Tensor, within ulps: Scalar = 64) -> Bool {
  found.shape == expected.shape
    && (found - expected).norm <= ulps * .ulpOfOne * max(expected.norm, 1)
}
