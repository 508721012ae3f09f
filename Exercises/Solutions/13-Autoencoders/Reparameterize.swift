import ExerciseKit
import Tensors

/// A random code through which a gradient can flow.
///
///     forward     z  = μ + σ · ε,   σ = e^(s/2)      ε ~ N(0, 1), drawn anew in every call
///     backward    dμ = dz           ds = dz · ½ · σ · ε
///
/// where s = ln σ² is the logarithm of the variance. The way back uses the ε of the way forth: for
/// that ε, z is an ordinary function of μ and s.
///
/// Shapes: all [N, K]; every number of the code has its own ε.
///
/// Chapter 13; article 002 §2.2. Useful: `Tensor.normal(shape, using: &generator)`, `exp(a)`,
/// `a.shape`.
///
/// - Parameters:
///   - mean: The means μ.
///   - logVariance: The logarithms s of the variances.
///   - generator: The source of ε.
/// - Returns: The codes z, and the way back to the gradients of μ and s.
public func reparameterize(
  mean: Tensor, logVariance: Tensor, using generator: inout SeededGenerator
) -> (z: Tensor, backward: (_ dz: Tensor) -> (dMean: Tensor, dLogVariance: Tensor)) {
  // SOLUTION
  let noise = Tensor.normal(mean.shape, using: &generator)
  let spread = exp(logVariance * 0.5) * noise  // σ · ε
  return (mean + spread, { dz in (dz, dz * spread * 0.5) })
  // END
}

// HINTS
// The randomness comes in from the side, as one more input. Draw it once; both ways need it.
//
// Keep σ · ε, the distance of z from μ, in a constant: the closure that goes back can use it.
//
// With spread = exp(logVariance * 0.5) * noise, return (mean + spread, { dz in (dz, dz * spread *
// 0.5) }).
