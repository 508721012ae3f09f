import Attention
import Figures
import GradientChecking
import Learning
import Program
import Tensors

/// Holds every entry of every gradient of the chapter against central differences, part by part.
func checkGradients(_ arguments: Arguments, on console: Console, into report: inout Report) {
  let parts: [(name: String, check: GradientCheck)] = [
    ("attention", attentionCheck), ("attention by blocks", streamingCheck),
    ("layer normalisation", normalizationCheck), ("positions", positionsCheck),
    ("attention with heads", headsCheck), ("block", blockCheck),
    ("decoder block", decoderCheck), ("GPT", gptCheck), ("translator", translatorCheck),
  ]
  let outcomes = parts.map { part in
    (part.name, GradientReport.drawing(seed: arguments.seed, part.check))
  }
  report.show(
    "gradients",
    Table(
      title: "Gradients beside central differences, every entry",
      headers: ["", "tensors", "entries", "largest relative error", ""],
      rows: outcomes.map { name, outcome in
        [
          name, "\(outcome.comparisons.count)", "\(outcome.entryCount)",
          brief(largestError(of: outcome)),
          outcome.passes ? "agrees" : "does NOT agree",
        ]
      }), on: console)
  for (name, outcome) in outcomes where !outcome.passes {
    console.print("\n\(name):\n\(outcome.description)")
  }
  let passes = outcomes.allSatisfy { $0.1.passes }
  let entries = outcomes.reduce(0) { $0 + $1.1.entryCount }
  console.print("\(entries) entries compared: " + (passes ? "all agree." : "NOT all agree."))
  console.print(
    """
    A bias of keys adds the same to all scores of a query and so changes nothing: its gradient is 0,
    and its relative error, rounding beside rounding, is left out above.
    """)
  report.add("entries", entries)
  report.add("largest_relative_error", outcomes.map { largestError(of: $0.1) }.max() ?? 0)
  report.add("passes", passes)
}

/// The largest relative error of those tensors whose gradient is more than rounding.
private func largestError(of outcome: GradientReport) -> Scalar {
  let largest = outcome.comparisons.map(\.claimed.norm).max() ?? 0
  let noise = Scalar.ulpOfOne.squareRoot() * largest
  return outcome.comparisons.filter { $0.claimed.norm > noise }.map(\.error).max() ?? 0
}

private typealias GradientCheck = (inout SeededGenerator, inout GradientReport) -> Void

/// Both masks at once, with fewer queries than keys.
private let mask = AttentionMask.causalAndPadding([7, 4, 5])

private func attentionCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  compareAttention(&generator, &report) { q, k, v in
    let (y, _, backward) = attention(q, k, v, heads: 2, mask: mask)
    return (y, backward)
  }
}

private func streamingCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  compareAttention(&generator, &report) { streamingAttention($0, $1, $2, heads: 2, mask: mask) }
}

private func compareAttention(
  _ generator: inout SeededGenerator, _ report: inout GradientReport,
  _ form: (Tensor, Tensor, Tensor) -> (y: Tensor, backward: (Tensor) -> (Tensor, Tensor, Tensor))
) {
  let q = Tensor.normal([3, 5, 6], using: &generator)
  let k = Tensor.normal([3, 7, 6], using: &generator)
  let v = Tensor.normal([3, 7, 4], using: &generator)
  let (y, backward) = form(q, k, v)
  let dy = Tensor.normal(y.shape, using: &generator)
  let (dq, dk, dv) = backward(dy)
  report.compare(dq, "q", at: q) { form($0, k, v).y.dot(dy) }
  report.compare(dk, "k", at: k) { form(q, $0, v).y.dot(dy) }
  report.compare(dv, "v", at: v) { form(q, k, $0).y.dot(dy) }
}

/// The same layer with parameters of which none is zero or one.
private func scattered<Model: Parameters>(
  _ model: Model, using generator: inout SeededGenerator
) -> Model {
  var model = model
  for tensor in model.tensors {
    let shape = model[keyPath: tensor].shape
    model[keyPath: tensor] += .normal(shape, standardDeviation: 0.3, using: &generator)
  }
  return model
}

private func normalizationCheck(
  _ generator: inout SeededGenerator, _ report: inout GradientReport
) {
  let layer = scattered(LayerNormalization(width: 7), using: &generator)
  let x = Tensor.normal([3, 4, 7], using: &generator)
  report.check(layer, at: x, using: &generator) { $0.forward($1) }
}

private func positionsCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  let layer = LearnedPositions(weights: .normal([5, 6], using: &generator))
  let x = Tensor.normal([3, 4, 6], using: &generator)
  report.check(layer, at: x, using: &generator) { $0.forward($1, from: 1) }
}

private func headsCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  let fresh = MultiHeadAttention(width: 6, heads: 2, using: &generator)
  let layer = scattered(fresh, using: &generator)
  let x = Tensor.normal([3, 5, 6], using: &generator)
  report.check(layer, at: x, using: &generator) { $0.forward($1, mask: .causal) }
}

private func blockCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  let fresh = TransformerBlock(width: 6, heads: 3, hidden: 8, using: &generator)
  let block = scattered(fresh, using: &generator)
  let x = Tensor.normal([3, 5, 6], using: &generator)
  report.check(block, at: x, using: &generator) { $0.forward($1, mask: .causal) }
}

private func decoderCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  let fresh = DecoderBlock(width: 6, heads: 2, hidden: 8, using: &generator)
  let block = scattered(fresh, using: &generator)
  let x = Tensor.normal([3, 4, 6], using: &generator)
  let memory = Tensor.normal([3, 7, 6], using: &generator)
  let hidden = AttentionMask.padding([7, 4, 5])
  let (y, backward) = block.forward(x, memory: memory, memoryMask: hidden)
  let dy = Tensor.normal(y.shape, using: &generator)
  let (dx, dMemory, gradient) = backward(dy)
  report.compare(dx, "x", at: x) {
    block.forward($0, memory: memory, memoryMask: hidden).y.dot(dy)
  }
  report.compare(dMemory, "memory", at: memory) {
    block.forward(x, memory: $0, memoryMask: hidden).y.dot(dy)
  }
  report.compare(gradient, at: block) {
    $0.forward(x, memory: memory, memoryMask: hidden).y.dot(dy)
  }
}

private func gptCheck(_ generator: inout SeededGenerator, _ report: inout GradientReport) {
  let fresh = GPT(
    vocabulary: 7, length: 6, width: 6, heads: 2, hidden: 8, blocks: 2, using: &generator)
  let model = scattered(fresh, using: &generator)
  let examples = SortingExamples(count: 3, length: 3, limit: 6, using: &generator)
  report.compare(model.lossAndGradient(examples).gradient, at: model) {
    $0.lossAndGradient(examples).loss
  }
}

private func translatorCheck(
  _ generator: inout SeededGenerator, _ report: inout GradientReport
) {
  let fresh = Translator(
    source: (6, 5), target: (5, 4), width: 6, heads: 2, hidden: 8, blocks: 2, using: &generator)
  let model = scattered(fresh, using: &generator)
  let batch = TranslationBatch(
    sources: [[1, 2, 3, 4, 5], [2, 2], [5, 1, 3]], targets: [[1, 2], [3, 1, 4], [4, 4]], marker: 0)
  report.compare(model.lossAndGradient(batch).gradient, at: model) {
    $0.lossAndGradient(batch).loss
  }
}
