import Attention
import GradientChecking
import Learning
import Optimizers
import Tensors
import Testing

@Suite("Translator: an encoder reads, a decoder writes, cross-attention is between them")
struct TranslatorTests {
  private func model(
    depth: Int = 2, using generator: inout SeededGenerator
  ) -> Translator {
    randomised(
      Translator(
        source: (5, 6), target: (4, 5), width: 4, heads: 2, hidden: 5, blocks: depth,
        using: &generator), using: &generator)
  }

  @Test("the batch: filled up, shifted by one, and asked only where there is something")
  func batch() {
    let batch = TranslationBatch(sources: [[1, 2, 3], [4]], targets: [[0], [1, 2]], marker: 3)
    #expect(batch.sources == [1, 2, 3, 4, 0, 0])
    #expect(batch.sourceLengths == [3, 1])
    #expect(batch.inputs == [3, 0, 3, 3, 1, 2])
    #expect(batch.targets == [0, 3, 1, 2, 3])
    #expect(batch.asked == [0, 1, 3, 4, 5])
  }

  @Test(
    "the gradient of every tensor on both sides agrees with central differences", arguments: [1, 2])
  func gradient(depth: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let model = model(depth: depth, using: &generator)
      let batch = TranslationBatch(
        sources: [[1, 2, 1, 0], [4], [3, 3, 1]], targets: [[0, 1], [2, 2, 0, 1], []], marker: 3)
      let (_, gradient) = model.lossAndGradient(batch)
      report.compare(gradient, at: model) { $0.loss(batch) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 2 + 16 * depth + 2 + 2 + 26 * depth + 2 + 2)
  }

  @Test("the loss of texts does not depend on what they are filled up to")
  func padding() {
    var generator = SeededGenerator(seed: 2)
    let model = model(using: &generator)
    let alone = model.loss(TranslationBatch(sources: [[1, 2]], targets: [[0]], marker: 3))
    let long = model.loss(
      TranslationBatch(sources: [[4, 1, 0, 2, 2, 1]], targets: [[1, 2, 0]], marker: 3))
    let both = model.loss(
      TranslationBatch(
        sources: [[1, 2], [4, 1, 0, 2, 2, 1]], targets: [[0], [1, 2, 0]], marker: 3))
    #expect(abs(both - (alone * 2 + long * 4) / 6) < 64 * .ulpOfOne)
  }

  @Test("to read backwards is learned, and unseen texts are turned round")
  func reversal() {
    var generator = SeededGenerator(seed: 3)
    var model = Translator(
      source: (4, 4), target: (5, 5), width: 32, heads: 4, blocks: 1, using: &generator)
    var step = Optimizer(Adam(rate: 0.005), for: model)
    func texts(_ count: Int) -> [[Int]] {
      (0..<count).map { _ in
        randomTokens(Int.random(in: 1...4, using: &generator), below: 4, using: &generator)
      }
    }
    for _ in 0..<400 {
      let sources = texts(32)
      let batch = TranslationBatch(
        sources: sources, targets: sources.map { $0.reversed() }, marker: 4)
      step(&model, model.lossAndGradient(batch).gradient)
    }
    let sources = texts(50)
    let right = zip(sources, model.translations(of: sources, marker: 4)).filter {
      $0.reversed() == $1
    }
    #expect(right.count >= 47)
  }

  @Test("translations of several texts are those of each alone, and end before the positions do")
  func translations() {
    var generator = SeededGenerator(seed: 4)
    let model = model(using: &generator)
    let sources = [[1, 2, 3], [0], [4, 4, 4, 4, 4, 4], [2, 1]]
    let together = model.translations(of: sources, marker: 3)
    for (source, translation) in zip(sources, together) {
      #expect(model.translations(of: [source], marker: 3) == [translation])
      #expect(translation.count <= 5 && !translation.contains(3))
    }
    #expect(model.translations(of: [], marker: 3).isEmpty)
  }

  @Test("the pictures' weights have a row for every token that is written, and sum to 1")
  func weights() {
    var generator = SeededGenerator(seed: 5)
    let model = model(using: &generator)
    let weights = model.crossWeights(source: [1, 2, 0], target: [2, 1], marker: 3)
    #expect(weights.map(\.shape) == [[1, 2, 3, 3], [1, 2, 3, 3]])
    #expect(nearly(weights[1].sumOfColumns(), Tensor(repeating: 1, shape: [1, 2, 3])))
  }

  @Test("a training step moves no parameter's storage")
  func storage() {
    var generator = SeededGenerator(seed: 6)
    var model = model(using: &generator)
    let batch = TranslationBatch(sources: [[1, 2]], targets: [[0]], marker: 3)
    var step = Optimizer(Adam(rate: 0.01), for: model)
    let before = model.tensors.map { model[keyPath: $0].storageAddress }
    for _ in 0..<3 { step(&model, model.lossAndGradient(batch).gradient) }
    #expect(model.tensors.map { model[keyPath: $0].storageAddress } == before)
  }

  @Test("an original without a translation stops the program")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = TranslationBatch(sources: [[1], [2]], targets: [[1]], marker: 0)
    }
    expectStop(result, says: "2 originals and 1 translations")
  }
}
