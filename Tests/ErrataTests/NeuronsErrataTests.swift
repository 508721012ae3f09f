#if !SinglePrecision
  import Foundation
  import GradientChecking
  import LinearRegression
  import LogisticRegression
  import Neurons
  import Tensors
  import Testing

  @Suite("Errata of activations and losses")
  struct NeuronsErrataTests {
    private let prices = Tensor([200, 250, 300, 350])
    private let predictions = Tensor([210, 260, 290, 340])

    @Test("E001-12: named without formulas, one loss has many values")
    func conventions() {
      let squares = (predictions - prices) * (predictions - prices)
      #expect(squares.sum() == 400)
      #expect(squares.mean() / 2 == 50)
      #expect(meanSquaredError(predictions, prices).loss == 100)  // the book's: mean, no ½
      #expect(isClose(-log2(0.8), 0.3219280948873623))
      #expect(isClose(-log10(0.8), 0.09691001300805639))
      let logit = log(Scalar(0.8) / 0.2)
      #expect(isClose(binaryCrossEntropy(Tensor([logit]), Tensor([1])).loss, 0.2231435513142097))
    }

    @Test("E003-32: tanh and softmax as printed are NaN for large numbers")
    func overflowingActivations() {
      let x: Scalar = 1000
      #expect(((exp(x) - exp(-x)) / (exp(x) + exp(-x))).isNaN)
      let (y, backward) = Tanh().forward(Tensor([x, -x]))
      #expect(y == Tensor([1, -1]))
      #expect(backward(Tensor([1, 1])) == .zeros([2]))
      let printed = softmaxByDefinition(Tensor([1000, 1001]))
      #expect(printed[0].isNaN && printed[1].isNaN)
      let right = Tensor([[0.2689414213699951, 0.7310585786300049]])
      #expect(isClose(softmax(Tensor([[1000, 1001]])), right))
    }

    @Test("E003-32: the printed cross-entropy is NaN at ŷ = 1 and infinite at the logit 40")
    func overflowingCrossEntropy() {
      let one = Tensor([1])
      let zero = Tensor([0])
      #expect(binaryCrossEntropyByDefinition(one, one).loss.isNaN)  // 0 · ln 0
      #expect(binaryCrossEntropyByDefinition(sigmoid(Tensor([40])), zero).loss == .infinity)
      #expect(binaryCrossEntropy(Tensor([40]), zero).loss == 40)
      #expect(binaryCrossEntropy(Tensor([800]), zero).loss == 800)
      #expect(binaryCrossEntropy(Tensor([800]), one).loss == 0)
      var report = GradientReport()
      let logits = Tensor([40, -3, 800])
      let targets = Tensor([0, 1, 0])
      report.check(lossAt: logits) { binaryCrossEntropy($0, targets) }
      #expect(report.passes, "\(report)")
    }

    @Test("E004-12: four equal errors show no outlier; one of 100 does, 26-fold in the squares")
    func outlier() {
      let wild = Tensor([210, 260, 290, 250])
      #expect(isClose(meanSquaredError(wild, prices).loss, 2575))
      #expect(isClose(meanSquaredError(wild, prices).loss / 100, 25.75))
      #expect(isClose(meanAbsoluteError(predictions, prices).loss, 10))
      #expect(isClose(meanAbsoluteError(wild, prices).loss, 32.5))
      // The wild house pulls ten times as hard as the others on the squares, and no harder on |e|.
      #expect(isClose(meanSquaredError(wild, prices).backward(), Tensor([5, 5, -5, -50])))
      let signs = Tensor([0.25, 0.25, -0.25, -0.25])
      #expect(isClose(meanAbsoluteError(wild, prices).backward(), signs))
      var report = GradientReport()
      report.check(lossAt: wild) { meanSquaredError($0, prices) }
      report.check(lossAt: wild) { meanAbsoluteError($0, prices) }
      #expect(report.passes, "\(report)")
    }
  }
#endif
