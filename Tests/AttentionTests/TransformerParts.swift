import Attention
import LanguageModel
import Learning
import Tensors
import Testing

/// Whether two tensors have one shape and agree to the last digits, relative to their norm.
func nearly(_ found: Tensor, _ expected: Tensor, within ulps: Scalar = 512) -> Bool {
  found.shape == expected.shape
    && (found - expected).norm <= ulps * .ulpOfOne * max(expected.norm, 1)
}

/// The same model with random parameters of a size at which every part matters.
///
/// What a transformer starts with is so small that the softmax is flat and gradients of queries and
/// keys vanish: a mistake in them would hide.
func randomised<Model: Parameters>(
  _ model: Model, deviation: Scalar = 0.5, using generator: inout SeededGenerator
) -> Model {
  var model = model
  for tensor in model.tensors {
    model[keyPath: tensor] = .normal(
      model[keyPath: tensor].shape, standardDeviation: deviation, using: &generator)
  }
  return model
}

/// A small GPT with random parameters.
func smallGPT(
  vocabulary: Int = 5, length: Int = 6, width: Int = 4, heads: Int = 2, blocks: Int = 2,
  using generator: inout SeededGenerator
) -> GPT {
  randomised(
    GPT(
      vocabulary: vocabulary, length: length, width: width, heads: heads, hidden: 7,
      blocks: blocks, using: &generator), using: &generator)
}

/// Random tokens.
func randomTokens(_ count: Int, below limit: Int, using generator: inout SeededGenerator) -> [Int] {
  (0..<count).map { _ in Int.random(in: 0..<limit, using: &generator) }
}

/// Sequence n of a batch [N, T, D], as [1, T, D].
func sequence(_ n: Int, of x: Tensor) -> Tensor { x.rows(n..<n + 1) }

/// Positions of every sequence in another order: position t of the result is position order[t].
func reordered(_ x: Tensor, _ order: [Int]) -> Tensor {
  let (N, T, D) = (x.shape[0], x.shape[1], x.shape[2])
  let rows = (0..<N).flatMap { n in order.map { n * T + $0 } }
  return x.reshaped([N * T, D]).gather(rows: rows).reshaped([N, T, D])
}

/// Expects a message among what a stopped program wrote to standard error.
func expectStop(
  _ result: ExitTest.Result?, says message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(output.contains(message), "\(output)", sourceLocation: sourceLocation)
}
