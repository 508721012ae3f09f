import GradientChecking
import LinearRegression
import Tensors
import Testing

@Suite("Curvature: H = 2/NM · XᵀX, and the largest stable rate 2/λmax")
struct CurvatureTests {
  @Test("the Hessian of inputs −1 and 1 is 2 · I, worked by hand")
  func byHand() {
    let curvature = Curvature(ofInputs: Tensor([[-1], [1]]))
    #expect(curvature.hessian == Tensor([[2, 0], [0, 2]]))
    #expect(abs(curvature.largest - 2) < 16 * .ulpOfOne)
    #expect(abs(curvature.largestStableRate - 1) < 16 * .ulpOfOne)
  }

  @Test("inputs ±3 bend nine times as much along the slope as along the intercept")
  func ellipse() {
    let curvature = Curvature(ofInputs: Tensor([[-3], [3]]))
    #expect(abs(curvature.largest - 18) < 64 * .ulpOfOne)
    #expect(abs(curvature.smallest - 2) < 64 * .ulpOfOne)
    #expect(abs(curvature.fastestRate - 0.1) < 16 * .ulpOfOne)
  }

  @Test("the eigenvalues have the sum and product of a matrix of two", arguments: [1, 2, 3])
  func traceAndDeterminant(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let curvature = Curvature(ofInputs: NoisyLine(using: &generator).x)
    let h = curvature.hessian
    let determinant = h[0, 0] * h[1, 1] - h[0, 1] * h[1, 0]
    #expect(
      abs(curvature.largest + curvature.smallest - h[0, 0] - h[1, 1]) < 64 * .ulpOfOne * h.norm)
    #expect(
      abs(curvature.largest * curvature.smallest - determinant) < 64 * .ulpOfOne * h.norm * h.norm)
  }

  @Test("the Hessian is the derivative of the gradient", arguments: [1, 2])
  func derivative(outputs: Int) {
    var generator = SeededGenerator(seed: 7)
    let x = Tensor.normal([6, 2], using: &generator)
    let y = Tensor.normal([6, outputs], using: &generator)
    func gradient(_ theta: Tensor) -> Tensor {
      // The other outputs do not matter: the loss is a sum over outputs.
      let weights = Tensor((0..<2).map { i in (0..<outputs).map { $0 == 0 ? theta[i + 1] : 1 } })
      let bias = Tensor((0..<outputs).map { $0 == 0 ? theta[0] : 1 })
      let gradient = LinearModel(weights: weights, bias: bias).lossAndGradient(x, y).gradient
      return Tensor([gradient.bias[0], gradient.weights[0, 0], gradient.weights[1, 0]])
    }
    let hessian = Curvature(ofInputs: x, outputs: outputs).hessian
    var report = GradientReport()
    for row in 0..<3 {
      let claimed = hessian.rows(row..<(row + 1)).reshaped([3])
      report.compare(claimed, "row \(row)", at: Tensor([0.5, -1, 2])) { gradient($0)[row] }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("a constant column makes the loss flat in one direction")
  func flat() {
    let curvature = Curvature(ofInputs: Tensor([[1], [1], [1]]))
    #expect(curvature.smallest == 0)
    #expect(abs(curvature.largest - 4) < 64 * .ulpOfOne)
  }

  @Test("descent converges just below the largest stable rate and diverges just above it")
  func bound() throws {
    var generator = SeededGenerator(seed: 8)
    let line = NoisyLine(using: &generator)
    let best = try LinearModel(leastSquares: line.x, line.y).lossAndGradient(line.x, line.y).loss
    let limit = Curvature(ofInputs: line.x).largestStableRate
    func excess(_ part: Scalar) -> [Scalar] {
      Descent(
        from: LinearModel(theta: Tensor([0, 0])), x: line.x, y: line.y, rate: part * limit,
        epochs: 500
      ).losses.map { $0 - best }
    }
    #expect(excess(0.98)[500] < 1e-4 * excess(0.98)[0])
    #expect(excess(1.02)[500] > 1e4 * excess(1.02)[0])
  }

  @Test("no rows stop the program")
  func empty() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Curvature(ofInputs: .zeros([0, 2]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("Curvature: inputs of shape [0, 2]"))
  }
}
