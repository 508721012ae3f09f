import Tensors
import Testing

/// A rule that tells its lanes and its arguments apart: θ ← θ/2 − g².
struct HalvingRule: MemorylessRule {
  func callAsFunction(_ parameter: inout Vector, _ gradient: Vector) {
    parameter = parameter * 0.5 - gradient * gradient
  }
}

@Suite("Update rule: one pass in place")
struct UpdateRuleTests {
  static let lanes = Vector.scalarCount
  /// So many scalars that they are divided among threads.
  static let manyParts = 100_003

  @Test(
    "the rule reaches every scalar once, as the literal loop does",
    arguments: [0, 1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes - 1, 100, manyParts])
  func everyLength(length: Int) {
    var generator = SeededGenerator(seed: 71)
    var parameters = Tensor.normal([length], using: &generator)
    let gradient = Tensor.normal([length], using: &generator)
    var expected = parameters
    for i in 0..<length { expected[i] = expected[i] * 0.5 - gradient[i] * gradient[i] }
    parameters.update(along: gradient, by: HalvingRule())
    #expect(parameters == expected)
  }

  @Test("the shape may be any", arguments: [[], [3, 5], [2, 3, 4], [0, 4]])
  func anyShape(shape: [Int]) {
    var parameters = wholeNumbers(shape, seed: 72)
    let expected = parameters / 2 - 9
    parameters.update(along: Tensor(repeating: 3, shape: shape), by: HalvingRule())
    #expect(parameters == expected)
  }

  @Test("no storage moves")
  func inPlace() {
    var parameters = Tensor(repeating: 1, shape: [10, 11])
    let address = parameters.storageAddress
    for _ in 0..<3 {
      parameters.update(along: Tensor(repeating: 1, shape: [10, 11]), by: HalvingRule())
    }
    #expect(parameters.storageAddress == address)
  }

  @Test("a copy made before keeps its values")
  func valueSemantics() {
    var parameters = Tensor([4, 8])
    let copy = parameters
    parameters.update(along: Tensor([1, 2]), by: HalvingRule())
    #expect(parameters == Tensor([1, 0]))
    #expect(copy == Tensor([4, 8]))
  }

  @Test("NaN stays in its place", arguments: [0, 7, 99])
  func nan(place: Int) {
    var parameters = Tensor.zeros([100])
    var gradient = Tensor.zeros([100])
    gradient[place] = .nan
    parameters.update(along: gradient, by: HalvingRule())
    #expect((0..<100).allSatisfy { parameters[$0].isNaN == ($0 == place) })
  }

  @Test("a gradient of another shape stops the program and both are named")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var parameters = Tensor.zeros([2, 3])
      parameters.update(along: .zeros([3, 2]), by: HalvingRule())
    }
    expectMessage(
      of: result, naming: "TensorsTests/UpdateRuleTests.swift", "update: ", "[2, 3]", "[3, 2]")
  }
}

/// A rule with one moment whose four arguments can be told apart: m ← m/2 + g, θ ← θ − 2m.
private struct OneMoment: OneMomentRule {
  func callAsFunction(_ parameter: inout Vector, _ moment: inout Vector, _ gradient: Vector) {
    moment = moment * 0.5 + gradient
    parameter -= 2 * moment
  }
}

/// A rule with two moments that can be told apart: m ← m/2 + g, v ← 3v + g², θ ← θ − 2m + v.
private struct TwoMoments: TwoMomentRule {
  func callAsFunction(
    _ parameter: inout Vector, _ first: inout Vector, _ second: inout Vector, _ gradient: Vector
  ) {
    first = first * 0.5 + gradient
    second = second * 3 + gradient * gradient
    parameter += second - 2 * first
  }
}

@Suite("Update rules that remember: one pass over parameters and moments")
struct MomentRuleTests {
  static let lanes = Vector.scalarCount
  static let lengths =
    [0, 1, lanes - 1, lanes, lanes + 1, 3 * lanes - 1, 100, UpdateRuleTests.manyParts]

  @Test("one moment: every scalar once, as the literal loop does", arguments: lengths)
  func oneMoment(length: Int) {
    var (parameters, moments) = (
      wholeNumbers([length], seed: 81), wholeNumbers([length], seed: 82)
    )
    let gradient = wholeNumbers([length], seed: 83)
    var (theta, m) = (parameters, moments)
    for i in 0..<length {
      m[i] = m[i] * 0.5 + gradient[i]
      theta[i] -= 2 * m[i]
    }
    parameters.update(&moments, along: gradient, by: OneMoment())
    #expect(parameters == theta)
    #expect(moments == m)
  }

  @Test("two moments: every scalar once, as the literal loop does", arguments: lengths)
  func twoMoments(length: Int) {
    var parameters = wholeNumbers([length], seed: 84)
    var (first, second) = (wholeNumbers([length], seed: 85), wholeNumbers([length], seed: 86))
    let gradient = wholeNumbers([length], seed: 87)
    var (theta, m, v) = (parameters, first, second)
    for i in 0..<length {
      m[i] = m[i] * 0.5 + gradient[i]
      v[i] = v[i] * 3 + gradient[i] * gradient[i]
      theta[i] += v[i] - 2 * m[i]
    }
    parameters.update(&first, &second, along: gradient, by: TwoMoments())
    #expect(parameters == theta)
    #expect(first == m && second == v)
  }

  @Test("no storage moves")
  func inPlace() {
    var (x, m, v) = (Tensor.zeros([7, 9]), Tensor.zeros([7, 9]), Tensor.zeros([7, 9]))
    let before = [x.storageAddress, m.storageAddress, v.storageAddress]
    for _ in 0..<3 {
      x.update(&m, &v, along: Tensor(repeating: 1, shape: [7, 9]), by: TwoMoments())
    }
    #expect([x.storageAddress, m.storageAddress, v.storageAddress] == before)
  }

  @Test("moments of another shape stop the program, and it is said which")
  func misuse() async {
    let one = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (x, m) = (Tensor.zeros([2, 3]), Tensor.zeros([6]))
      x.update(&m, along: .zeros([2, 3]), by: OneMoment())
    }
    expectMessage(
      of: one, naming: "TensorsTests/UpdateRuleTests.swift", "moments of shape [6]", "[2, 3]")
    let two = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (x, m, v) = (Tensor.zeros([2, 3]), Tensor.zeros([2, 3]), Tensor.zeros([3, 2]))
      x.update(&m, &v, along: .zeros([2, 3]), by: TwoMoments())
    }
    expectMessage(of: two, naming: "second moments of shape [3, 2]", "[2, 3]")
  }
}
