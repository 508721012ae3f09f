import LogisticRegression
import Neurons
import Tensors

/// The discriminator's loss: real examples should be told from generated ones.
///
///     forward     L_D = 1/N Σ (softplus(r) − t·r) + 1/N Σ softplus(f)
///                     = −1/N Σ (t ln D(x) + (1 − t) ln(1 − D(x))) − 1/N Σ ln(1 − D(G(z)))
///     backward    dr  = (σ(r) − t) / N        df = σ(f) / N
///
/// with the logits r of real and f of generated examples, D = σ, and t = 1. A t a little below 1
/// (one-sided label smoothing) keeps D from being certain, and its slopes from vanishing. Written with
/// softplus(u) = ln(1 + eᵘ), nothing overflows: at logits of ±1,000 each mean is 0 or 1,000.
///
/// This is −V of the game min_G max_D V, where V = E ln D(x) + E ln(1 − D(G(z))); article 000 draws
/// the two networks and leaves the game out (E000-06).
///
/// Shapes: real [N, 1], generated [M, 1]; each mean is over its own batch.
///
/// Articles: 000 §3.2, §3.3. Formulas 000-F08, 000-T06. I. Goodfellow et al., "Generative Adversarial
/// Nets", 2014; T. Salimans et al., 2016 (smoothing).
///
/// - Parameters:
///   - real: The logits of real examples.
///   - generated: The logits of generated examples.
///   - label: The target t of real examples, above ½ and up to 1.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss in nats, and the way back to the gradients of both logits.
public func discriminatorLoss(
  real: Tensor, generated: Tensor, label: Scalar = 1, file: StaticString = #fileID,
  line: UInt = #line
) -> (loss: Scalar, backward: () -> (dReal: Tensor, dGenerated: Tensor)) {
  guard real.count > 0, generated.count > 0, label > 0.5, label <= 1 else {
    mistake(
      "discriminatorLoss: logits of shapes \(real.shape) and \(generated.shape), label \(label); "
        + "expected some of both, and a label above 0.5 and up to 1", file: file, line: line)
  }
  let (realCost, realBackward) = binaryCrossEntropy(real, Tensor.zeros(real.shape) + label)
  let (cost, backward) = binaryCrossEntropy(generated, .zeros(generated.shape))
  return (realCost + cost, { (realBackward(), backward()) })
}

/// What the generator wants of the discriminator's logits.
public enum GeneratorObjective: String, Sendable, CaseIterable {
  /// To lower E ln(1 − D(G(z))): the game as it is written.
  case minimax
  /// To raise E ln D(G(z)): the same aim, with a slope where it is needed.
  case nonSaturating = "non-saturating"
}

/// The generator's loss, seen from the discriminator's logits of what it has made.
///
///     minimax           L_G = −1/N Σ softplus(f)  = 1/N Σ ln(1 − D)       df = −D / N
///     non-saturating    L_G =  1/N Σ softplus(−f) = −1/N Σ ln D           df = (D − 1) / N
///
/// Both fall as D is fooled. But at the start D sees through everything: at D = 0.001 the first has
/// the slope 0.001 and the second 0.999. Where most is to be learned the game as written teaches
/// least.
///
/// Shapes: generated [N, 1].
///
/// Articles: 000 §3.2, §3.3 (E000-06). Formula 000-F08. I. Goodfellow et al., 2014, §3.
///
/// - Parameters:
///   - generated: The logits of generated examples.
///   - objective: Which of the two.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss in nats, and the way back to the gradient of the logits.
public func generatorLoss(
  _ generated: Tensor, _ objective: GeneratorObjective = .nonSaturating,
  file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> Tensor) {
  guard generated.count > 0 else {
    mistake(
      "generatorLoss: logits of shape \(generated.shape), expected some", file: file, line: line)
  }
  switch objective {
  case .minimax:
    let (loss, backward) = binaryCrossEntropy(generated, .zeros(generated.shape))
    return (-loss, { backward() * -1 })
  case .nonSaturating:
    return binaryCrossEntropy(generated, Tensor.zeros(generated.shape) + 1)
  }
}
