import GradientChecking
import LanguageModel
import Tensors
import Testing

@Suite("Embedding: yₙ = E_k, dE_k = Σ dyₙ")
struct EmbeddingTests {
  @Test("rows are looked up, and a token that comes twice gets both gradients: worked by hand")
  func byHand() {
    let embedding = Embedding(weights: Tensor([[1, 2], [3, 4], [5, 6]]))
    let (y, backward) = embedding.forward([2, 0, 2])
    #expect(y == Tensor([[5, 6], [1, 2], [5, 6]]))
    let gradient = backward(Tensor([[1, 10], [2, 20], [4, 40]]))
    #expect(gradient.weights == Tensor([[2, 20], [0, 0], [5, 50]]))
    #expect(backward(.zeros([3, 2])).weights == .zeros([3, 2]))
  }

  @Test("the gradient agrees with central differences, repeated tokens and unused ones included")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let embedding = Embedding(count: 5, width: 3, using: &generator)
      let tokens = [4, 1, 4, 0, 1, 4, 1]
      let dy = Tensor.normal([7, 3], using: &generator)
      let gradient = embedding.forward(tokens).backward(dy)
      report.compare(gradient, at: embedding) { $0.forward(tokens).y.dot(dy) }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 15)
  }

  @Test("it is the product of one-hot rows with the table, and its transpose on the way back")
  func oneHot() {
    var generator = SeededGenerator(seed: 2)
    let embedding = Embedding(count: 6, width: 4, using: &generator)
    let tokens = (0..<11).map { _ in Int.random(in: 0..<6, using: &generator) }
    var rows = Tensor.zeros([11, 6])
    for (n, token) in tokens.enumerated() { rows[n, token] = 1 }
    let dy = Tensor.normal([11, 4], using: &generator)
    let (y, backward) = embedding.forward(tokens)
    #expect(agree(y, rows.matmul(embedding.weights)))
    #expect(agree(backward(dy).weights, rows.transposed.matmul(dy)))
  }

  @Test("scatter-add is the adjoint of gather")
  func adjoint() {
    var generator = SeededGenerator(seed: 3)
    let tokens = [0, 3, 3, 1, 0, 2, 3]
    let error = adjointError(
      x: .normal([4, 5], using: &generator), y: .normal([7, 5], using: &generator),
      map: { Embedding(weights: $0).forward(tokens).y },
      adjoint: { Embedding(weights: .zeros([4, 5])).forward(tokens).backward($0).weights })
    #expect(error < 8 * .ulpOfOne)
  }

  @Test("entries start with the mean 0 and the variance 1")
  func start() {
    var generator = SeededGenerator(seed: 4)
    let weights = Embedding(count: 100, width: 100, using: &generator).weights
    #expect(abs(weights.mean()) < 0.04)  // 4 standard deviations of the mean
    #expect(abs((weights * weights).mean() - 1) < 0.06)
  }

  @Test("a token that is not in the table stops the program, which names it")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Embedding(weights: .zeros([3, 2])).forward([0, 3])
    }
    expect(result, says: "row 3 of a tensor of shape [3, 2]")
  }
}
