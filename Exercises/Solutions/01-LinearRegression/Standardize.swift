import ExerciseKit
import Tensors

/// Moves and scales every column to mean 0 and standard deviation 1, as the training part has them.
///
///     x'ₙⱼ = (xₙⱼ − μⱼ) / σⱼ      μⱼ = 1/N · Σₙ xₙⱼ      σⱼ² = 1/N · Σₙ (xₙⱼ − μⱼ)²
///
/// μ and σ are measured on the training part alone and applied to both parts: of the test part one
/// must not know anything yet. A column that is constant in the training part says nothing; it becomes
/// 0 in both parts. (The constant columns here are whole numbers, so that their σ is exactly 0.)
///
/// Shapes: train [N, D], test [K, D], μ and σ [D].
///
/// Chapter 01; article 003 §2.3. Useful: `a.meanOfRows()`, `sqrt(a)`, `a.map { … }`; `a - b` and
/// `a / b` take a [D] for every row of a [N, D].
///
/// - Parameters:
///   - train: The training part.
///   - test: The test part, with the same columns.
/// - Returns: Both parts, standardized.
public func standardize(_ train: Tensor, _ test: Tensor) -> (train: Tensor, test: Tensor) {
  // SOLUTION
  let mean = train.meanOfRows()
  let centered = train - mean
  let deviation = sqrt((centered * centered).meanOfRows())
  let divisor = deviation.map { $0 == 0 ? .infinity : $0 }
  return (centered / divisor, (test - mean) / divisor)
  // END
}

// HINTS
// What may be known of the test part when the model is trained? Nothing; so whose mean and
// deviation shift and scale it?
//
// Measure the mean and the deviation of every column of train, then use them twice. A deviation of
// 0 needs a divisor that makes 0 of any number.
//
// The divisor is σ, but `.infinity` where σ is 0; both parts lose the mean of train and are
// divided by it.
