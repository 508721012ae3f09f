import Tensors

/// How strongly the mean squared error of a linear model bends, and what step it bears.
///
///     H = 2/NM · XᵀX      X = [1 x], [N, D + 1]; the same H for each of the M outputs
///
/// Along an eigenvector of H with eigenvalue λ, a step of gradient descent multiplies the distance
/// from the minimum by 1 − ηλ:
///
///     |1 − ηλ| < 1 for every λ    ⇔    0 < η < 2/λmax
///
/// Just below the bound the steepest direction swings from side to side and settles; just above it
/// swings and grows. The flattest direction keeps a part (1 − ηλmin)ᵗ of its distance after t steps,
/// which is why descent is slow where λmin is small.
///
/// Articles: the bound that α = 0.01 in 000 §4.1 and 003 §4.1 keeps, and the sum over the examples
/// does not (E003-17). Formula 000-C01f.
public struct Curvature: Sendable {
  /// The second derivatives H of the loss in θ, [D + 1, D + 1].
  public let hessian: Tensor
  /// The largest eigenvalue λmax.
  public let largest: Scalar
  /// The smallest eigenvalue λmin; 0 when the columns depend on each other.
  public let smallest: Scalar

  /// Measures the curvature of the loss; it depends on the inputs alone.
  ///
  /// - Parameters:
  ///   - x: The inputs, [N, D], at least one row.
  ///   - outputs: The number M of outputs, over which the loss takes its mean.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    ofInputs x: Tensor, outputs: Int = 1, file: StaticString = #fileID, line: UInt = #line
  ) {
    guard x.rank == 2, x.shape[0] > 0, outputs > 0 else {
      mistake(
        "Curvature: inputs of shape \(x.shape), \(outputs) outputs; expected [N, D] with N > 0",
        file: file, line: line)
    }
    let design = designMatrix(x)
    let hessian = design.transposed.matmul(design) * (2 / Scalar(x.shape[0] * outputs))
    self.hessian = hessian
    largest = powerIteration(hessian.shape[0]) { hessian.matmul($0) }
    // The largest eigenvalue of the inverse is 1/λmin.
    do {
      let inverse = try Cholesky(hessian)
      smallest = 1 / powerIteration(hessian.shape[0]) { inverse.solve($0) }
    } catch {
      smallest = 0
    }
  }

  /// The rate below which gradient descent converges, 2/λmax.
  public var largestStableRate: Scalar { 2 / largest }

  /// The rate that converges fastest, 2/(λmin + λmax): the two ends shrink alike.
  public var fastestRate: Scalar { 2 / (smallest + largest) }
}

/// The largest eigenvalue of a symmetric matrix without negative ones, by power iteration.
///
///     v ← A·v / ‖A·v‖      λ ≈ vᵀA·v
///
/// Each round multiplies the part of v along an eigenvector by its eigenvalue, so that the largest
/// wins. It starts at random, since a chosen vector might have no part along the winner.
private func powerIteration(_ size: Int, of matrix: (Tensor) -> Tensor) -> Scalar {
  var generator = SeededGenerator(seed: 0)
  var v = Tensor.normal([size, 1], using: &generator)
  v = v / v.norm
  var eigenvalue: Scalar = 0
  for _ in 0..<10_000 {
    let product = matrix(v)
    let before = eigenvalue
    eigenvalue = v.dot(product)
    if abs(eigenvalue - before) <= 4 * .ulpOfOne * eigenvalue { break }
    v = product / product.norm
  }
  return eigenvalue
}
