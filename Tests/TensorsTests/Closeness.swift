import Tensors

/// Whether a number is the expected one up to a few units in its last place; NaN agrees with NaN.
func agrees(_ found: Scalar, with expected: Scalar, ulps: Scalar = 4) -> Bool {
  if expected.isNaN { return found.isNaN }
  return found == expected || abs(found - expected) <= ulps * expected.ulp
}

/// Whether two tensors of one shape agree scalar by scalar.
func agrees(_ found: Tensor, with expected: Tensor, ulps: Scalar = 4) -> Bool {
  found.shape == expected.shape
    && zip(found.scalars, expected.scalars).allSatisfy { agrees($0, with: $1, ulps: ulps) }
}

/// A tensor of whole numbers from −8 to 8, so that sums of products are exact in any order.
func wholeNumbers(_ shape: [Int], seed: UInt64) -> Tensor {
  var generator = SeededGenerator(seed: seed)
  return Tensor.zeros(shape).map { _ in Scalar(Int.random(in: -8...8, using: &generator)) }
}
