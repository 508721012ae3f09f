import Foundation
import GradientChecking
import Learning
import LinearRegression
import LogisticRegression
import Tensors
import Testing

@Suite("Logistic regression: P(y = 1 | x) = σ(θ₀ + θ₁x₁ + …)")
struct LogisticModelTests {
  @Test("logits, guesses and the first gradient are worked by hand")
  func byHand() {
    let model = LogisticModel(theta: Tensor([1, 2, -3]))
    let x = Tensor([[1, 1], [2, 0], [0, 2]])
    #expect(model.logits(x) == Tensor([0, 5, -5]))
    #expect(model.guesses(x) == [1, 1, 0])
    // At zero every p is ½, so that p − y = (−½, ½, ½) and g is its mean product with (1, x₁, x₂).
    let start = LogisticModel(inputs: 2).lossAndGradient(x, [1, 0, 0])
    #expect(abs(start.loss - log(2)) <= .ulpOfOne)
    #expect((start.gradient.theta - Tensor([0.5, 0.5, 0.5]) / 3).norm < .ulpOfOne)
  }

  @Test("the probabilities of a batch are the printed ones, example by example")
  func definition() {
    var generator = SeededGenerator(seed: 1)
    let theta = Tensor.normal([4], using: &generator)
    let x = Tensor.normal([6, 3], using: &generator)
    let p = sigmoid(LogisticModel(theta: theta).logits(x))
    for n in 0..<6 {
      let printed = probabilityByDefinition(theta, x.rows(n..<(n + 1)).reshaped([3]))
      #expect(abs(p[n] - printed) < 4 * .ulpOfOne)
    }
  }

  @Test("the gradient agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let model = LogisticModel(theta: .normal([5], using: &generator))
      let x = Tensor.normal([batch, 4], using: &generator)
      let labels = (0..<batch).map { _ in Int.random(in: 0...1, using: &generator) }
      report.compare(model.lossAndGradient(x, labels).gradient, at: model) {
        $0.lossAndGradient(x, labels).loss
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 5)
  }

  @Test("the gradient is 1/N · Xᵀ(p − y), without the p(1 − p) of the squared error")
  func residuals() {
    var generator = SeededGenerator(seed: 3)
    let model = LogisticModel(theta: .normal([3], using: &generator))
    let x = Tensor.normal([8, 2], using: &generator)
    let labels = [0, 1, 1, 0, 1, 0, 0, 1]
    let residuals = sigmoid(model.logits(x)) - Tensor(labels.map { Scalar($0) })
    let gradient = model.lossAndGradient(x, labels).gradient
    #expect(abs(gradient.linear.bias[0] - residuals.mean()) < 4 * .ulpOfOne)
    let expected = x.transposed.matmul(residuals.reshaped([8, 1])) / 8
    #expect((gradient.linear.weights - expected).norm < 4 * .ulpOfOne)
  }

  @Test("the loss is convex: in the middle of two models it is at most the mean of theirs")
  func convexity() {
    var generator = SeededGenerator(seed: 4)
    let x = Tensor.normal([20, 3], using: &generator)
    let labels = (0..<20).map { $0 % 2 }
    func loss(_ theta: Tensor) -> Scalar {
      LogisticModel(theta: theta).lossAndGradient(x, labels).loss
    }
    for _ in 0..<50 {
      let a = Tensor.normal([4], standardDeviation: 5, using: &generator)
      let b = Tensor.normal([4], standardDeviation: 5, using: &generator)
      #expect(loss((a + b) / 2) <= (loss(a) + loss(b)) / 2)
    }
  }

  @Test("theta and the linear model are two views of the same parameters")
  func theta() {
    let model = LogisticModel(theta: Tensor([1, 2, 3]))
    #expect(model.linear.bias == Tensor([1]))
    #expect(model.linear.weights == Tensor([[2], [3]]))
    #expect(model.theta == Tensor([1, 2, 3]))
    #expect(model.parameterCount == 3)
  }

  @Test("inputs that take the logits to ±1,000 leave loss and gradient finite")
  func extremes() {
    let model = LogisticModel(theta: Tensor([0, 1]))
    let (loss, gradient) = model.lossAndGradient(Tensor([[1000], [-1000]]), [0, 0])
    #expect(loss == 500)
    #expect(gradient.theta == Tensor([0.5, 500]))
  }

  @Test("a class that is neither 0 nor 1 stops the program and is named")
  func labels() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LogisticModel(inputs: 1).lossAndGradient(.zeros([2, 1]), [1, 2])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a target 2.0; expected 0 to 1"))
  }
}
