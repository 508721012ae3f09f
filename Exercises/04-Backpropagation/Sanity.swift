import ExerciseKit
import Foundation
import Tensors

/// Asks a new network, before any long training, whether its loss starts near ln C and whether it
/// can learn twenty examples by heart.
///
///     start     every W uniform in ±1/√inputs, every b = 0          first = L at the start ≈ ln C
///     loss      L = −1/N · Σₙ ln pₙ,cₙ,   p = softmax(z)            dz = 1/N · (p − onehot(c))
///     train     θ ← θ − η · dθ  again and again, on all examples    last = L at the end < 0.001
///
/// A start guesses: each of the C classes gets about 1/C. Any start is right whose loss is within a
/// quarter of ln C and that can learn; 2,000 steps at η = 0.5 are enough.
///
/// The network is given as a function of its parameters [W1, b1, W2, b2, …]. It returns the logits z
/// of the examples, [N, C], and the way back, from dz to the gradients in the same order. Shapes:
/// with widths [D, H, C] W1 is [D, H], b1 [H], W2 [H, C], b2 [C].
///
/// Chapter 04, "Starting"; article 002 §3.1, §4.1. Useful: `Tensor.uniform(_:from:to:using:)`,
/// `Tensor.zeros(_:)`, `z.logSumExpOfColumns()`, that is ln Σₖ e^zₙₖ for each n.
///
/// - Parameters:
///   - widths: The widths of the network from input to output.
///   - labels: The classes c of the examples, one each.
///   - seed: The seed of the start.
///   - network: From the parameters to the logits and the way back.
/// - Returns: The loss before the first step and the loss at the end.
public func sanity(
  widths: [Int], labels: [Int], seed: UInt64,
  network: (_ parameters: [Tensor]) -> (z: Tensor, backward: (_ dz: Tensor) -> [Tensor])
) -> (first: Scalar, last: Scalar) {
  todo()
}
