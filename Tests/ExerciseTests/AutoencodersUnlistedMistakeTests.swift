import AutoencodersChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 13 are told what is wrong")
  struct AutoencodersUnlistedMistakeTests {
    @Test("reparameterize: μ scaled with the noise on the way back")
    func meanScaled() throws {
      try expectTold(reparameterizeExercise, "dμ[#, #] is #, expected #.") {
        mean, logVariance, generator in
        let sigma = exp(logVariance * 0.5)
        let spread = sigma * .normal(mean.shape, using: &generator)
        return (mean + spread, { dz in (dz * sigma, dz * spread * 0.5) })
      }
    }

    @Test("reparameterize: no randomness at all")
    func meansOnly() throws {
      try expectTold(
        reparameterizeExercise,
        "ε = (z − μ)/σ has the standard deviation 0 over 1400 numbers, expected about 1."
      ) { mean, _, _ in (mean, { dz in (dz, dz * 0) }) }
    }

    @Test("reparameterize: one ε for all numbers of a code")
    func oneForACode() throws {
      try expectTold(
        reparameterizeExercise,
        "ε = (z − μ)/σ is not independent: the numbers of an example are alike."
      ) { mean, logVariance, generator in
        var noise = mean
        for n in 0..<mean.shape[0] {
          let draw = Tensor.normal([1], using: &generator)[0]
          for k in 0..<mean.shape[1] { noise[n, k] = draw }
        }
        // Mean and deviation as they should be, so that only the likeness shows.
        noise -= noise.mean()
        noise *= 1 / (noise.dot(noise) / Scalar(noise.count)).squareRoot()
        let spread = exp(logVariance * 0.5) * noise
        return (mean + spread, { dz in (dz, dz * spread * 0.5) })
      }
    }

    @Test("linearAutoencoder: the loss summed over the numbers of an example")
    func summed() throws {
      try expectTold(
        linearAutoencoderExercise, "the loss is the right one times 5, the number of inputs."
      ) { x, a, b in
        let c = x - x.meanOfRows()
        let z = c.matmul(a)
        let error = z.matmul(b) - c
        let dy = error * (2 / Scalar(x.count))
        let db = z.transposed.matmul(dy)
        let da = c.transposed.matmul(dy.matmul(b.transposed))
        let loss = error.dot(error) / Scalar(x.shape[0])
        return (loss, da, db, da + db.transposed.tensor)
      }
    }

    @Test("denoise: noise taken off, then its absolute value")
    func onlyLighter() throws {
      try expectTold(
        denoiseExercise, "(input − x)/σ has the mean # over 2040 numbers, expected about 0."
      ) { x, deviation, isTraining, generator in
        let noise = Tensor.normal(x.shape, using: &generator).map { abs($0) }
        return (isTraining ? x - noise * deviation : x, x)
      }
    }

    @Test("denoise: coins for noise")
    func coins() throws {
      try expectTold(
        denoiseExercise,
        "(input − x)/σ is not normal: 0 % of its numbers are beyond ±2, expected 4.55 %."
      ) { x, deviation, isTraining, generator in
        let noise = x.map { _ in Bool.random(using: &generator) ? deviation : -deviation }
        return (isTraining ? x + noise : x, x)
      }
    }

    @Test("klAndElbo: the means' squares forgotten")
    func noSquares() throws {
      try expectTold(klAndElboExercise, "KL is #, expected #.") { x, logits, mean, s in
        let n = Scalar(x.shape[0])
        let kl = (exp(s) - 1 - s).sum() / (2 * n)
        let costs = logits.map(with: x) { a, x in max(a, 0) + log1p(exp(-abs(a))) - x * a }
        return (
          kl, -costs.sum() / n - kl, (sigmoid(logits) - x) / n, mean / n, (exp(s) - 1) / (2 * n)
        )
      }
    }

    @Test("klAndElbo: da averaged over the pixels too")
    func averagedOverPixels() throws {
      try expectTold(
        klAndElboExercise, "da is the right one divided by 11, the number of pixels."
      ) { x, logits, mean, s in
        let n = Scalar(x.shape[0])
        let kl = (mean * mean + exp(s) - 1 - s).sum() / (2 * n)
        let costs = logits.map(with: x) { a, x in max(a, 0) + log1p(exp(-abs(a))) - x * a }
        return (
          kl, -costs.sum() / n - kl, (sigmoid(logits) - x) / Scalar(x.count), mean / n,
          (exp(s) - 1) / (2 * n)
        )
      }
    }
  }
#endif
