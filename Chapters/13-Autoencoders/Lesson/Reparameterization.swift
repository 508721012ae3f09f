import Tensors

/// A draw from a normal distribution as a function of its parameters: the trick that lets a gradient
/// through a random number.
///
///     forward     z  = μ + e^(s/2) · ε                    s = ln σ²,  ε ~ N(0, 1)
///     backward    dμ = dz      ds = dz · ½ · e^(s/2) · ε
///
/// The randomness is an input that depends on nothing. So z has a derivative with respect to μ and s,
/// and the way back uses the ε of the way forth: another draw would be the derivative of another
/// function. The encoder gives s, any real number, where σ would have to be kept above 0; the ½ turns
/// the logarithm of the variance into that of the standard deviation.
///
/// Shapes: all [N, K].
///
/// D. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2014.
///
/// - Parameters:
///   - mean: The means μ.
///   - logVariance: The logarithms s of the variances.
///   - noise: The draws ε.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The codes z, and the way back to the gradients of μ and s.
public func reparameterized(
  mean: Tensor, logVariance: Tensor, noise: Tensor, file: StaticString = #fileID,
  line: UInt = #line
) -> (z: Tensor, backward: (_ dz: Tensor) -> (dMean: Tensor, dLogVariance: Tensor)) {
  guard mean.shape == logVariance.shape, mean.shape == noise.shape else {
    mistake(
      "reparameterized: means of shape \(mean.shape), log-variances of shape "
        + "\(logVariance.shape), noise of shape \(noise.shape); expected one shape", file: file,
      line: line)
  }
  let deviationTimesNoise = exp(logVariance * 0.5) * noise  // σ · ε
  return (
    mean + deviationTimesNoise,
    { dz in (dz, dz * deviationTimesNoise * 0.5) }
  )
}
