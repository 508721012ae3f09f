import GradientChecking
import Tensors
import Testing

@Suite("∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h")
struct NumericalGradientTests {
  @Test("the gradient of a quadratic form is exact up to rounding")
  func quadratic() {
    let x = Tensor([[1, -2], [0.5, 3]])
    let weights = Tensor([[2, 1], [-1, 4]])
    let gradient = NumericalGradient(at: x) { ($0 * $0 * weights).sum() }
    let difference = (gradient.values - 2 * x * weights).norm
    #expect(difference < 2 * gradient.roundingError)
    #expect(gradient.kinks.isEmpty)
  }

  @Test("a kink is found wherever it lies within the step")
  func kinks() {
    let step = stepSize
    for offset in [-0.9, -0.6, -0.2, 0, 0.1, 0.45, 0.55, 0.95] as [Scalar] {
      let x = Tensor([1, offset * step, -1])
      let gradient = NumericalGradient(at: x) { $0.map { max(0, $0) }.sum() }
      #expect(gradient.kinks == [1], "kink at \(offset) steps")
    }
  }

  @Test("a strongly curved but smooth function has no kink")
  func curvature() {
    let x = Tensor([0.3, -0.2, 0.1])
    let gradient = NumericalGradient(at: x) { exp(3 * $0).sum() + tanh(5 * $0).sum() }
    #expect(gradient.kinks.isEmpty)
  }

  @Test("a kink at every draw is a complaint, not an endless loop and not a pass")
  func alwaysKinked() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      report.check(at: .zeros([2]), using: &generator) { x in
        (x.map { abs($0) }, { $0 * 0 })
      }
    }
    #expect(!report.passes)
    #expect(report.complaints == ["every one of 20 draws lies on a kink"])
  }

  @Test("an empty report proves nothing and does not pass")
  func empty() { #expect(!GradientReport().passes) }
}

@Suite("The report names what is wrong")
struct GradientReportTests {
  @Test("the worst entry is named with both values")
  func worst() {
    var report = GradientReport()
    let x = Tensor([[1, 2, 3], [4, 5, 6]])
    report.compare(Tensor([[2, 4, 7], [8, 10, 12]]), "x", at: x) { ($0 * $0).sum() }
    #expect(!report.passes)
    #expect(report.comparisons[0].worst == [0, 2])
    #expect(report.description.contains("x [2, 3]: DISAGREES"))
    #expect(report.description.contains("worst entry [0, 2]: claimed 7.0, numerical "))
  }

  @Test("a backward pass that changes from call to call is a complaint")
  func stateful() {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let x = Tensor.normal([4], using: &generator)
      report.check(at: x, using: &generator) { x in
        var calls: Scalar = 0
        return (
          x * 2,
          { dy in
            calls += 1
            return dy * 2 * calls
          }
        )
      }
    }
    #expect(!report.passes)
    #expect(report.complaints == ["backward called twice gives two results"])
  }

  @Test("zero gradients that are truly zero agree")
  func zero() {
    var report = GradientReport()
    report.compare(.zeros([3]), "x", at: Tensor([1, 2, 3])) { _ in 7 }
    #expect(report.passes)
  }
}

@Suite("⟨A x, y⟩ = ⟨x, Aᵀ y⟩")
struct AdjointTests {
  @Test("the product with a matrix and with its transpose are adjoint")
  func matrix() {
    var generator = SeededGenerator(seed: 5)
    let matrix = Tensor.normal([7, 3], using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    let y = Tensor.normal([5, 3], using: &generator)
    let right = adjointError(x: x, y: y) {
      $0.matmul(matrix)
    } adjoint: {
      $0.matmul(matrix.transposed)
    }
    #expect(right < 8 * .ulpOfOne)
    let wrong = adjointError(x: x, y: y) {
      $0.matmul(matrix)
    } adjoint: {
      $0.matmul(matrix.transposed) * 1.001
    }
    #expect(wrong > 1e-5)
  }

  @Test("the error is a part of the products: |24 − 36| of 24 + 36, whatever the unit")
  func relative() {
    for unit: Scalar in [1, 1024, 1 / 1024] {
      let error = adjointError(x: Tensor([3 * unit]), y: Tensor([4])) {
        $0 * 2
      } adjoint: {
        $0 * 3
      }
      #expect(abs(error - 0.2) < 2 * .ulpOfOne)
    }
  }
}
