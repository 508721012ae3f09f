import BackpropagationChecks
import ExerciseKit
import Foundation
import Tensors
import Testing

#if !SinglePrecision
  @Suite("Unlisted mistakes of chapter 04 are told what is wrong")
  struct BackpropagationUnlistedMistakeTests {
    @Test("linearBackward: dx multiplied by N, as if the mean had to be undone")
    func timesBatch() throws {
      try expectTold(
        linearBackwardExercise, "dx is the right one times #, the batch size."
      ) { x, weights, dy in
        let dx = dy.matmul(weights.transposed) * Scalar(x.shape[0])
        return (dx, x.transposed.matmul(dy), dy.sumOfRows())
      }
    }

    @Test("linearBackward: dx filled only as far as there are outputs")
    func rightForSquare() throws {
      try expectTold(
        linearBackwardExercise,
        "dx is right except in the last 2 columns. It is right only where the number of inputs "
          + "equals the number of outputs."
      ) { x, weights, dy in
        let right = dy.matmul(weights.transposed)
        var dx = Tensor.zeros(x.shape)
        for n in 0..<x.shape[0] {
          for i in 0..<min(x.shape[1], dy.shape[1]) { dx[n, i] = right[n, i] }
        }
        return (dx, x.transposed.matmul(dy), dy.sumOfRows())
      }
    }

    @Test("linearBackward: db as a matrix of one row")
    func rowForVector() throws {
      try expectTold(
        linearBackwardExercise, "db has shape [1, 5], expected [M = 5]: an axis too many."
      ) { x, weights, dy in
        let db = dy.sumOfRows().reshaped([1, -1])
        return (dy.matmul(weights.transposed), x.transposed.matmul(dy), db)
      }
    }

    @Test("linearBackward: dW made but never filled")
    func neverFilled() throws {
      try expectTold(linearBackwardExercise, "dW is 0 everywhere.") { x, weights, dy in
        (dy.matmul(weights.transposed), .zeros(weights.shape), dy.sumOfRows())
      }
    }

    @Test("parameterCount: bytes for numbers")
    func bytes() throws {
      try expectTold(
        parameterCountExercise, "parameterCount([[784, 512, 256, 10]]) is 4286544, expected 535818."
      ) { parts in
        parts.flatMap { zip($0, $0.dropFirst()) }.reduce(0) { $0 + 8 * ($1.0 + 1) * $1.1 }
      }
    }

    @Test("twoLayerByHand: the bias of the hidden layer kept, that of the output moved")
    func hiddenBiasKept() throws {
      try expectTold(
        twoLayerByHandExercise, "db1 (the step of b1, divided by −η) is 0 everywhere.",
        step { _, _, b1, _, _ in b1 *= 0 })
    }

    @Test("twoLayerByHand: only W1 moved uphill")
    func firstUphill() throws {
      try expectTold(
        twoLayerByHandExercise, "dW1 (the step of W1, divided by −η) has the wrong sign.",
        step { _, w1, _, _, _ in w1 *= -1 })
    }

    @Test("twoLayerByHand: weights pulled to 0 by a hundredth of themselves")
    func decay() throws {
      try expectTold(
        twoLayerByHandExercise,
        "dW2 (the step of W2, divided by −η)[#, #] is #, expected #.",
        step { old, _, _, w2, _ in w2 += old * 0.01 })
    }

    @Test("miniBatches: the order reversed, not shuffled")
    func reversed() throws {
      try expectTold(miniBatchesExercise, "Each batch holds neighbours.") { x, labels, size, _ in
        batches(Array(labels.indices.reversed()), size, x, labels)
      }
    }

    @Test("miniBatches: the order rotated, not shuffled")
    func miniBatchesRotated() throws {
      try expectTold(
        miniBatchesExercise,
        "Most examples still stand beside their old neighbours: a rotation is no shuffle."
      ) { x, labels, size, generator in
        let offset = 1 + Int.random(in: 0..<size - 1, using: &generator)
        return batches(labels.indices.map { ($0 + offset) % labels.count }, size, x, labels)
      }
    }

    @Test("miniBatches: the inputs scaled on the way")
    func miniBatchesScaled() throws {
      try expectTold(
        miniBatchesExercise,
        "The rows of the batches are not rows of x: their numbers have changed."
      ) { x, labels, size, generator in
        let order = labels.indices.shuffled(using: &generator)
        return batches(order, size, x / 255, labels)
      }
    }

    @Test("miniBatches: the short batch first")
    func shortFirst() throws {
      try expectTold(
        miniBatchesExercise, "the size of batch is right except in the first and the last entry."
      ) { x, labels, size, generator in
        let order = labels.indices.shuffled(using: &generator)
        let rest = order.count % size
        let first = rest == 0 ? [] : batches(Array(order[..<rest]), size, x, labels)
        return first + batches(Array(order[rest...]), size, x, labels)
      }
    }

    @Test("sanity: five steps, and no more")
    func fiveSteps() throws {
      try expectTold(
        sanityExercise,
        "The loss falls from # to #; below 0.001 is asked. This network can learn twenty examples "
          + "by heart: take more steps, or longer ones.", train(steps: 5, base: exp(1)))
    }

    @Test("sanity: the loss in bits")
    func bits() throws {
      try expectTold(
        sanityExercise,
        "first is #, but the mean cross-entropy of the logits at your start is #.",
        train(steps: 5, base: 2))
    }

    /// A step of which the gradients are changed before they are taken off.
    private func step(
      _ change:
        @escaping (
          _ oldW2: Tensor, _ w1: inout Tensor, _ b1: inout Tensor, _ w2: inout Tensor,
          _ b2: inout Tensor
        ) -> Void
    ) -> TwoLayerByHand {
      { x, w1, b1, w2, b2, rate, lossGradient in
        let z1 = x.matmul(w1) + b1
        let a1 = z1.map { max(0, $0) }
        let z2 = a1.matmul(w2) + b2
        let dz2 = lossGradient(z2)
        let da1 = dz2.matmul(w2.transposed)
        let dz1 = da1.map(with: z1) { $1 > 0 ? $0 : 0 }
        var (dW1, db1) = (x.transposed.matmul(dz1), dz1.sumOfRows())
        var (dW2, db2) = (a1.transposed.matmul(dz2), dz2.sumOfRows())
        change(w2, &dW1, &db1, &dW2, &db2)
        w1 -= dW1 * rate
        b1 -= db1 * rate
        w2 -= dW2 * rate
        b2 -= db2 * rate
        return (z1, a1, z2, dz2, da1, dz1)
      }
    }

    /// An order cut into batches.
    private func batches(
      _ order: [Int], _ size: Int, _ x: Tensor, _ labels: [Int]
    ) -> [(x: Tensor, labels: [Int])] {
      stride(from: 0, to: order.count, by: size).map { start in
        let batch = Array(order[start..<min(start + size, order.count)])
        return (x.gather(rows: batch), batch.map { labels[$0] })
      }
    }

    /// A right training, but for its length and the base of its logarithm.
    private func train(steps: Int, base: Scalar) -> Sanity {
      { widths, labels, seed, network in
        var generator = SeededGenerator(seed: seed)
        var parameters = zip(widths, widths.dropFirst()).flatMap { inputs, outputs in
          let bound = 1 / Scalar(inputs).squareRoot()
          return [
            Tensor.uniform([inputs, outputs], from: -bound, to: bound, using: &generator),
            .zeros([outputs]),
          ]
        }
        var oneHot = Tensor.zeros([labels.count, widths[widths.count - 1]])
        for (n, label) in labels.enumerated() { oneHot[n, label] = 1 }
        var losses: [Scalar] = []
        for _ in 0..<steps {
          let (z, backward) = network(parameters)
          let normalisers = z.logSumExpOfColumns()
          losses.append((normalisers.sum() - z.dot(oneHot)) / Scalar(labels.count) / log(base))
          let p = exp((z.transposed.tensor - normalisers).transposed.tensor)
          for (i, gradient) in backward((p - oneHot) / Scalar(labels.count)).enumerated() {
            parameters[i] -= gradient * 0.5
          }
        }
        return (losses[0], losses[losses.count - 1])
      }
    }
  }
#endif
