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
  // SOLUTION
  var (generator, discriminator) = (generator, discriminator)

  let fakes = generate(generator, noise.0).examples
  let (r, realBackward) = judge(discriminator, real)
  let (f, fakeBackward) = judge(discriminator, fakes)
  let onReal = realBackward((sigmoid(r) - 1) / Scalar(r.count)).gradients
  let onFakes = fakeBackward(sigmoid(f) / Scalar(f.count)).gradients
  for i in discriminator.indices {
    discriminator[i] -= (onReal[i] + onFakes[i]) * rates.discriminator
  }

  let (examples, generatorBackward) = generate(generator, noise.1)
  let (logits, judgeBackward) = judge(discriminator, examples)
  let dLogits = (sigmoid(logits) - 1) / Scalar(logits.count)
  let gradients = generatorBackward(judgeBackward(dLogits).dExamples)
  for i in generator.indices { generator[i] -= gradients[i] * rates.generator }
  return (generator, discriminator)
  // END
}

// HINTS
// Two separate trainings that share a function: in the first only D's list is moved, in the second
// only G's. In each turn one network is a fixed function that the other learns against.
//
// D needs the gradients of two calls, one on real examples and one on generated ones, added up. G
// needs the gradient of its examples: judge gives it, and the gradients of D that come with it are
// not used.
//
// The generator's gradients are generatorBackward(judgeBackward(dLogits).dExamples), with dLogits =
// (sigmoid(logits) - 1) / Scalar(logits.count) and judge asked with the new discriminator.
