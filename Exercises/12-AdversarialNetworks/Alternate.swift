import ExerciseKit
import Tensors

/// One round of the game: a step of the discriminator, then a step of the generator.
///
///     D's turn    x̃ = G(z₁)     L_D = mean softplus(−D(x)) + mean softplus(D(x̃))
///                               D ← D − η_D · ∂L_D/∂D                     G stands still
///     G's turn    x̃ = G(z₂)     L_G = mean softplus(−D(x̃))
///                               G ← G − η_G · ∂L_G/∂G                     D stands still
///
/// where D(x) is a logit. The slopes with respect to logits are (σ(r) − 1)/N for real examples and
/// σ(f)/M for generated ones in L_D, and (σ(f) − 1)/M in L_G. The generator answers the discriminator
/// as it is after its step.
///
/// A network is a list of tensors and a function that runs it: `generate` makes examples of noise, and
/// `judge` logits of examples. Each also gives the way back. Shapes: real [N, D], noise [M, L],
/// logits [N, 1]; a gradient list has the order of its network.
///
/// Chapter 12; article 000 §3.3. Useful: `sigmoid(a)`, `a.count`.
///
/// - Parameters:
///   - generator: The parameters of G.
///   - discriminator: The parameters of D.
///   - real: Real examples x.
///   - noise: The noise z₁ of the discriminator's turn and z₂ of the generator's.
///   - rates: The learning rates η_D and η_G.
///   - generate: From parameters and noise to examples and the way back to the gradients of G.
///   - judge: From parameters and examples to logits and the way back, to the examples and to the
///     gradients of D.
/// - Returns: The parameters of both networks after the round.
public func alternate(
  generator: [Tensor], discriminator: [Tensor], real: Tensor, noise: (Tensor, Tensor),
  rates: (discriminator: Scalar, generator: Scalar),
  generate: (_ parameters: [Tensor], _ noise: Tensor) -> (
    examples: Tensor, backward: (_ dExamples: Tensor) -> [Tensor]
  ),
  judge: (_ parameters: [Tensor], _ examples: Tensor) -> (
    logits: Tensor, backward: (_ dLogits: Tensor) -> (dExamples: Tensor, gradients: [Tensor])
  )
) -> (generator: [Tensor], discriminator: [Tensor]) {
  todo()
}
