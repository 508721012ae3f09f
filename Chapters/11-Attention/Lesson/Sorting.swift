import LogisticRegression
import Tensors

// A GPT that sorts: it reads a list and a bar, and writes the list in order.

extension GPT {
  /// The loss of what is written behind the bars, and its gradient.
  ///
  ///     L = −1/R · Σᵣ ln p(targetᵣ)      over the R rows at which something is wanted
  ///
  /// The other rows, inside the lists, predict the unpredictable; they get no loss, and their logits
  /// the gradient 0.
  ///
  /// - Parameter examples: The lists and what is wanted.
  /// - Returns: The mean cross-entropy in nats, and the gradient.
  public func lossAndGradient(_ examples: SortingExamples) -> (loss: Scalar, gradient: GPT) {
    let (z, backward) = forward(examples.inputs, count: examples.count)
    let (loss, lossBackward) = softmaxCrossEntropy(
      z.gather(rows: examples.rows), examples.targets)
    var dz = Tensor.zeros(z.shape)
    dz.scatterAdd(lossBackward(), rows: examples.rows)
    return (loss, backward(dz))
  }

  /// What the model takes for the sorted lists: always the likeliest number next.
  ///
  /// Each number costs one position of each list, since the keys and values of the others are kept.
  ///
  /// - Parameters:
  ///   - lists: Lists of equal length, at least one.
  ///   - bar: The token behind a list.
  /// - Returns: As many numbers for each list.
  public func sorting(_ lists: [[Int]], bar: Int) -> [[Int]] {
    var cache = KeyValueCache()
    var sorted = lists.map { _ in [Int]() }
    var next = lists.flatMap { $0 + [bar] }
    for _ in lists[0] {
      let steps = next.count / lists.count
      let z = logits(next, count: lists.count, after: &cache)
      next = z.gather(rows: lists.indices.map { ($0 + 1) * steps - 1 }).argmaxOfColumns()
      for (list, number) in next.enumerated() { sorted[list].append(number) }
    }
    return sorted
  }
}
