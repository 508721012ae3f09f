import GradientChecking
import Learning
import Tensors
import Testing

/// The form of a layer whose input has no gradient: backward takes dy and gives the gradient only.
private struct Embedding: Parameters {
  var table: Tensor
  var tensors: [WritableKeyPath<Self, Tensor>] { [\.table] }

  func forward(_ tokens: [Int]) -> (y: Tensor, backward: (Tensor) -> Embedding) {
    let shape = table.shape
    return (
      table.gather(rows: tokens),
      { dy in
        var gradient = Tensor.zeros(shape)
        gradient.scatterAdd(dy, rows: tokens)  // a repeated token receives the sum
        return Embedding(table: gradient)
      }
    )
  }
}

@Suite("Form: embedding, forward(tokens) → y, dy → gradient")
struct EmbeddingFormTests {
  @Test("the table's gradient adds up repeated tokens")
  func gradient() {
    let tokens = [3, 0, 3, 3, 1]
    let report = GradientReport.drawing(seed: 4) { generator, report in
      let layer = Embedding(table: .normal([5, 2], using: &generator))
      let dy = Tensor.normal([5, 2], using: &generator)
      report.compare(layer.forward(tokens).backward(dy), at: layer) {
        $0.forward(tokens).y.dot(dy)
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("lookup and its backward pass are adjoint")
  func adjoint() {
    var generator = SeededGenerator(seed: 5)
    let tokens = [2, 2, 4, 0]
    let table = Tensor.normal([5, 3], using: &generator)
    let dy = Tensor.normal([4, 3], using: &generator)
    let error = adjointError(x: table, y: dy) {
      Embedding(table: $0).forward(tokens).y
    } adjoint: {
      Embedding(table: table).forward(tokens).backward($0).table
    }
    #expect(error < 8 * .ulpOfOne)
  }
}
