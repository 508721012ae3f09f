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
  todo()
}
