import Foundation
import Tensors

/// A claimed gradient of one tensor held against its numerical counterpart.
///
/// They agree when ‖claimed − numerical‖ ≤ tolerance · max(‖claimed‖, ‖numerical‖), plus what
/// rounding alone can explain. The tolerance is 1e-6 in Double and 1e-2 in Float.
public struct TensorComparison: Sendable, CustomStringConvertible {
  /// What the tensor is called in the report.
  public let name: String
  /// The gradient that the code claims.
  public let claimed: Tensor
  /// The gradient by central differences.
  public let numerical: NumericalGradient

  /// The relative distance ‖claimed − numerical‖ / max(‖claimed‖, ‖numerical‖).
  ///
  /// 0 when both vanish, infinite when the shapes differ or a number is not finite.
  public var error: Scalar {
    guard claimed.shape == numerical.values.shape else { return .infinity }
    let distance = (claimed - numerical.values).norm
    if distance == 0 { return 0 }
    let error = distance / max(claimed.norm, numerical.values.norm)
    return error.isFinite ? error : .infinity
  }

  /// Whether the two agree.
  public var agrees: Bool {
    guard error.isFinite else { return false }
    let size = max(claimed.norm, numerical.values.norm)
    let rounding = numerical.roundingError * Scalar(claimed.count).squareRoot()
    return (claimed - numerical.values).norm <= relativeTolerance * size + rounding
  }

  /// The index of the entry that is farthest off, nil if there is none.
  public var worst: [Int]? {
    guard claimed.shape == numerical.values.shape, claimed.count > 0 else { return nil }
    let distance = (claimed - numerical.values).map { abs($0) }
    var rest = distance.reshaped([1, -1]).argmaxOfColumns()[0]
    var index: [Int] = []
    for length in claimed.shape.reversed() {
      index.insert(rest % length, at: 0)
      rest /= length
    }
    return index
  }

  /// One line: the name, the shape, the relative distance and, if it is too large, the worst entry.
  public var description: String {
    let head = "\(name) \(claimed.shape)"
    guard claimed.shape == numerical.values.shape else {
      return "\(head): wrong shape, expected \(numerical.values.shape)"
    }
    let error = String(format: "%.1e", Double(error))
    if agrees { return "\(head): agrees, relative error \(error)" }
    guard let worst else { return "\(head): disagrees" }
    return "\(head): DISAGREES, relative error \(error); worst entry \(worst): "
      + "claimed \(claimed[index: worst]), numerical \(numerical.values[index: worst])"
  }
}
