import Attention
import GradientChecking
import Tensors
import Testing

@Suite("Layer normalisation: y = g ⊙ (x − μ)/√(σ² + ε) + b")
struct LayerNormalizationTests {
  @Test("forward and backward are those worked by hand")
  func byHand() {
    // μ = 2, σ² = 1, and with ε = 3 the root is 2: x̂ = ∓½.
    let layer = LayerNormalization(gain: Tensor([2, 4]), bias: Tensor([10, 20]), epsilon: 3)
    let (y, backward) = layer.forward(Tensor([[1, 3]]))
    #expect(y == Tensor([[9, 22]]))
    // dx̂ = (2, 4), its mean 3, the mean of dx̂ ⊙ x̂ ½.
    let (dx, gradient) = backward(Tensor([[1, 1]]))
    #expect(dx == Tensor([[-0.375, 0.375]]))
    #expect(gradient.gain == Tensor([-0.5, 0.5]))
    #expect(gradient.bias == Tensor([1, 1]))
    #expect(gradient.epsilon == 3)
  }

  @Test("the layer is the definition, row by row", arguments: [1, 2, 7, 16, 33, 128])
  func definition(width: Int) {
    var generator = SeededGenerator(seed: 1)
    let x = Tensor.normal([3, 2, width], mean: 1, using: &generator)
    let layer = randomised(LayerNormalization(width: width), using: &generator)
    let y = layer.forward(x).y
    let rows = (x.reshaped([6, width]), y.reshaped([6, width]))
    for n in 0..<6 {
      let literal = layerNormalizationByDefinition(
        rows.0.rows(n..<n + 1).reshaped([width]), gain: layer.gain, bias: layer.bias)
      #expect(nearly(rows.1.rows(n..<n + 1).reshaped([width]), literal))
    }
  }

  @Test(
    "the gradients of x, gain and bias agree with central differences",
    arguments: [[3, 5], [2, 3, 7], [70, 3], [1, 17]])
  func gradient(shape: [Int]) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let layer = randomised(
        LayerNormalization(width: shape[shape.count - 1], epsilon: 0.1), using: &generator)
      let x = Tensor.normal(shape, mean: 1, using: &generator)
      report.check(layer, at: x, using: &generator) { $0.forward($1) }
    }
    #expect(report.passes, "\(report)")
  }

  #if !SinglePrecision
    @Test("dx sums to 0, and so does dx · x̂: neither a shift nor a stretch changes anything")
    func laws() {
      var generator = SeededGenerator(seed: 3)
      let layer = LayerNormalization(
        gain: .normal([9], using: &generator), bias: .zeros([9]), epsilon: 1e-300)
      let x = Tensor.normal([4, 9], using: &generator)
      let (y, backward) = layer.forward(x)
      let dx = backward(.normal([4, 9], using: &generator)).dx
      #expect(dx.sumOfColumns().norm < 1e-12)
      #expect((dx * (y / layer.gain)).sumOfColumns().norm < 1e-12)
      #expect((layer.forward(x * 1_000 + 5).y - y).norm < 1e-12 * 100)
      #expect((layer.forward(x * -1).y + y).norm < 1e-12)
    }

    @Test("what comes out has the mean 0 and the variance σ²/(σ² + ε)")
    func moments() {
      var generator = SeededGenerator(seed: 4)
      let x = Tensor.normal([5, 40], mean: -3, standardDeviation: 0.01, using: &generator)
      let y = LayerNormalization(width: 40).forward(x).y
      #expect(y.meanOfColumns().norm < 1e-12)
      for n in 0..<5 {
        let row = x.rows(n..<n + 1)
        let variance = ((row - row.mean()) * (row - row.mean())).mean()
        let found = (y * y).meanOfColumns()[n]
        #expect(abs(found - variance / (variance + 1e-5)) < 1e-12)
        #expect(found < 0.95)  // so small a row is not stretched all the way
      }
    }
  #endif

  @Test("a row of equal numbers becomes the bias, and its gradient is finite")
  func constantRow() {
    let layer = LayerNormalization(gain: Tensor([3, 3, 3]), bias: Tensor([1, 2, 3]))
    let (y, backward) = layer.forward(Tensor([[7, 7, 7], [0, 0, 0]]))
    #expect(y == Tensor([[1, 2, 3], [1, 2, 3]]))
    let dx = backward(Tensor([[1, 2, 3], [0, 0, 0]])).dx
    #expect(dx.scalars.allSatisfy { $0.isFinite })
    #expect(abs(dx[0, 2] / (3 / Scalar(1e-5).squareRoot()) - 1) < 16 * .ulpOfOne)
  }

  @Test("rows of the wrong width stop the program, which names both")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LayerNormalization(width: 4).forward(.zeros([2, 3]))
    }
    expectStop(result, says: "x of shape [2, 3], expected rows of 4")
  }
}
