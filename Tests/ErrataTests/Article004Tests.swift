#if !SinglePrecision
  import Backpropagation
  import Foundation
  import GradientChecking
  import LinearRegression
  import LogisticRegression
  import Tensors
  import Testing

  @Suite("Errata of article 004: losses and deltas")
  struct Article004Tests {
    /// The 2–2–2 sigmoid network of E004-02, in the article's column convention.
    let network = DeltaRecursion(
      weights: [Tensor([[0.1, 0.2], [-0.3, 0.4]]), Tensor([[0.5, -0.6], [0.7, 0.8]])],
      biases: [Tensor([0.05, -0.1]), Tensor([0.2, 0.1])])
    let x = Tensor([1, -2])
    let y = Tensor([1, 0])

    @Test("E004-01: the mean squared error of the four houses is 100, not 25")
    func houses() {
      let prices = Tensor([200, 250, 300, 350])
      let predictions = Tensor([210, 260, 290, 340])
      let (loss, backward) = meanSquaredError(predictions, prices)
      #expect(loss == 100)
      #expect(loss.squareRoot() == 10)
      #expect((predictions - prices).map { abs($0) }.mean() == 10)
      #expect(backward() == Tensor([5, 5, -5, -5]))
      var report = GradientReport()
      report.compare(backward(), "ŷ", at: predictions) { meanSquaredError($0, prices).loss }
      #expect(report.passes, "\(report)")
    }

    @Test("E004-02: the error term of a hidden layer comes through the weights above it")
    func recursion() {
      let a = network.activations(x)
      #expect(isClose(a[1], Tensor([0.4378234991142018, 0.23147521650098232])))
      #expect(isClose(a[2], Tensor([0.5695527500905873, 0.6437451614982908])))
      #expect(isClose(network.cost(x, y), 0.29984633395351845))
      let deltas = network.deltas(x, y)
      #expect(isClose(deltas[1], Tensor([-0.10552948729845958, 0.1476347956023221])))
      #expect(isClose(deltas[0], Tensor([0.01244936671802356, 0.03227459297576665])))
      let printed = network.deltasAsPrinted(x, y)
      #expect(isClose(printed[0], Tensor([-0.10594773902337506, 0.11451868542382602])))
      let untransposed = Tensor([
        0.5 * deltas[1][0] - 0.6 * deltas[1][1], 0.7 * deltas[1][0] + 0.8 * deltas[1][1],
      ])
      #expect(
        isClose(
          untransposed * a[1] * (1 - a[1]), Tensor([-0.03478997477642591, 0.007869551126651907])))
    }

    @Test("E004-02: central differences side with the recursion")
    func recursionNumerically() {
      let gradients = network.weightGradients(network.deltas(x, y), x)
      let first = Tensor([
        [0.01244936671802356, -0.02489873343604712], [0.03227459297576665, -0.0645491859515333],
      ])
      #expect(isClose(gradients[0], first))
      let printed = network.weightGradients(network.deltasAsPrinted(x, y), x)[0]
      let article = Tensor([
        [-0.10594773902337506, 0.21189547804675013], [0.11451868542382602, -0.22903737084765205],
      ])
      #expect(isClose(printed, article))
      func cost(_ weights: Tensor) -> Scalar {
        var moved = network
        moved.weights[0] = weights
        return moved.cost(x, y)
      }
      var right = GradientReport()
      right.compare(gradients[0], "W1", at: network.weights[0], of: cost)
      #expect(right.passes, "\(right)")
      var wrong = GradientReport()
      wrong.compare(printed, "W1", at: network.weights[0], of: cost)
      #expect(!wrong.passes)
    }

    @Test("E004-03: ∂C/∂W is the outer product of δ and the activation below")
    func outerProduct() {
      let gradient = network.weightGradients(network.deltas(x, y), x)[1]
      let expected = Tensor([
        [-0.04620328938873929, -0.024427460919648595], [0.06463798280161863, 0.03417379627512578],
      ])
      #expect(isClose(gradient, expected))
    }

    @Test("E004-04: the bias gradient sums over examples, never over units")
    func biasGradient() {
      let layer = Dense(weights: .zeros([2, 2]), bias: .zeros([2]))
      let one = Tensor([[0.1, 0.2]])
      #expect(layer.forward(.zeros([1, 2])).backward(one).gradient.bias == Tensor([0.1, 0.2]))
      #expect(isClose(one.sum(), 0.3))  // as printed: a vector collapses to a number
      let batch = Tensor([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
      let db = layer.forward(.zeros([3, 2])).backward(batch).gradient.bias
      #expect(isClose(db, Tensor([0.9, 0.4])))
      #expect(isClose(batch.sumOfColumns(), Tensor([0.3, -0.1, 1.1])))
      #expect(isClose(batch.sum(), 1.3))
    }

    @Test("E004-05: the gradient of a sum is N times that of a mean; 1/N enters in the loss")
    func sumOrMean() {
      let batch = Tensor([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
      let layer = Dense(weights: .zeros([2, 2]), bias: .zeros([2]))
      let (_, backward) = layer.forward(.zeros([3, 2]))
      let ofSum = backward(batch).gradient.bias
      let ofMean = backward(batch / 3).gradient.bias
      #expect(isClose(ofMean, Tensor([0.3, 0.13333333333333333])))
      #expect(isClose(ofSum, 3 * ofMean))
    }

    @Test("E004-06: softmax has a full Jacobian; with cross-entropy the error term is p − y")
    func softmaxIsNotElementwise() {
      let logits = Tensor([[1, 2, 3]])
      let p = softmax(logits)
      #expect(
        isClose(p, Tensor([[0.09003057317038046, 0.24472847105479764, 0.6652409557748218]])))
      let right = Tensor([[-0.9099694268296196, 0.24472847105479764, 0.6652409557748218]])
      #expect(isClose(softmaxCrossEntropy(logits, [0]).backward(), right))
      let dp = Tensor([[-1 / p[0, 0], 0, 0]])
      #expect(isClose(dp * p * (1 - p), Tensor([[-0.9099694268296196, 0, 0]])))
      #expect(isClose(p * (dp - (p * dp).sum()), right))
      #expect(isClose(p[0, 0] * (1 - p[0, 0]), 0.08192506906499324))
      #expect(isClose(-p[0, 0] * p[0, 1], -0.022033044520174298))
    }

    @Test("E004-22: sum over classes, mean over examples")
    func reduction() {
      let p = Tensor([[0.8, 0.2], [0.4, 0.6]])
      let loss = softmaxCrossEntropy(log(p), [0, 1]).loss
      #expect(isClose(loss, 0.3669845875401002))
      #expect(isClose(loss / 2, 0.1834922937700501))  // the mean over all four entries
    }
  }
#endif
