import ExerciseKit
import Tensors

/// The hinge loss of several classes: the right score is to beat every other by 1.
///
///     loss        L  = 1/N · Σₙ Σ_{j ≠ c} max(0, 1 + zₙⱼ − zₙ,c)              c = cₙ
///     gradient    dzₙⱼ  = 1/N where 1 + zₙⱼ − zₙ,c > 0, else 0                for j ≠ c
///                 dzₙ,c = −(the sum of the others in its row)
///
/// cₙ is the class of example n, and takes no part in the inner sum. The mean is over the N examples,
/// not over the classes, and is taken here, once, in the loss and so in the gradient. Shapes: z and
/// dz [N, K]; N labels, each within 0 ..< K.
///
/// Chapter 03, where the labels are ±1; beyond the articles. Useful: `a.shape`, `Tensor.zeros(shape)`,
/// and `a[n, j]` to read and to write.
///
/// - Parameters:
///   - scores: The scores z.
///   - labels: The classes c.
/// - Returns: The loss L, and the gradient dz of the scores.
public func multiclassHinge(
  _ scores: Tensor, _ labels: [Int]
) -> (loss: Scalar, gradient: Tensor) {
  // SOLUTION
  var loss: Scalar = 0
  var gradient = Tensor.zeros(scores.shape)
  for (n, c) in labels.enumerated() {
    for j in 0..<scores.shape[1] where j != c {
      let shortfall = 1 + scores[n, j] - scores[n, c]
      guard shortfall > 0 else { continue }
      loss += shortfall
      gradient[n, j] += 1
      gradient[n, c] -= 1
    }
  }
  let count = Scalar(labels.count)
  return (loss / count, gradient / count)
  // END
}

// HINTS
// Every wrong class that comes within 1 of the right score makes a claim of its own: it wants to
// go down, and wants the right one to go up.
//
// Two loops, over examples and over the classes that are not the right one. An open claim changes
// three numbers: the loss, and two places of the gradient.
//
// Where 1 + z[n, j] − z[n, c] is above 0: add it to the loss, 1 to dz[n, j], and −1 to dz[n, c];
// divide all by N at the end.
