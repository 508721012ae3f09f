import Attention
import GradientChecking
import Learning
import LogisticRegression
import Optimizers
import Tensors
import Testing

@Suite("Sorting: a GPT reads a list and a bar, and writes the list in order")
struct SortingTests {
  private func model(
    width: Int = 6, deviation: Scalar = 0.3, using generator: inout SeededGenerator
  ) -> GPT {
    var model = GPT(
      vocabulary: 7, length: 6, width: width, heads: 2, hidden: 8, blocks: 2, using: &generator)
    for tensor in model.tensors {
      let shape = model[keyPath: tensor].shape
      model[keyPath: tensor] += .normal(
        shape, standardDeviation: deviation, using: &generator)
    }
    return model
  }

  @Test("every entry of the gradient agrees with central differences") func gradient() {
    let report = GradientReport.drawing(seed: 31) { generator, report in
      let model = model(using: &generator)
      let examples = SortingExamples(count: 4, length: 3, limit: 6, using: &generator)
      report.compare(model.lossAndGradient(examples).gradient, at: model) {
        $0.lossAndGradient(examples).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the loss is the mean over the bar and what follows, and over nothing inside the lists")
  func loss() {
    var generator = SeededGenerator(seed: 32)
    let model = model(using: &generator)
    let examples = SortingExamples([[5, 0, 3], [2, 4, 1]], limit: 6)
    let z = model.forward(examples.inputs, count: 2).logits
    let wanted = [(3, 0), (4, 3), (5, 5), (9, 1), (10, 2), (11, 4)]  // row, number
    let losses = wanted.map { row, number in
      softmaxCrossEntropy(z.rows(row..<row + 1), [number]).loss
    }
    let found = model.lossAndGradient(examples).loss
    #expect(abs(found - losses.reduce(0, +) / 6) <= 64 * .ulpOfOne * found)
  }

  @Test("with kept keys and values it writes what it would write if it read all again")
  func cached() {
    var generator = SeededGenerator(seed: 33)
    let model = model(deviation: 1, using: &generator)
    let lists = SortingExamples(count: 5, length: 3, limit: 6, using: &generator).lists
    let found = model.sorting(lists, bar: 6)
    for (list, written) in zip(lists, found) {
      var text = list + [6]
      for number in written {
        let z = model.forward(text, count: 1).logits
        #expect(z.argmaxOfColumns().last == number)
        text.append(number)
      }
    }
  }

  @Test("a small one learns to sort three numbers below six") func learns() {
    var generator = SeededGenerator(seed: 34)
    var model = model(width: 16, deviation: 0, using: &generator)
    var step = Optimizer(Adam(rate: 0.01), for: model)
    for _ in 0..<200 {
      let examples = SortingExamples(count: 32, length: 3, limit: 6, using: &generator)
      step(&model, model.lossAndGradient(examples).gradient)
    }
    let lists = SortingExamples(count: 100, length: 3, limit: 6, using: &generator).lists
    let right = zip(lists, model.sorting(lists, bar: 6)).count { $0.sorted() == $1 }
    #expect(right >= 95, "\(right) of 100")
  }
}
