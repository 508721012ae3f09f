#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import LinearRegression
  import Neurons
  import Tensors
  import Testing

  @Suite("Losses of numbers and scores, differentiated by the compiler")
  struct LossDerivativeTests {
    private let predictions: Tensor
    private let targets: Tensor
    private let labels: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      predictions = .normal([7, 3], using: &generator)
      targets = .normal([7, 3], using: &generator)
      labels = targets.map { $0 > 0 ? 1 : -1 }
    }

    @Test("mean squared error: 1/n · Σ (ŷ − y)²")
    func meanSquaredError() {
      let (loss, backward) = LinearRegression.meanSquaredError(predictions, targets)
      expectGradients(loss, [backward()], at: [predictions]) { squares($0[0], targets) }
    }

    @Test("mean absolute error: 1/n · Σ |ŷ − y|")
    func meanAbsoluteError() {
      let (loss, backward) = Neurons.meanAbsoluteError(predictions, targets)
      expectGradients(loss, [backward()], at: [predictions]) { p in
        var sum = 0.0
        for i in 0..<21 {
          let e = p[0][i] - targets.scalars[i]
          sum += e > 0 ? e : -e
        }
        return sum / 21
      }
    }

    // Three cases and no |e| of its own: from `let size = e > 0 ? e : -e; if size <= delta { … }` the
    // compiler (6.3.1) makes the slope 0 for 0 < e ≤ δ. Differences say e, and so does paper.
    @Test("Huber: ½ e² near, δ (|e| − ½ δ) far", arguments: [0.5, 1])
    func huber(delta: Double) {
      let (loss, backward) = huberLoss(predictions, targets, delta: delta)
      expectGradients(loss, [backward()], at: [predictions]) { p in
        var sum = 0.0
        for i in 0..<21 {
          let e = p[0][i] - targets.scalars[i]
          if e > delta {
            sum += delta * (e - delta / 2)
          } else if e < -delta {
            sum += delta * (-e - delta / 2)
          } else {
            sum += e * e / 2
          }
        }
        return sum / 21
      }
    }

    @Test("hinge: 1/n · Σ max(0, 1 − y · z)")
    func hinge() {
      let (loss, backward) = hingeLoss(predictions, labels)
      expectGradients(loss, [backward()], at: [predictions]) { p in
        var sum = 0.0
        for i in 0..<21 {
          let shortfall = 1 - labels.scalars[i] * p[0][i]
          if shortfall > 0 { sum += shortfall }
        }
        return sum / 21
      }
    }

    @Test("the linear model's loss: squares of x · W + b − y")
    func linearModel() {
      var generator = SeededGenerator(seed: 2)
      let x = Tensor.normal([7, 2], using: &generator)
      let model = LinearModel(
        weights: .normal([2, 3], using: &generator), bias: .normal([3], using: &generator))
      let (loss, gradient) = model.lossAndGradient(x, targets)
      expectGradients(loss, values(of: gradient), at: values(of: model)) { p in
        squares(affine(Variable(x), p[0], p[1]), targets)
      }
    }
  }
#endif
