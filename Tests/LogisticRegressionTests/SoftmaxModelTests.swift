import Foundation
import GradientChecking
import Learning
import LinearRegression
import LogisticRegression
import Tensors
import Testing

@Suite("Softmax regression: one linear model a class")
struct SoftmaxModelTests {
  @Test("the first gradient is worked by hand: the templates are the classes' mean examples")
  func byHand() {
    let x = Tensor([[3, 0], [0, 3], [3, 3]])
    let (loss, gradient) = SoftmaxModel(inputs: 2, classes: 3).lossAndGradient(x, [0, 1, 2])
    #expect(abs(loss - log(3)) < 2 * .ulpOfOne)
    // dz = (1/3 − onehot) / 3 and dW = xᵀ · dz, so for class 0: (3·(−2) + 3·1, 3·1 + 3·1) / 9.
    let expected = Tensor([[-3, 6, -3], [6, -3, -3]]) / 9
    #expect((gradient.linear.weights - expected).norm < 4 * .ulpOfOne)
    #expect(gradient.linear.bias.norm < 2 * .ulpOfOne)
  }

  @Test("the gradient agrees with central differences", arguments: [1, 3, 7])
  func gradient(batch: Int) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      var model = SoftmaxModel(inputs: 4, classes: 3)
      model.linear.weights = .normal([4, 3], using: &generator)
      model.linear.bias = .normal([3], using: &generator)
      let x = Tensor.normal([batch, 4], using: &generator)
      let labels = (0..<batch).map { _ in Int.random(in: 0..<3, using: &generator) }
      report.compare(model.lossAndGradient(x, labels).gradient, at: model) {
        $0.lossAndGradient(x, labels).loss
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 15)
  }

  @Test("with two classes it is logistic regression with the difference of the templates")
  func twoClasses() {
    var generator = SeededGenerator(seed: 2)
    var model = SoftmaxModel(inputs: 3, classes: 2)
    model.linear.weights = .normal([3, 2], using: &generator)
    model.linear.bias = .normal([2], using: &generator)
    let (w, b) = (model.linear.weights, model.linear.bias)
    let differences = (0..<3).map { w[$0, 1] - w[$0, 0] }
    let binary = LogisticModel(theta: Tensor([b[1] - b[0]] + differences))
    let x = Tensor.normal([9, 3], using: &generator)
    let labels = [0, 1, 1, 0, 1, 0, 0, 1, 1]
    let (loss, gradient) = model.lossAndGradient(x, labels)
    let (binaryLoss, binaryGradient) = binary.lossAndGradient(x, labels)
    #expect(abs(loss - binaryLoss) < 8 * .ulpOfOne)
    #expect(model.guesses(x) == binary.guesses(x))
    for i in 0..<3 {
      let difference = gradient.linear.weights[i, 1] - binaryGradient.linear.weights[i, 0]
      #expect(abs(difference) < 8 * .ulpOfOne)
    }
  }

  @Test("a step moves no storage and lowers the loss")
  func step() {
    var generator = SeededGenerator(seed: 3)
    var model = SoftmaxModel(inputs: 4, classes: 3)
    let x = Tensor.normal([12, 4], using: &generator)
    let labels = (0..<12).map { $0 % 3 }
    let step = Optimizer(GradientDescent(rate: 0.1), for: model)
    let before = model.tensors.map { model[keyPath: $0].storageAddress }
    let (loss, gradient) = model.lossAndGradient(x, labels)
    step(&model, gradient)
    #expect(model.tensors.map { model[keyPath: $0].storageAddress } == before)
    #expect(model.lossAndGradient(x, labels).loss < loss)
  }

  @Test("inputs of the wrong width stop the program and name both shapes")
  func width() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = SoftmaxModel(inputs: 4, classes: 3).guesses(.zeros([2, 5]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("matmul: shapes [2, 5] and [4, 3]"))
  }
}
