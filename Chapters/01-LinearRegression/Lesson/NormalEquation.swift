import Tensors

/// The normal equation as it is always written, with a column of ones before the inputs.
///
///     XᵀX · θ = Xᵀy      X = [1 x], [N, D + 1]
///
/// Articles: 000 §3.3 gives the model, not the solution. Formula 000-F01.
///
/// - Parameters:
///   - x: The inputs, [N, D].
///   - y: The targets, [N, M].
/// - Returns: The parameters θ, [D + 1, M], the intercepts first.
/// - Throws: `NotPositiveDefinite` when the columns of X depend on each other.
public func normalEquationByDefinition(
  _ x: Tensor, _ y: Tensor
) throws(NotPositiveDefinite) -> Tensor {
  let design = designMatrix(x)
  return try Cholesky(design.transposed.matmul(design)).solve(design.transposed.matmul(y))
}

/// The inputs behind a column of ones, X = [1 x]: [N, D] → [N, D + 1].
///
/// - Parameter x: The inputs, [N, D].
/// - Returns: The design matrix.
public func designMatrix(_ x: Tensor) -> Tensor {
  .concatenating([Tensor(repeating: 1, shape: [x.shape[0], 1]), x], along: 1)
}

extension LinearModel {
  /// The model with the smallest mean squared error, found at once by the normal equation.
  ///
  ///     minimise    L = 1/NM · ‖x · W + b − y‖² + λ‖W‖²
  ///     ∂L/∂b = 0   gives  b = ȳ − x̄ · W
  ///     ∂L/∂W = 0   gives  (x̃ᵀx̃ + NMλ · I) · W = x̃ᵀỹ      with x̃ = x − x̄,  ỹ = y − ȳ
  ///
  /// Shapes: x [N, D], y [N, M], the means x̄ [D] and ȳ [M]. The ridge λ is 0 unless given; it holds
  /// the weights small and leaves the bias free.
  ///
  /// Care: with the means taken out first the bias drops out of the equation, and a column of years,
  /// all near 2000, is measured by how the years differ. `normalEquationByDefinition`, the textbook's
  /// form, squares the 2000 and has half of the digits left.
  ///
  /// Articles: the minimum that 000 §4.1 and 003 §4.1 walk to. Formula 000-F01.
  ///
  /// - Parameters:
  ///   - x: The inputs, [N, D].
  ///   - y: The targets, [N, M].
  ///   - ridge: The ridge λ, not negative.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Throws: `NormalEquationError` when the data do not determine the model.
  public init(
    leastSquares x: Tensor, _ y: Tensor, ridge: Scalar = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) throws(NormalEquationError) {
    guard x.rank == 2, y.rank == 2, x.shape[0] == y.shape[0], ridge >= 0 else {
      mistake(
        "LinearModel: inputs of shape \(x.shape), targets of shape \(y.shape), ridge \(ridge); "
          + "expected [N, D], [N, M] and no negative ridge", file: file, line: line)
    }
    let needed = ridge > 0 ? 1 : x.shape[1] + 1
    if x.shape[0] < needed { throw .tooFewRows(expected: needed, found: x.shape[0]) }
    let (inputMean, inputs) = centered(x)
    let (targetMean, targets) = centered(y)
    var gram = inputs.transposed.matmul(inputs)  // x̃ᵀx̃, [D, D]
    for i in 0..<gram.shape[0] { gram[i, i] += Scalar(y.count) * ridge }
    // What a sum of N products, rounded in between, may be off; as a part of it.
    let rounding = 8 * .ulpOfOne * (Scalar(x.shape[0]).squareRoot() + Scalar(x.shape[1]))
    do {
      weights = try Cholesky(gram, tolerance: rounding).solve(inputs.transposed.matmul(targets))
    } catch {
      throw NormalEquationError(error, gram)
    }
    bias = targetMean - inputMean.reshaped([1, -1]).matmul(weights).reshaped([-1])
  }
}

/// The mean of every column, and the columns without it.
///
/// Taken relative to the first row, so that what is left of a constant column is exactly 0.
private func centered(_ x: Tensor) -> (mean: Tensor, rest: Tensor) {
  let origin = x.rows(0..<1).reshaped([-1])
  let shifted = x - origin
  let shift = shifted.meanOfRows()
  return (origin + shift, shifted - shift)
}
