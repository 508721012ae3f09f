import Tensors
import Testing

@Suite("Row normalisation: y = (x − μ)/√(σ² + ε) ⊙ gain + bias", .serialized)
struct RowNormalizationTests {
  @Test("it is the definition, for rows of every width around a register's and a block's")
  func definition() {
    var generator = SeededGenerator(seed: 1)
    for width in [1, 2, 5, 15, 16, 17, 64, 130, 700] {
      let x = Tensor.normal([3, width], mean: 3, standardDeviation: 2, using: &generator)
      let gain = Tensor.normal([width], using: &generator)
      let bias = Tensor.normal([width], using: &generator)
      let rows = x.normalizedRows(gain: gain, bias: bias, epsilon: 0.25)
      for n in 0..<3 {
        let row = x.rows(n..<n + 1)
        let centred = row - row.mean()
        let factor = 1 / ((centred * centred).mean() + 0.25).squareRoot()
        #expect(agrees(rows.factors[n], with: factor, ulps: 32))
        let expected = centred * factor * gain + bias
        #expect((rows.y.rows(n..<n + 1) - expected).norm <= 64 * .ulpOfOne * expected.norm)
      }
    }
  }

  @Test("a row's bits depend neither on its neighbours nor on the number of threads")
  func sameBits() {
    var generator = SeededGenerator(seed: 2)
    let x = Tensor.normal([1_009, 307], using: &generator)
    let dy = Tensor.normal([1_009, 307], using: &generator)
    let gain = Tensor.normal([307], using: &generator)
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let rows = x.normalizedRows(gain: gain, bias: gain, epsilon: 1e-5)
    let back = dy.normalizedRowsBackward(rows, gain: gain)
    let alone = x.rows(1_008..<1_009).normalizedRows(gain: gain, bias: gain, epsilon: 1e-5)
    #expect(alone.y == rows.y.rows(1_008..<1_009))
    for count in [2, 3, 8] {
      Threads.count = count
      let again = x.normalizedRows(gain: gain, bias: gain, epsilon: 1e-5)
      #expect(again.y == rows.y)
      #expect(dy.normalizedRowsBackward(again, gain: gain) == back)
    }
  }

  @Test("no rows have a result, and gradients of 0")
  func empty() {
    let gain = Tensor([1, 2])
    let rows = Tensor.zeros([0, 2]).normalizedRows(gain: gain, bias: gain, epsilon: 1)
    #expect(rows.y == .zeros([0, 2]))
    let back = Tensor.zeros([0, 2]).normalizedRowsBackward(rows, gain: gain)
    #expect(back == (.zeros([0, 2]), .zeros([2]), .zeros([2])))
  }

  @Test("a gain of another width stops the program, which names the shapes")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor.zeros([2, 3]).normalizedRows(
        gain: Tensor([1, 1]), bias: .zeros([3]), epsilon: 1)
    }
    expectMessage(of: result, naming: "[2, 3]", "[2]")
  }
}
