import Learning
import Tensors
import Testing

private struct Line: Parameters {
  var slope: Tensor
  var offset: Tensor
  var tensors: [WritableKeyPath<Line, Tensor>] { [\.slope, \.offset] }
}

private struct Lines: Parameters {
  var first: Line
  var rest: [Line]
  var tensors: [WritableKeyPath<Lines, Tensor>] {
    tensors(of: \.first) + tensors(ofEach: \.rest)
  }
}

private struct Descent: MemorylessRule {
  var rate: Scalar
  func callAsFunction(_ parameter: inout Vector, _ gradient: Vector) {
    parameter -= rate * gradient
  }
}

@Suite("Optimizer: one pass over every tensor of a model")
struct OptimizerTests {
  private func model(_ start: Scalar) -> Lines {
    func line(_ value: Scalar) -> Line {
      Line(slope: Tensor([value, value + 1]), offset: Tensor([value / 2]))
    }
    return Lines(first: line(start), rest: [line(start + 10), line(start + 20)])
  }

  @Test("nested models and lists of parts are all found")
  func places() {
    #expect(model(0).tensors.count == 6)
    #expect(model(0).parameterCount == 9)
  }

  @Test("every tensor is updated, none twice")
  func update() {
    var lines = model(1)
    let step = Optimizer(Descent(rate: 0.5), for: lines)
    step(&lines, model(100))
    let expected = zip(model(1).tensors, model(1).tensors).map { tensor, _ in
      model(1)[keyPath: tensor] - 0.5 * model(100)[keyPath: tensor]
    }
    #expect(lines.tensors.map { lines[keyPath: $0] } == expected)
  }

  @Test("no parameter's storage moves, in lists neither")
  func storage() {
    var lines = model(1)
    let step = Optimizer(Descent(rate: 0.5), for: lines)
    let before = lines.tensors.map { lines[keyPath: $0].storageAddress }
    step(&lines, model(2))
    #expect(lines.tensors.map { lines[keyPath: $0].storageAddress } == before)
  }

  @Test("a copy of the model keeps its values")
  func copies() {
    var lines = model(1)
    let copy = lines
    Optimizer(Descent(rate: 0.5), for: lines)(&lines, model(2))
    #expect(copy.first.slope == Tensor([1, 2]))
    #expect(lines.first.slope == Tensor([0, 0.5]))
  }
}
