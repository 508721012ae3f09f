import Tensors

/// Moves and scales every feature to mean 0 and standard deviation 1.
///
///     x'ₙₘ = (xₙₘ − μₘ) / σₘ      μₘ = (1/N) Σₙ xₙₘ      σₘ² = (1/N) Σₙ (xₙₘ − μₘ)²
///
/// μ and σ are fitted to the training part alone and applied to every part: fitted to all of them,
/// they would carry knowledge of the test examples into training. A feature that is constant in the
/// training part says nothing; it becomes 0 everywhere instead of 0 / 0.
///
/// Articles: the preprocessing that 003 §2.3 names (003-T02).
public struct Standardization: Sendable, Equatable {
  /// The mean μ of every feature, [D].
  public let mean: Tensor
  /// The standard deviation σ of every feature, [D]; exactly 0 for a constant feature.
  public let standardDeviation: Tensor

  /// Measures mean and standard deviation of every feature.
  ///
  /// - Parameters:
  ///   - inputs: The training inputs, [N, D], at least one row.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(fittedTo inputs: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    guard inputs.rank == 2, inputs.shape[0] > 0 else {
      mistake(
        "Standardization: fitted to inputs of shape \(inputs.shape); expected [N, D] with N > 0",
        file: file, line: line)
    }
    // Relative to the first row: the rest of a constant feature is then exactly 0.
    let origin = inputs.rows(0..<1).reshaped([-1])
    let shifted = inputs - origin
    let shift = shifted.meanOfRows()
    let centered = shifted - shift
    mean = origin + shift
    standardDeviation = sqrt((centered * centered).meanOfRows())
  }

  /// The inputs standardized, of this part or another.
  ///
  /// - Parameters:
  ///   - inputs: Inputs with the same features, [N, D].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: A tensor of the same shape.
  public func applied(
    to inputs: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard inputs.rank == 2, inputs.shape[1] == mean.count else {
      mistake(
        "Standardization: fitted to \(mean.count) features, applied to inputs of shape "
          + "\(inputs.shape)", file: file, line: line)
    }
    let divisor = standardDeviation.map { $0 == 0 ? .infinity : $0 }
    return (inputs - mean) / divisor
  }

  /// The examples with standardized inputs.
  ///
  /// - Parameters:
  ///   - examples: Examples with the same features.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The same labels with other inputs.
  public func applied(
    to examples: LabelledExamples, file: StaticString = #fileID, line: UInt = #line
  ) -> LabelledExamples {
    LabelledExamples(
      inputs: applied(to: examples.inputs, file: file, line: line), labels: examples.labels,
      classCount: examples.classCount, imageShape: examples.imageShape)
  }
}
