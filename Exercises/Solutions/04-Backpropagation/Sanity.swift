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
  // SOLUTION
  var generator = SeededGenerator(seed: seed)
  var parameters: [Tensor] = []
  for (inputs, outputs) in zip(widths, widths.dropFirst()) {
    let bound = 1 / Scalar(inputs).squareRoot()
    parameters.append(.uniform([inputs, outputs], from: -bound, to: bound, using: &generator))
    parameters.append(.zeros([outputs]))
  }

  var losses: [Scalar] = []
  repeat {
    let (z, backward) = network(parameters)
    let normaliser = z.logSumExpOfColumns()
    let costs = labels.indices.map { normaliser[$0] - z[$0, labels[$0]] }  // −ln p
    losses.append(Tensor(costs).mean())

    var dz = z
    for (n, label) in labels.enumerated() {
      for k in 0..<z.shape[1] { dz[n, k] = exp(z[n, k] - normaliser[n]) }  // p
      dz[n, label] -= 1
    }
    let gradients = backward(dz / Scalar(labels.count))
    for i in parameters.indices { parameters[i] -= gradients[i] * 0.5 }
  } while losses[losses.count - 1] > 0.0009 && losses.count < 2_000
  return (losses[0], losses[losses.count - 1])
  // END
}

// HINTS
// Two parts: a random start, then a loop that asks the network for logits, forms loss and dz, and
// takes a step. The first round gives the first loss, the last round the last.
//
// The loss of an example is ln Σₖ e^zₖ minus the logit of its class; in dz the class of the
// example is the only place that is not p.
//
// dz[n, k] = exp(z[n, k] - normaliser[n]), then dz[n, label] -= 1, all divided by N; and
// parameters[i] -= gradients[i] * 0.5.
