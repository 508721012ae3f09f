import Tensors

// As many sums as keep the multipliers busy, and no more than fit into the registers. A sum waits
// for its last step, four cycles or so; meanwhile two to four units take two to four others each.
#if REGISTER_64_BYTES || arch(arm64)
  private typealias Sums = [24 of Vector]
#else
  private typealias Sums = [12 of Vector]
#endif

private let steps = 1_000

extension Workload {
  /// Multiply-adds that never leave the registers: the ceiling of every matrix product.
  static var peak: Workload {
    let sumCount = Sums(repeating: .zero).count
    let operations = 2 * steps * sumCount * Vector.scalarCount
    let amount = Amount(unit: "loops", count: 1, operations: operations)
    return Workload(
      name: "peak",
      cases: [
        Case(name: "multiply-add", amount: amount) { generator in
          // Below 1, so that s ← c + f · s settles; drawn, so that the compiler knows neither.
          let factor = Tensor.uniform([1], from: 0.5, to: 0.9, using: &generator)[0]
          return { multiplyAndAdd(factor) }
        }
      ])
  }
}

/// Every sum becomes c + f · s, again and again.
private func multiplyAndAdd(_ factor: Scalar) -> Scalar {
  let factors = Vector(repeating: factor)
  let constants = Vector(repeating: 1 - factor)
  var sums = Sums(repeating: factors)
  for _ in 0..<steps {
    for i in 0..<sums.count {
      #if FUSED_MULTIPLY_ADD
        sums[i] = constants.addingProduct(factors, sums[i])
      #else
        sums[i] = constants + factors * sums[i]
      #endif
    }
  }
  var total = Vector.zero
  for i in 0..<sums.count { total += sums[i] }
  return total.sum()
}
