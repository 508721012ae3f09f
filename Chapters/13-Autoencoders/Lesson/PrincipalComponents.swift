import Tensors

/// The principal components of examples: the axes along which they spread most.
///
///     C = 1/N · Σₙ (xₙ − x̄)(xₙ − x̄)ᵀ      C · V = V · diag(λ₁ ≥ λ₂ ≥ …)
///
/// Of all planes of K dimensions, the one through the mean x̄ along the first K axes loses least when
/// the examples are dropped onto it (C. Eckart and G. Young, 1936). An autoencoder without kinks
/// learns the same plane, though not the same axes in it.
///
/// Found by orthogonal iteration: multiply K vectors by C, make them orthonormal, again and again.
/// Every turn shrinks what does not belong to the plane by λ_{K+1} / λ_K. (G. Golub and C. Van Loan,
/// "Matrix Computations", chapter 7.)
///
/// Shapes: examples [N, D], mean [D], axes [D, K].
public struct PrincipalComponents: Sendable {
  /// The mean x̄ of the examples, [D].
  public let mean: Tensor
  /// The axes V, orthonormal columns, by falling variance, [D, K].
  public let axes: Tensor

  /// Finds the first principal components.
  ///
  /// - Parameters:
  ///   - examples: The examples, [N, D].
  ///   - count: The number K of components, at most D.
  ///   - generator: The source of the vectors to start from.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    of examples: Tensor, count: Int, using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    guard examples.rank == 2, 1...examples.shape[1] ~= count, examples.shape[0] > 1 else {
      mistake(
        "PrincipalComponents: \(count) components of examples of shape \(examples.shape); "
          + "expected [N, D] with N > 1 and at most D components", file: file, line: line)
    }
    mean = examples.meanOfRows()
    let centred = examples - mean
    let covariance = centred.transposed.matmul(centred) / Scalar(examples.shape[0])
    var axes = orthonormalized(
      Tensor.normal([examples.shape[1], count], using: &generator))
    for _ in 0..<1_000 {
      let next = orthonormalized(covariance.matmul(axes))
      let turned = (next.map { abs($0) } - axes.map { abs($0) }).norm
      axes = next
      if turned < Scalar.ulpOfOne { break }
    }
    self.axes = axes
  }

  /// The examples dropped onto the plane of the components.
  ///
  /// - Parameter examples: The examples, [M, D].
  /// - Returns: The nearest points of the plane, [M, D].
  public func reconstruction(_ examples: Tensor) -> Tensor {
    (examples - mean).matmul(axes).matmul(axes.transposed) + mean
  }
}

/// The columns of a matrix made orthonormal, from left to right, without leaving their span.
///
///     vⱼ ← aⱼ − Σ_{i<j} vᵢ (vᵢ · aⱼ)      vⱼ ← vⱼ / ‖vⱼ‖
///
/// Each is cleaned twice: what rounding leaves the first time, the second takes (E. Schmidt, 1907;
/// "twice is enough", W. Kahan).
///
/// - Parameter matrix: The matrix, [D, K], of independent columns.
/// - Returns: The orthonormal columns, [D, K].
public func orthonormalized(_ matrix: Tensor) -> Tensor {
  let rows = matrix.transposed.tensor  // columns as rows, which lie together
  var basis: [Tensor] = []
  for j in 0..<rows.shape[0] {
    var v = rows.rows(j..<j + 1).reshaped([-1])
    for _ in 0..<2 {
      for earlier in basis { v -= earlier * earlier.dot(v) }
    }
    basis.append(v / v.norm)
  }
  let columns = basis.map { $0.reshaped([1, -1]) }
  return Tensor.concatenating(columns, along: 0).transposed.tensor
}
