import ExerciseKit
import Tensors

/// One epoch of stochastic gradient descent: a step for each mini-batch.
///
///     for every batch B:    g = ∂L_B/∂θ at the present θ      θ ← θ − η · g
///
/// A batch holds the numbers of its examples. Its loss L_B is a mean: `gradient` has divided by |B|
/// already. All gradients of a batch are taken at the same point.
///
/// Shapes: the parameters are [W1, b1, …]; the gradients come in the same order, each in the shape
/// of its parameter.
///
/// Chapter 05; articles 003 §3.4, 004 §4.2.1. Useful: `a -= b`, `array.indices`.
///
/// - Parameters:
///   - parameters: The parameters at the start of the epoch.
///   - batches: The batches of the epoch, in their order.
///   - rate: The learning rate η.
///   - gradient: The gradients of a batch's loss at some parameters.
/// - Returns: The parameters after the epoch.
public func sgd(
  _ parameters: [Tensor], batches: [[Int]], rate: Scalar,
  gradient: (_ parameters: [Tensor], _ batch: [Int]) -> [Tensor]
) -> [Tensor] {
  // SOLUTION
  var moved = parameters
  for batch in batches {
    let gradients = gradient(moved, batch)
    for i in moved.indices { moved[i] -= rate * gradients[i] }
  }
  return moved
  // END
}

// HINTS
// It is gradient descent. Only the loss is another one in every step: that of the next batch.
//
// Two loops: over the batches, and inside, with all gradients of the batch in hand, over the
// parameters.
//
// Begin with a copy, var moved = parameters. For every batch ask for the gradients at moved, then
// take rate * gradients[i] off moved[i] for every i.
