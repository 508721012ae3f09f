import Attention
import Figures
import Program
import Tensors

/// The formula of article 003 on an example that can be checked with a pencil, and why it divides.
///
/// Formula 003-F10.
func showFormula(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let example = Sentence()
  let (y, weights) = attentionByDefinition(example.queries, example.keys, example.values)
  let scores = example.queries.matmul(example.keys.transposed) / 2  // √4
  console.print(
    """
    "The cat left the milk in the bowl, because it was …" What is "it"? Each ending is a query,
    each noun a key of d = 4 features: lives, flows, holds, is small. The values are legs and litres.
    """)
  report.show(
    "formula",
    Table(
      title: "Scores s = Q · Kᵀ / √d, their softmax row by row, and that times V",
      headers: ["it was"] + example.nouns.map { "s \($0)" } + example.nouns + ["legs", "litres"],
      rows: example.endings.indices.map { i in
        [example.endings[i]]
          + [scores, weights, y].flatMap { matrix in
            (0..<matrix.shape[1]).map { rounded(matrix[i, $0]) }
          }
      }), on: console)
  report.add("formula_weights", weights.scalars)
  report.add("formula_output", y.scalars)
  showScale(arguments, on: console, into: &report)
}

/// A sentence with an "it", its nouns described by hand.
private struct Sentence {
  let endings = ["thirsty", "sour", "full", "small"]
  let nouns = ["cat", "milk", "bowl"]
  /// What each ending asks for: it lives, it flows, it holds something, it is small.
  let queries = Tensor([[8, 0, 0, 0], [0, 8, 0, 0], [0, 2, 6, 0], [0, 0, 0, 8]])
  /// What each noun has of it.
  let keys = Tensor([[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 1]])
  /// Legs and litres.
  let values = Tensor([[4, 0], [0, 1], [0, 2]])
}

/// Scores of random queries and keys: their variance, and how sure of itself an untrained softmax is.
private func showScale(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let (queries, keys) = (arguments.quick ? 100 : 2_000, 10)
  var generator = SeededGenerator(seed: arguments.seed)
  var rows: [[String]] = []
  for width in [1, 4, 16, 64, 256] {
    let q = Tensor.normal([queries, width], using: &generator)
    let k = Tensor.normal([keys * queries, width], using: &generator)
    let scores = Tensor(
      shape: [queries, keys],
      scalars: (0..<queries * keys).map { number in
        q.rows(number / keys..<number / keys + 1).dot(k.rows(number..<number + 1))
      })
    let scaled = scores / Scalar(width).squareRoot()
    let variances = [scores, scaled].map { $0.dot($0) / Scalar($0.count) }
    let largest = [scores, scaled].map { meanLargestWeight($0) }
    rows.append(["\(width)"] + variances.map { brief($0) } + largest.map { rounded($0) })
    report.add("variance_\(width)", variances[0])
    report.add("scaled_variance_\(width)", variances[1])
  }
  report.show(
    "scale",
    Table(
      title: "Why √d: scores of normal random queries and \(keys) keys each",
      headers: [
        "d", "variance of q · k", "of q · k / √d", "largest weight", "divided",
      ], rows: rows), on: console)
}

/// The largest weight of each row's softmax, in the mean.
private func meanLargestWeight(_ scores: Tensor) -> Scalar {
  let weights = scores.softmaxOfColumns()
  let largest = weights.argmaxOfColumns().enumerated().map { weights[$0.offset, $0.element] }
  return largest.reduce(0, +) / Scalar(largest.count)
}
