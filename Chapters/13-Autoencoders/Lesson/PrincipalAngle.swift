import Foundation
import Neurons
import Tensors

/// The largest principal angle between the planes that two sets of columns span.
///
///     sin θ = ‖(I − A Aᵀ) B‖₂      A, B orthonormal
///
/// Zero when every direction of one plane lies in the other, π/2 when some direction of one stands
/// upright on the other. Two bases of one plane may differ in every number; the angle compares the
/// planes, not the bases. (C. Jordan, 1875; Å. Björck and G. Golub, 1973.)
///
/// - Parameters:
///   - a: The columns that span one plane, [D, K].
///   - b: The columns that span the other, [D, K].
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The angle in radians, from 0 to π/2.
public func largestPrincipalAngle(
  between a: Tensor, and b: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Scalar {
  guard a.rank == 2, a.shape == b.shape, a.shape[1] <= a.shape[0] else {
    mistake(
      "largestPrincipalAngle: planes spanned by \(a.shape) and \(b.shape); expected [D, K] twice, "
        + "K ≤ D", file: file, line: line)
  }
  let (a, b) = (orthonormalized(a), orthonormalized(b))
  let outside = b - a.matmul(a.transposed.matmul(b))  // (I − A Aᵀ) B, [D, K]
  return asin(min(spectralNorm(outside), 1))
}
