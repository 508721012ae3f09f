import ExerciseKit
import Tensors

/// Classes as distributions that are not quite sure.
///
///     pₙⱼ = (1 − ε) · [j = cₙ] + ε / K
///
/// A part ε of all certainty is spread evenly over all K classes, the right one among them. Shapes:
/// N labels c, each within 0 ..< K, become p [N, K].
///
/// Chapter 03; beyond the articles. Useful: `Tensor(repeating: number, shape: [N, K])`, and `p[n, j]`
/// to read and to write.
///
/// - Parameters:
///   - labels: The classes c.
///   - classCount: The number K of classes.
///   - smoothing: The part ε, from 0 to 1.
/// - Returns: The distributions p.
public func labelSmoothing(_ labels: [Int], _ classCount: Int, _ smoothing: Scalar) -> Tensor {
  // SOLUTION
  var p = Tensor(repeating: smoothing / Scalar(classCount), shape: [labels.count, classCount])
  for (n, label) in labels.enumerated() { p[n, label] += 1 - smoothing }
  return p
  // END
}

// HINTS
// A mixture of two distributions: with weight 1 − ε the one that is sure, with weight ε the one
// that knows nothing.
//
// Fill the whole tensor with what every class gets, then go through the labels and add what only
// the right class gets.
//
// Every entry starts at ε / K, and p[n, c] gets 1 − ε on top.
