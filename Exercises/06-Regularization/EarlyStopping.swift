import ExerciseKit
import Tensors

/// Trains until the validation loss has not improved for a while, and goes back to the best
/// weights.
///
///     loss < best:  best ← loss, keep the weights, wait again from 0
///     else:         one more epoch in vain; after `patience` of them in a row, stop
///
/// Better is better than the best so far, not than the epoch before; an equal loss is not better,
/// nor is one that is NaN. With losses 1, 0.8, 0.9, 0.7, 0.75, 0.76, 0.77, … and patience 3 the
/// seventh epoch is the last one, and the weights are those of the fourth.
///
/// Chapter 06; article 002 §4.4, which stops at the first rise and does not go back.
///
/// - Parameters:
///   - patience: How many epochs in a row may be in vain.
///   - limit: The most epochs, at least 1.
///   - train: Trains for one epoch; returns the validation loss and the weights after it. The first
///     loss is a number.
/// - Returns: The weights of the best epoch.
public func earlyStopping(
  patience: Int, limit: Int, train: () -> (loss: Scalar, weights: Tensor)
) -> Tensor {
  todo()
}
