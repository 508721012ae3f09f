import ExerciseKit
import Foundation
import Tensors

/// The gradient of the softmax cross-entropy, from the loss to the logits.
///
///     forward     pₙᵢ = e^zₙᵢ / Σⱼ e^zₙⱼ      L = −1/N · Σₙ ln pₙ,cₙ
///     backward    dzₙᵢ = 1/N · (pₙᵢ − [i = cₙ])
///
/// where cₙ is the class of example n, and [i = cₙ] is 1 for that class and 0 for the others.
///
/// Shapes: z [N, K], c N numbers within 0 ..< K; dz has the shape of z. The loss is a mean over
/// examples. Logits of ±1,000 must not overflow: adding a number to a row changes no pₙᵢ.
///
/// Chapter 02; article 003 §3.5.5, 004 §4.1.2. Useful: `z.maxOfColumns()` (the largest of every
/// row), `z.logSumExpOfColumns()` (ln Σⱼ e^zₙⱼ of every row, without overflow),
/// `Tensor.zeros([n, k])`.
///
/// - Parameters:
///   - logits: The logits z, a row an example.
///   - labels: The classes c.
/// - Returns: The gradient dz.
public func softmaxCrossEntropyGradient(_ logits: Tensor, _ labels: [Int]) -> Tensor {
  // SOLUTION
  let (n, k) = (logits.shape[0], logits.shape[1])
  let normalizer = logits.logSumExpOfColumns()
  var dz = Tensor.zeros([n, k])
  for i in 0..<n {
    for j in 0..<k {
      let p = exp(logits[i, j] - normalizer[i])
      dz[i, j] = (p - (j == labels[i] ? 1 : 0)) / Scalar(n)
    }
  }
  return dz
  // END
}

// HINTS
// As with two classes, what is left is a difference: what the model said, less what happened.
//
// Compute the probabilities of each row by itself, from logits less their logarithm of sums, and
// take 1 off at the label. Every row then sums to 0.
//
// dz[i, j] is (p - 1) / n where j == labels[i], else p / n, with p = exp(z[i, j] - lse[i]).
