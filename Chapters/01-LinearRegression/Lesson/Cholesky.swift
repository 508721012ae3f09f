import Tensors

/// A symmetric positive definite matrix, taken apart: A = L · Lᵀ with L lower triangular.
///
///     Lⱼⱼ = √(Aⱼⱼ − Σₖ Lⱼₖ²)                 k < j: the pivot under the root must be positive
///     Lᵢⱼ = (Aᵢⱼ − Σₖ Lᵢₖ Lⱼₖ) / Lⱼⱼ         i > j
///
/// Two triangles are easy to solve: A·z = c becomes L·u = c from the top, then Lᵀ·z = u from the
/// bottom. No inverse is ever formed; that would cost more and round more.
///
/// Care: Aⱼⱼ is the squared length of a column and the pivot what is left of it when the columns
/// before it have explained what they can. A pivot below a small part of Aⱼⱼ is rounding and nothing
/// else; to divide by its root would give numbers without meaning, so the matrix is refused.
///
/// Beyond the articles, which never solve the normal equation. G. H. Golub and C. F. Van Loan,
/// "Matrix Computations", 4th edition, 2013, §4.2.
public struct Cholesky: Sendable {
  /// The factor L, [D, D], zero above the diagonal.
  public private(set) var factor: Tensor

  /// Takes a matrix apart.
  ///
  /// - Parameters:
  ///   - matrix: The matrix A, [D, D]; only its lower triangle is read.
  ///   - tolerance: The part of Aⱼⱼ below which a pivot counts as zero.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Throws: `NotPositiveDefinite` at the first pivot that is too small.
  public init(
    _ matrix: Tensor, tolerance: Scalar = 64 * .ulpOfOne,
    file: StaticString = #fileID, line: UInt = #line
  ) throws(NotPositiveDefinite) {
    guard matrix.rank == 2, matrix.shape[0] == matrix.shape[1] else {
      mistake(
        "Cholesky: a matrix of shape \(matrix.shape); expected [D, D]", file: file, line: line)
    }
    let size = matrix.shape[0]
    factor = .zeros([size, size])
    for j in 0..<size {
      for i in 0..<j {
        factor[j, i] = (matrix[j, i] - product(j, i)) / factor[i, i]
      }
      let pivot = matrix[j, j] - product(j, j)
      guard pivot.isFinite, pivot > tolerance * matrix[j, j] else {
        throw NotPositiveDefinite(column: j, pivot: pivot, factors: combination(giving: j))
      }
      factor[j, j] = pivot.squareRoot()
    }
  }

  /// The solution of A · z = c.
  ///
  /// - Parameters:
  ///   - c: The right-hand sides, one a column, [D, M].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The solutions z, [D, M].
  public func solve(
    _ c: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let size = factor.shape[0]
    guard c.rank == 2, c.shape[0] == size else {
      mistake(
        "solve: a matrix of shape \(factor.shape) and a right-hand side of shape \(c.shape)",
        file: file, line: line)
    }
    var z = c
    for column in 0..<c.shape[1] {
      for i in 0..<size {  // L · u = c
        for k in 0..<i { z[i, column] -= factor[i, k] * z[k, column] }
        z[i, column] /= factor[i, i]
      }
      solveTransposed(&z, column, size)
    }
    return z
  }

  /// Solves Lᵀ · z = u in place, for one column and the first rows of L.
  private func solveTransposed(_ z: inout Tensor, _ column: Int, _ size: Int) {
    for i in (0..<size).reversed() {
      for k in (i + 1)..<size { z[i, column] -= factor[k, i] * z[k, column] }
      z[i, column] /= factor[i, i]
    }
  }

  /// Σₖ Lᵢₖ Lⱼₖ over k < j, for j ≤ i.
  private func product(_ i: Int, _ j: Int) -> Scalar {
    var sum: Scalar = 0
    for k in 0..<j { sum += factor[i, k] * factor[j, k] }
    return sum
  }

  /// The numbers with which the columns before j add up to column j, if its pivot is zero.
  ///
  /// Column j is then a combination of theirs, so that A'·f = a with the matrix A' and the part a of
  /// column j that stand above row j; of A' = L'·L'ᵀ row j of L has solved the first half already.
  private func combination(giving j: Int) -> [Scalar] {
    var factors = Tensor((0..<j).map { factor[j, $0] }).reshaped([j, 1])
    solveTransposed(&factors, 0, j)
    return factors.scalars
  }
}

/// A matrix that has no Cholesky factor: one of its pivots is not positive.
public struct NotPositiveDefinite: Error, Equatable, CustomStringConvertible {
  /// The column of the pivot, from 0.
  public let column: Int
  /// The pivot.
  public let pivot: Scalar
  /// With what factors the columns before it add up to this column, where the pivot is zero.
  public let factors: [Scalar]

  /// The message, one line.
  public var description: String {
    "the matrix is not positive definite: pivot \(column) is \(pivot)"
  }
}
