import GradientChecking
import LanguageModel
import Tensors
import Testing

@Suite("Training with the class axis in the wrong place")
struct CircleTrainingTests {
  @Test("the gradient of the program as printed is its gradient, in every tensor")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let model = TextModel<LSTM>(vocabulary: 4, embedding: 3, hidden: 2, using: &generator)
      let batch = TextBatch(of: (0..<20).map { $0 % 4 }, startingAt: [0, 1, 2, 3], steps: 3)
      report.compare(model.printedLossAndGradient(batch).gradient, at: model) {
        $0.printedLossAndGradient(batch).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("the first step reports the loss of the model as it was drawn, printed or meant")
  func firstStep() {
    var generator = SeededGenerator(seed: 7)
    let model = TextModel<LSTM>(vocabulary: 8, embedding: 16, hidden: 32, using: &generator)
    let batch = TextBatch(of: (0..<100).map { $0 % 8 }, startingAt: Array(0..<8), steps: 12)
    let (printed, meant) = (model.printedLossAndGradient(batch).loss, model.loss(batch))
    #expect(CircleTraining(asPrinted: true, seed: 7, steps: 1).reported == printed)
    #expect(abs(CircleTraining(asPrinted: false, seed: 7, steps: 1).reported - meant) < 1e-3)
    #expect(abs(printed - meant) > 1e-2)
  }
}
