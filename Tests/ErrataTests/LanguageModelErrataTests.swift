#if !SinglePrecision
  import Foundation
  import LanguageModel
  import Learning
  import LogisticRegression
  import Optimizers
  import Recurrence
  import Tensors
  import Testing

  @Suite("Errata about the language model of article 001")
  struct LanguageModelErrataTests {
    @Test("E001-05: with the missing body of the loop the loss falls")
    func loopBody() {
      var generator = SeededGenerator(seed: 1)
      let text = (0..<60).map { $0 % 5 }
      var model = TextModel<LSTM>(vocabulary: 5, embedding: 4, hidden: 8, using: &generator)
      var step = Optimizer(Adam(rate: 0.02), for: model)
      let test = TextBatch(of: text, startingAt: [1, 2], steps: 10)
      let before = model.loss(test)
      for _ in 0..<60 {
        let batch = TextBatch(of: text, steps: 10, count: 4, using: &generator)
        step(&model, model.lossAndGradient(batch).gradient)
      }
      #expect(before > 1.3)
      #expect(model.loss(test) < 0.2)
    }

    @Test("E001-06: with V = 11, E = 6 and H = 8 the printed class has 677 parameters")
    func parameterCount() {
      var generator = SeededGenerator(seed: 1)
      let model = TextModel<LSTM>(vocabulary: 11, embedding: 6, hidden: 8, using: &generator)
      #expect(model.parameterCount == 677)
      // V·E, 4H(E + H + 2) and (H + 1)·V.
      let parts = [11 * 6, 4 * 8 * (6 + 8 + 2), (8 + 1) * 11]
      #expect(parts.reduce(0, +) == 677)
    }

    @Test("E001-07: the batch is taken for the classes")
    func classAxis() {
      let logits = Tensor(shape: [1, 2, 2], scalars: [2, 1, 0, -1])
      let right = softmaxCrossEntropy(logits.reshaped([2, 2]), [0, 1]).loss
      #expect(isClose(printedCrossEntropy(logits, [0, 1]).loss, 1.1269280110429727))
      #expect(isClose(right, 0.8132616875182228))
      #expect(isClose(perplexity(right), 2.2552519304127614))
    }

    @Test("E001-07: trained so, the printed loss falls to nothing while the true one rises")
    func fallingAndRising() {
      let printed = CircleTraining(asPrinted: true, seed: 0)
      #expect(printed.reported < 0.05)
      #expect(printed.truth > 3)
      let meant = CircleTraining(asPrinted: false, seed: 0)
      #expect(meant.truth < 0.05)
    }

    @Test("E001-08: scanned along the batch, samples leak into each other")
    func batchAsTime() {
      let layer = RecurrentLayer(
        inputWeights: Tensor([[0.5]]), stateWeights: Tensor([[0.5]]), bias: Tensor([0]))
      func scan(_ rows: [[Scalar]], overTime: Bool) -> Tensor {
        let x = Tensor(rows)
        let first = overTime ? x.transposed.tensor : x
        let y = layer.forward(first.reshaped([2, 2, 1]), initial: .zeros([2, 1])).y
        return overTime ? y.reshaped([2, 2]).transposed.tensor : y.reshaped([2, 2])
      }
      let (wrong, right) = (
        scan([[1, 2], [3, 4]], overTime: false), scan([[1, 2], [3, 4]], overTime: true)
      )
      #expect(
        isClose(
          wrong,
          Tensor([
            [0.46211715726000974, 0.7615941559557649], [0.9391809056157827, 0.9830411011980433],
          ])))
      #expect(
        isClose(
          right,
          Tensor([
            [0.46211715726000974, 0.8428861033202313], [0.9051482536448665, 0.9852922705545135],
          ])))
      let leak = scan([[-1, 2], [3, 4]], overTime: false) - wrong
      #expect(isClose(leak.rows(1..<2), Tensor([[-0.08567041800514474, 0]])))
      let none = scan([[-1, 2], [3, 4]], overTime: true) - right
      #expect(none.rows(1..<2) == .zeros([1, 2]))
    }

    @Test("E001-09: a model that knows nothing has the loss ln V and the perplexity V")
    func uniform() {
      let loss = softmaxCrossEntropy(.zeros([4, 11]), [0, 3, 10, 7]).loss
      #expect(isClose(loss, log(11)))
      #expect(isClose(perplexity(loss), 11))
    }
  }
#endif
