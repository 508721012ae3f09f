import ExerciseKit
import Tensors

/// The number of places at which a window fits on an axis.
///
///     extent    e = d · (k − 1) + 1
///     places    ⌊(L + 2p − e) / s⌋ + 1,  and 0 where the window is longer than L + 2p
///
/// for an axis of L pixels with p zeros on either side, and a window of k cells at distance d that
/// takes steps of s. What a last step would leave over is not looked at. Swift's `/` rounds towards
/// 0, not down: (3 − 4) / 2 is 0.
///
/// Chapter 08, "Channels, filters, steps"; left open in articles 003 §3.5.3 and 004 §3.2.
///
/// - Parameters:
///   - length: The pixels L of the axis.
///   - cells: The cells k of the window.
///   - stride: The step s.
///   - padding: The zeros p on either side.
///   - dilation: The distance d of neighbouring cells; 1 leaves no gaps.
/// - Returns: The number of places.
public func outputSize(
  _ length: Int, cells: Int, stride: Int, padding: Int, dilation: Int
) -> Int {
  // SOLUTION
  let extent = dilation * (cells - 1) + 1
  let room = length + 2 * padding - extent
  return room < 0 ? 0 : room / stride + 1
  // END
}

// HINTS
// A window that just fits has one place. Every further s pixels of room give one more.
//
// First the pixels that k cells span, then the room that is left, then the division; and ask before
// the division whether there is any room.
//
// With room = L + 2p − d (k − 1) − 1 the answer is 0 if room is negative, else room / s + 1.
