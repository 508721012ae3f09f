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

/// Remembers the sum of the gradients and the sum of the steps' numbers.
private struct Counting: TwoMomentRule {
  var number: Scalar = 0
  func at(step t: Int) -> Counting { Counting(number: Scalar(t)) }
  func callAsFunction(
    _ parameter: inout Vector, _ first: inout Vector, _ second: inout Vector, _ gradient: Vector
  ) {
    first += gradient
    second += Vector(repeating: number)
    parameter -= first + second
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

  @Test("two moments are kept apart, and steps are counted from 1 by ones")
  func moments() {
    var line = Line(slope: Tensor([0, 10]), offset: Tensor([20]))
    let gradient = Line(slope: Tensor([3, 4]), offset: Tensor([5]))
    var step = Optimizer(Counting(), for: line)
    step(&line, gradient)
    #expect(line.slope == Tensor([-4, 5]))  // 0 − (3 + 1) and 10 − (4 + 1)
    step(&line, gradient)
    #expect(step.steps == 2)
    #expect(step.moments.map(\.slope) == [Tensor([6, 8]), Tensor([3, 3])])
    #expect(step.moments.map(\.offset) == [Tensor([10]), Tensor([3])])
    #expect(line.slope == Tensor([-13, -6]))
    #expect(line.offset == Tensor([1]))  // 20 − (5 + 1) − (10 + 3)
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
