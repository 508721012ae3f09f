import Learning
import Tensors
import Testing

/// What rounding may add up to, relative to the numbers at hand: 1e-12 in Double.
let tolerance: Scalar = Scalar(4096) * Scalar.ulpOfOne

/// Whether two numbers agree to a relative tolerance, or absolutely below 1.
func isClose(_ found: Scalar, _ expected: Scalar, within tolerance: Scalar = tolerance) -> Bool {
  abs(found - expected) <= tolerance * max(abs(expected), 1)
}

/// Parameters in tensors of several lengths, so that whole registers and leftovers both occur.
struct Cluster: Parameters {
  var parts: [Part]

  struct Part: Parameters {
    var values: Tensor
    var tensors: [WritableKeyPath<Part, Tensor>] { [\.values] }
  }

  var tensors: [WritableKeyPath<Cluster, Tensor>] { tensors(ofEach: \.parts) }

  init(_ tensors: [Tensor]) { parts = tensors.map { Part(values: $0) } }

  /// Random parameters in tensors of 1, 7, 40 and 2 × 17 scalars.
  static func random(seed: UInt64) -> Cluster {
    var generator = SeededGenerator(seed: seed)
    return Cluster([[1], [7], [40], [2, 17]].map { .normal($0, using: &generator) })
  }

  /// All parameters in a row.
  var scalars: [Scalar] { parts.flatMap(\.values.scalars) }
}
