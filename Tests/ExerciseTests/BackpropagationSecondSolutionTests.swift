import BackpropagationChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Second solutions of chapter 04 are accepted")
  struct BackpropagationSecondSolutionTests {
    @Test("linearBackward: three loops, from the last example to the first")
    func threeLoops() {
      expectAccepted(linearBackwardExercise) { x, weights, dy in
        var (dx, dW) = (Tensor.zeros(x.shape), Tensor.zeros(weights.shape))
        var db = Tensor.zeros([dy.shape[1]])
        for n in (0..<x.shape[0]).reversed() {
          for j in 0..<dy.shape[1] {
            db[j] += dy[n, j]
            for i in 0..<x.shape[1] {
              dx[n, i] += dy[n, j] * weights[i, j]
              dW[i, j] += x[n, i] * dy[n, j]
            }
          }
        }
        return (dx, dW, db)
      }
    }

    @Test("parameterCount: the bias as the weight of one more input")
    func oneMoreInput() {
      expectAccepted(parameterCountExercise) { parts in
        parts.flatMap { widths in (1..<widths.count).map { (widths[$0 - 1] + 1) * widths[$0] } }
          .reduce(0, +)
      }
    }

    @Test("twoLayerByHand: the biases as a last row of the weights, x and a1 with a column of ones")
    func columnOfOnes() {
      func withOnes(_ x: Tensor) -> Tensor {
        .concatenating([x, Tensor(repeating: 1, shape: [x.shape[0], 1])], along: 1)
      }
      func descend(_ w: inout Tensor, _ b: inout Tensor, along gradient: Tensor) {
        let parts = gradient.split(into: [w.shape[0], 1], along: 0)
        w -= parts[0]
        b -= parts[1].reshaped([-1])
      }
      expectAccepted(twoLayerByHandExercise) { x, w1, b1, w2, b2, rate, lossGradient in
        let z1 = withOnes(x).matmul(.concatenating([w1, b1.reshaped([1, -1])], along: 0))
        let open = z1.map { $0 > 0 ? 1 : 0 }
        let a1 = z1 * open
        let z2 = withOnes(a1).matmul(.concatenating([w2, b2.reshaped([1, -1])], along: 0))
        let dz2 = lossGradient(z2)
        let da1 = w2.matmul(dz2.transposed).transposed.tensor
        let dz1 = da1 * open
        descend(&w1, &b1, along: rate * withOnes(x).transposed.matmul(dz1))
        descend(&w2, &b2, along: rate * withOnes(a1).transposed.matmul(dz2))
        return (z1, a1, z2, dz2, da1, dz1)
      }
    }

    @Test("miniBatches: lots drawn one by one, a batch closed when it is full")
    func lots() {
      expectAccepted(miniBatchesExercise) { x, labels, size, generator in
        var remaining = Array(labels.indices)
        var batches: [[Int]] = []
        while !remaining.isEmpty {
          if batches.isEmpty || batches[batches.count - 1].count == size { batches.append([]) }
          let lot = Int.random(in: remaining.indices, using: &generator)
          batches[batches.count - 1].append(remaining.remove(at: lot))
        }
        return batches.map { batch in (x.gather(rows: batch), batch.map { labels[$0] }) }
      }
    }

    @Test("sanity: a normal start and momentum")
    func momentum() {
      expectAccepted(sanityExercise) { widths, labels, seed, network in
        var generator = SeededGenerator(seed: seed)
        var parameters = zip(widths, widths.dropFirst()).flatMap { inputs, outputs in
          let deviation = 0.5 / Scalar(inputs).squareRoot()
          return [
            Tensor.normal([inputs, outputs], using: &generator) * deviation, .zeros([outputs]),
          ]
        }
        var velocities = parameters.map { $0 * 0 }
        var oneHot = Tensor.zeros([labels.count, widths[widths.count - 1]])
        for (n, label) in labels.enumerated() { oneHot[n, label] = 1 }
        var first: Scalar?
        while true {
          let (z, backward) = network(parameters)
          let normalisers = z.logSumExpOfColumns()
          let loss = (normalisers.sum() - z.dot(oneHot)) / Scalar(labels.count)
          if loss < 0.0009 { return (first ?? loss, loss) }
          first = first ?? loss
          let p = exp((z.transposed.tensor - normalisers).transposed.tensor)
          for (i, gradient) in backward((p - oneHot) / Scalar(labels.count)).enumerated() {
            velocities[i] = velocities[i] * 0.9 - gradient * 0.1
            parameters[i] += velocities[i]
          }
        }
      }
    }
  }
#endif
