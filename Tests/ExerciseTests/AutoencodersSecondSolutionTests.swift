import AutoencodersChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 13 are accepted")
  struct AutoencodersSecondSolutionTests {
    @Test("reparameterize: normal numbers made of uniform ones, the deviation as a root")
    func uniform() {
      expectAccepted(reparameterizeExercise) { mean, logVariance, generator in
        let noise = mean.map { _ in
          let radius = (-2 * log(Scalar.random(in: 1e-12...1, using: &generator))).squareRoot()
          return radius * cos(2 * .pi * Scalar.random(in: 0..<1, using: &generator))
        }
        let deviation = sqrt(exp(logVariance))
        let z = mean + deviation * noise
        return (z, { dz in (dz, dz * (z - mean) / 2) })
      }
    }

    @Test("linearAutoencoder: four loops, the mean taken off on the way")
    func loops() {
      expectAccepted(linearAutoencoderExercise) { x, a, b in
        let (n, d, k) = (x.shape[0], x.shape[1], a.shape[1])
        let means = (0..<d).map { j in (0..<n).reduce(0) { $0 + x[$1, j] } / Scalar(n) }
        var (da, db) = (Tensor.zeros([d, k]), Tensor.zeros([k, d]))
        var loss: Scalar = 0
        for row in 0..<n {
          let c = (0..<d).map { x[row, $0] - means[$0] }
          let z = (0..<k).map { l in (0..<d).reduce(0) { $0 + c[$1] * a[$1, l] } }
          let error = (0..<d).map { j in (0..<k).reduce(-c[j]) { $0 + z[$1] * b[$1, j] } }
          loss += error.reduce(0) { $0 + $1 * $1 } / Scalar(n * d)
          for l in 0..<k {
            let dz = (0..<d).reduce(0) { $0 + 2 * error[$1] * b[l, $1] / Scalar(n * d) }
            for j in 0..<d {
              db[l, j] += 2 * error[j] * z[l] / Scalar(n * d)
              da[j, l] += c[j] * dz
            }
          }
        }
        return (loss, da, db, (da.transposed.tensor + db).transposed.tensor)
      }
    }

    @Test("denoise: number by number, from the last to the first")
    func numberByNumber() {
      expectAccepted(denoiseExercise) { x, deviation, isTraining, generator in
        var input = x
        guard isTraining else { return (input, x) }
        for n in (0..<x.shape[0]).reversed() {
          for i in 0..<x.shape[1] {
            let radius = (-2 * log(Scalar.random(in: 1e-12...1, using: &generator))).squareRoot()
            let angle = 2 * Scalar.pi * Scalar.random(in: 0..<1, using: &generator)
            input[n, i] += deviation * radius * sin(angle)
          }
        }
        return (input, x)
      }
    }

    @Test("klAndElbo: example by example, the pixels by their sign")
    func exampleByExample() {
      expectAccepted(klAndElboExercise) { x, logits, mean, s in
        let n = Scalar(x.shape[0])
        var (kl, r): (Scalar, Scalar) = (0, 0)
        for row in 0..<x.shape[0] {
          for k in 0..<s.shape[1] {
            let deviation = exp(s[row, k] / 2)
            kl += (mean[row, k] * mean[row, k] + deviation * deviation - 1) / 2 - log(deviation)
          }
          for i in 0..<x.shape[1] {
            let a = logits[row, i]
            r += a > 0 ? (1 - x[row, i]) * a + log1p(exp(-a)) : log1p(exp(a)) - x[row, i] * a
          }
        }
        let dLogits = logits.map(with: x) { a, x in (1 / (1 + exp(-a)) - x) / n }
        return (kl / n, -(r + kl) / n, dLogits, mean * (1 / n), s.map { expm1($0) / (2 * n) })
      }
    }
  }
#endif
