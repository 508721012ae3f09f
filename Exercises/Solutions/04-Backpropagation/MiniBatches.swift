import ExerciseKit
import Tensors

/// One epoch: all examples in random order, cut into batches.
///
///     order   = 0 … N − 1, shuffled anew in every call
///     batch i = rows order[i · size ..< (i + 1) · size] of x, and their labels
///
/// Every example occurs exactly once. When the size does not divide N the last batch is short; no
/// batch is empty. Shapes: x [N, D]; a batch [size, D] with as many labels.
///
/// The generator is the only source of randomness, so that the same seed gives the same epochs. It
/// moves on with every use: the next call finds it in another state.
///
/// Chapter 04; articles 000 §4.2, 002 §5.4. Useful: `array.shuffled(using: &generator)`,
/// `stride(from:to:by:)`, `x.gather(rows:)`.
///
/// - Parameters:
///   - x: The inputs, one row an example.
///   - labels: The labels, one an example.
///   - size: The number of examples in a batch.
///   - generator: The source of randomness.
/// - Returns: The batches of one epoch.
public func miniBatches(
  _ x: Tensor, _ labels: [Int], size: Int, using generator: inout SeededGenerator
) -> [(x: Tensor, labels: [Int])] {
  // SOLUTION
  let order = labels.indices.shuffled(using: &generator)
  return stride(from: 0, to: order.count, by: size).map { start in
    let batch = Array(order[start..<min(start + size, order.count)])
    return (x.gather(rows: batch), batch.map { labels[$0] })
  }
  // END
}

// HINTS
// Do not shuffle the examples, shuffle their numbers: one order serves inputs and labels.
//
// Shuffle with the generator that you are given, walk through the order in steps of the size, and
// let the last batch end where the order ends.
//
// A batch is order[start..<min(start + size, order.count)]; x.gather(rows: batch) takes its rows.
