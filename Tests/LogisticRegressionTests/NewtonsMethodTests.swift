import Foundation
import GradientChecking
import Learning
import LinearRegression
import LogisticRegression
import Tensors
import Testing

@Suite("Newton's method: θ ← θ − (H + λI)⁻¹ g")
struct NewtonsMethodTests {
  /// Of four examples at x = 1 three are of class 1, of four at x = −1 one: the minimum is at
  /// b = 0, w = ln 3.
  let x = Tensor([[1], [1], [1], [1], [-1], [-1], [-1], [-1]])
  let labels = [1, 1, 1, 0, 1, 0, 0, 0]

  @Test("the first step is worked by hand: g = −¼, H = ¼, so w = 1")
  func byHand() throws {
    var model = LogisticModel(inputs: 1)
    #expect(model.hessian(x) == Tensor([[0.25, 0], [0, 0.25]]))
    #expect(model.lossAndGradient(x, labels).gradient.theta == Tensor([0, -0.25]))
    try NewtonsMethod()(&model, x, labels)
    #expect(model.theta == Tensor([0, 1]))
  }

  @Test("the right digits double with every step")
  func quadratic() throws {
    var model = LogisticModel(inputs: 1)
    var errors: [Scalar] = []
    for _ in 0..<6 {
      try NewtonsMethod()(&model, x, labels)
      errors.append(abs(model.theta[1] - Scalar(log(3.0))))
    }
    for (before, after) in zip(errors, errors.dropFirst()) {
      #expect(after <= before * before + 4 * .ulpOfOne)
    }
    #expect(errors[5] <= 4 * .ulpOfOne)
  }

  @Test("the Hessian agrees with central differences of the gradient")
  func hessian() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let theta = Tensor.normal([4], using: &generator)
      let x = Tensor.normal([7, 3], using: &generator)
      let labels = [0, 1, 1, 0, 1, 0, 1]
      let hessian = LogisticModel(theta: theta).hessian(x)
      for i in 0..<4 {
        report.compare(hessian.rows(i..<(i + 1)).reshaped([4]), "row \(i)", at: theta) {
          LogisticModel(theta: $0).lossAndGradient(x, labels).gradient.theta[i]
        }
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("a step is a weighted least-squares fit: XᵀSX · θ = XᵀS · (Xθ + S⁻¹(y − p))")
  func reweightedLeastSquares() throws {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([30, 2], using: &generator)
    let labels = (0..<30).map { _ in Int.random(in: 0...1, using: &generator) }
    var model = LogisticModel(theta: Tensor([0.1, -0.2, 0.3]))
    let (z, p) = (model.logits(x), sigmoid(model.logits(x)))
    let weights = p * (1 - p)
    let working = z + (Tensor(labels.map { Scalar($0) }) - p) / weights
    let design = Tensor.concatenating([.zeros([30, 1]) + 1, x], along: 1)
    let weighted = design.transposed.tensor * weights
    let fit = try Cholesky(weighted.matmul(design))
      .solve(weighted.matmul(working.reshaped([30, 1])))
    try NewtonsMethod()(&model, x, labels)
    #expect((model.theta - fit.reshaped([3])).norm < 256 * .ulpOfOne)
  }

  @Test("gradient descent comes to the same minimum, in thousands of steps instead of six")
  func sameMinimum() throws {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([40, 2], using: &generator)
    let noise = Tensor.normal([40], using: &generator)
    let labels = (0..<40).map { x[$0, 0] - x[$0, 1] + noise[$0] > 0 ? 1 : 0 }
    var newton = LogisticModel(inputs: 2)
    for _ in 0..<8 { try NewtonsMethod()(&newton, x, labels) }
    var descent = LogisticModel(inputs: 2)
    let step = Optimizer(GradientDescent(rate: 2), for: descent)
    for _ in 0..<5000 { step(&descent, descent.lossAndGradient(x, labels).gradient) }
    #expect(newton.lossAndGradient(x, labels).gradient.theta.norm < 64 * .ulpOfOne)
    #expect((newton.theta - descent.theta).norm < 1e5 * .ulpOfOne)
  }

  @Test("from a start far off, where the whole step overshoots, the loss never rises")
  func farStart() throws {
    var model = LogisticModel(theta: Tensor([0, -6]))
    var losses = [model.lossAndGradient(x, labels).loss]
    for _ in 0..<12 {
      try NewtonsMethod()(&model, x, labels)
      losses.append(model.lossAndGradient(x, labels).loss)
    }
    for (before, after) in zip(losses, losses.dropFirst()) {
      #expect(after <= before * (1 + 16 * .ulpOfOne))
    }
    #expect(abs(model.theta[1] - Scalar(log(3.0))) < 16 * .ulpOfOne)
  }

  @Test("separated classes have no minimum: undamped steps grow for ever, damped ones fade")
  func separated() throws {
    let x = Tensor([[-2], [-1], [1], [2]])
    let labels = [0, 0, 1, 1]
    var (undamped, damped) = (LogisticModel(inputs: 1), LogisticModel(inputs: 1))
    for _ in 0..<15 {
      try NewtonsMethod()(&undamped, x, labels)
      try NewtonsMethod(damping: 0.01)(&damped, x, labels)
    }
    #expect(undamped.theta[1] > 14)
    #expect(damped.theta[1] < 8)
    let (before, after) = (damped.theta[1], damped.lossAndGradient(x, labels).loss)
    try NewtonsMethod(damping: 0.01)(&damped, x, labels)
    #expect(damped.theta[1] - before < 0.5)
    #expect(damped.lossAndGradient(x, labels).loss < after)
  }

  @Test("inputs that depend on each other are refused with the reason; damped, they are not")
  func dependent() throws {
    let twice = Tensor([[1, 2], [2, 4], [-1, -2], [0, 0]])
    var model = LogisticModel(inputs: 2)
    #expect(throws: NotPositiveDefinite.self) {
      try NewtonsMethod()(&model, twice, [1, 1, 0, 1])
    }
    #expect(model.theta == .zeros([3]))
    try NewtonsMethod(damping: 1e-3)(&model, twice, [1, 1, 0, 1])
    let loss = model.lossAndGradient(twice, [1, 1, 0, 1]).loss
    #expect(loss < Scalar(log(2.0)))
  }
}
