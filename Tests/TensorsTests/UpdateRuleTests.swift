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

  @Test(
    "the rule reaches every scalar once, as the literal loop does",
    arguments: [0, 1, lanes - 1, lanes, lanes + 1, 2 * lanes, 3 * lanes - 1, 100])
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
