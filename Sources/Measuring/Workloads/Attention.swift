import Attention
import LanguageModel
import Learning
import Optimizers
import Tensors

extension Workload {
  /// Attention forward and backward: one sequence, 8 heads of 64 numbers.
  ///
  /// A case is named by its form, T x H x d, and by the causal mask if it has one. The multiplications
  /// counted are those of six products; the streaming form does a seventh.
  static var attention: Workload {
    Workload(
      name: "attention",
      cases: [256, 1_024].flatMap { steps in
        ["plain", "streaming"].flatMap { form in
          [attentionPasses(form, steps, .none), attentionPasses(form, steps, .causal)]
        }
      })
  }

  /// A step of the small GPT of chapter 11: four blocks, 64 characters of 32 texts, Adam.
  static var transformer: Workload {
    let (vocabulary, steps, batch) = (65, 64, 32)
    return Workload(
      name: "transformer",
      cases: [
        Case(
          name: "GPT \(vocabulary)-128-4-512 blocks 4 steps \(steps) batch \(batch)",
          amount: Amount(unit: "tokens", count: steps * batch)
        ) { generator in
          var model = GPT(
            vocabulary: vocabulary, length: steps, width: 128, heads: 4, hidden: 512, blocks: 4,
            using: &generator)
          let text = (0..<1_000).map { _ in randomIndex(below: vocabulary, using: &generator) }
          let pieces = SequenceBatch(
            TextBatch(of: text, steps: steps, count: batch, using: &generator))
          var step = Optimizer(Adam(rate: 0.001), for: model)
          return {
            let (loss, gradient) = model.lossAndGradient(pieces)
            step(&model, gradient)
            return loss
          }
        }
      ])
  }
}

private let (heads, width) = (8, 64)

private func attentionPasses(
  _ form: String, _ steps: Int, _ mask: AttentionMask
) -> Workload.Case {
  let pairs = mask.isCausal ? steps * (steps + 1) / 2 : steps * steps
  let name = "\(form) \(steps)x\(heads)x\(width)"
  return Workload.Case(
    name: mask.isCausal ? name + " causal" : name,
    amount: Amount(unit: "passes", count: 1, operations: 2 * 6 * pairs * heads * width)
  ) { generator in
    let shape = [1, steps, heads * width]
    let (q, k) = (
      Tensor.normal(shape, using: &generator), Tensor.normal(shape, using: &generator)
    )
    let (v, dy) = (
      Tensor.normal(shape, using: &generator), Tensor.normal(shape, using: &generator)
    )
    if form == "plain" {
      return { Attention.attention(q, k, v, heads: heads, mask: mask).backward(dy).dq[0, 0, 0] }
    }
    return { streamingAttention(q, k, v, heads: heads, mask: mask).backward(dy).dq[0, 0, 0] }
  }
}
