import Tensors
import Testing

/// One of the four operations in all its forms.
struct Operation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let onScalars: @Sendable (Scalar, Scalar) -> Scalar
  let onTensors: @Sendable (Tensor, Tensor) -> Tensor
  let withScalar: @Sendable (Tensor, Scalar) -> Tensor
  let toScalar: @Sendable (Scalar, Tensor) -> Tensor
  let inPlace: @Sendable (inout Tensor, Tensor) -> Void
  let inPlaceWithScalar: @Sendable (inout Tensor, Scalar) -> Void

  static let all = [
    Operation(
      testDescription: "+", onScalars: { $0 + $1 }, onTensors: { $0 + $1 },
      withScalar: { $0 + $1 }, toScalar: { $0 + $1 }, inPlace: { $0 += $1 },
      inPlaceWithScalar: { $0 += $1 }),
    Operation(
      testDescription: "-", onScalars: { $0 - $1 }, onTensors: { $0 - $1 },
      withScalar: { $0 - $1 }, toScalar: { $0 - $1 }, inPlace: { $0 -= $1 },
      inPlaceWithScalar: { $0 -= $1 }),
    Operation(
      testDescription: "*", onScalars: { $0 * $1 }, onTensors: { $0 * $1 },
      withScalar: { $0 * $1 }, toScalar: { $0 * $1 }, inPlace: { $0 *= $1 },
      inPlaceWithScalar: { $0 *= $1 }),
    Operation(
      testDescription: "/", onScalars: { $0 / $1 }, onTensors: { $0 / $1 },
      withScalar: { $0 / $1 }, toScalar: { $0 / $1 }, inPlace: { $0 /= $1 },
      inPlaceWithScalar: { $0 /= $1 }),
  ]
}

@Suite("Arithmetic: + − * / element by element")
struct ArithmeticTests {
  let a = Tensor([[8, 6], [4, 2]])
  let b = Tensor([[2, 3], [4, -1]])

  @Test("two tensors, worked by hand")
  func tensors() {
    #expect(a + b == Tensor([[10, 9], [8, 1]]))
    #expect(a - b == Tensor([[6, 3], [0, 3]]))
    #expect(a * b == Tensor([[16, 18], [16, -2]]))
    #expect(a / b == Tensor([[4, 2], [1, -2]]))
    #expect(-a == Tensor([[-8, -6], [-4, -2]]))
  }

  @Test("a tensor and a scalar on either side, worked by hand")
  func scalars() {
    #expect(a + 2 == Tensor([[10, 8], [6, 4]]))
    #expect(a - 2 == Tensor([[6, 4], [2, 0]]))
    #expect(a * 2 == Tensor([[16, 12], [8, 4]]))
    #expect(a / 2 == Tensor([[4, 3], [2, 1]]))
    #expect(2 + a == Tensor([[10, 8], [6, 4]]))
    #expect(2 - a == Tensor([[-6, -4], [-2, 0]]))
    #expect(2 * a == Tensor([[16, 12], [8, 4]]))
    #expect(24 / a == Tensor([[3, 4], [6, 12]]))
  }

  @Test("a vector on the right is applied to every row, worked by hand")
  func rows() {
    let v = Tensor([2, -1])
    #expect(a + v == Tensor([[10, 5], [6, 1]]))
    #expect(a - v == Tensor([[6, 7], [2, 3]]))
    #expect(a * v == Tensor([[16, -6], [8, -2]]))
    #expect(a / v == Tensor([[4, -6], [2, -2]]))
  }

  @Test("every operation is the scalars' own, for every length", arguments: Operation.all)
  func byDefinition(operation: Operation) {
    for length in [0, 1, 2, 7, 8, 9, 31, 64, 100] {
      let x = wholeNumbers([length], seed: 1)
      let y = wholeNumbers([length], seed: 2) + 20
      let expected = Tensor(zip(x.scalars, y.scalars).map(operation.onScalars))
      #expect(operation.onTensors(x, y) == expected)
      #expect(
        operation.withScalar(x, 3) == Tensor(x.scalars.map { operation.onScalars($0, 3) }))
      #expect(
        operation.toScalar(3, y) == Tensor(y.scalars.map { operation.onScalars(3, $0) }))
    }
  }

  @Test(
    "a vector meets every row of a tensor of any rank", arguments: Operation.all,
    [[3, 5], [1, 5], [2, 3, 5], [2, 1, 3, 5], [0, 5], [4, 0], [2, 0, 5]])
  func broadcast(operation: Operation, shape: [Int]) {
    let width = shape[shape.count - 1]
    let x = wholeNumbers(shape, seed: 3)
    let v = wholeNumbers([width], seed: 4) + 20
    let found = operation.onTensors(x, v)
    #expect(found.shape == shape)
    for (i, scalar) in x.scalars.enumerated() {
      #expect(found.scalars[i] == operation.onScalars(scalar, v[i % width]))
    }
  }

  @Test("the forms in place give the same and move no storage", arguments: Operation.all)
  func inPlace(operation: Operation) {
    let x = wholeNumbers([2, 3, 5], seed: 5)
    for y in [wholeNumbers([2, 3, 5], seed: 6) + 20, wholeNumbers([5], seed: 7) + 20] {
      var result = x + 0
      let address = result.storageAddress
      operation.inPlace(&result, y)
      #expect(result == operation.onTensors(x, y))
      operation.inPlaceWithScalar(&result, 3)
      #expect(result == operation.withScalar(operation.onTensors(x, y), 3))
      #expect(result.storageAddress == address)
    }
  }

  @Test("a tensor may meet itself in place")
  func itself() {
    var x = Tensor([1, 2, 3])
    x += x
    #expect(x == Tensor([2, 4, 6]))
    x -= x
    #expect(x == Tensor([0, 0, 0]))
  }

  @Test("NaN and infinity pass through")
  func specialNumbers() {
    let x = Tensor([.nan, .infinity, -.infinity, 0])
    #expect((x + 1)[0].isNaN && (x * 0)[0].isNaN && (-x)[0].isNaN)
    #expect((x - 1)[1] == .infinity && (-x)[1] == -.infinity && (1 / x)[1] == 0)
    #expect((x * 0)[1].isNaN && (x + x)[2] == -.infinity && (x - x)[2].isNaN)
    #expect((x / 0)[3].isNaN && (1 / x)[3] == .infinity)
  }

  @Test(
    "shapes that do not fit stop the program and are named with the operation",
    arguments: Operation.all.indices,
    [
      [[2, 3], [3, 2]], [[2, 3], [2]], [[3], [2, 3]], [[2, 3], [1, 3]], [[3], [1]], [[3], []],
      [[2, 0], [2]],
    ])
  func misuse(number: Int, shapes: [[Int]]) async {
    let name = Operation.all[number].testDescription
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [number, shapes] in
      _ = Operation.all[number].onTensors(.zeros(shapes[0]), .zeros(shapes[1]))
    }
    expectMessage(of: result, naming: "\(name): shapes \(shapes[0]) and \(shapes[1])")
  }

  @Test("in place, too", arguments: Operation.all.indices)
  func misuseInPlace(number: Int) async {
    let name = Operation.all[number].testDescription
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [number] in
      var x = Tensor.zeros([2, 3])
      Operation.all[number].inPlace(&x, .zeros([2]))
    }
    expectMessage(of: result, naming: "\(name)=: shapes [2, 3] and [2]")
  }
}
