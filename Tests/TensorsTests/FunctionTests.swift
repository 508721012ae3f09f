import Foundation
import Tensors
import Testing

@Suite("Functions of every element")
struct FunctionTests {
  static let numbers: [Scalar] =
    [0, -0.0, 1, -1, 0.5, 20, -20, 40, -40, 80, -80, 1000, -1000, 1e-8, -1e-8, 1e-30]
    + [.infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi]
  static let many = Tensor(numbers + (-2000...2000).map { Scalar($0) / 64 })

  @Test("map applies a function to every scalar and keeps the shape")
  func map() {
    #expect(Tensor([[1, 2], [3, 4]]).map { $0 * $0 } == Tensor([[1, 4], [9, 16]]))
    #expect(Tensor.zeros([2, 0]).map { $0 + 1 } == Tensor.zeros([2, 0]))
    #expect(Tensor(shape: [], scalars: [2]).map { -$0 } == Tensor(shape: [], scalars: [-2]))
  }

  @Test("map with a second tensor applies a function to every pair")
  func mapPairs() {
    let (x, y) = (Tensor([[1, 2], [3, 4]]), Tensor([[5, 6], [7, 8]]))
    #expect(x.map(with: y) { 10 * $0 + $1 } == Tensor([[15, 26], [37, 48]]))
  }

  @Test("map calls the function once an element, in row-major order")
  func mapOrder() {
    var seen: [Scalar] = []
    _ = Tensor([[1, 2], [3, 4]]).map { x in
      seen.append(x)
      return x
    }
    #expect(seen == [1, 2, 3, 4])
  }

  @Test("map of unequal shapes stops the program and names both")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 3]).map(with: .zeros([3])) { $0 + $1 } }
    expectMessage(of: result, naming: "TensorsTests/FunctionTests.swift", "map", "[2, 3]", "[3]")
  }

  @Test("exp, log, tanh and sqrt are those of the system's library")
  func foundation() {
    let x = Self.many
    #expect(agrees(exp(x), with: Tensor(x.scalars.map { Foundation.exp($0) })))
    #expect(agrees(log(x), with: Tensor(x.scalars.map { Foundation.log($0) })))
    #expect(agrees(tanh(x), with: Tensor(x.scalars.map { Foundation.tanh($0) })))
    #expect(agrees(sqrt(x), with: Tensor(x.scalars.map { $0.squareRoot() }), ulps: 0))
  }

  @Test("exp at the limits: 1 at ±0, 0 and ∞ at ±∞ and ±1000")
  func expLimits() {
    let y = exp(Tensor([0, -0.0, -.infinity, .infinity, -1000, 1000, .nan]))
    #expect(Array(y.scalars.dropLast()) == [1, 1, 0, .infinity, 0, .infinity])
    #expect(y[6].isNaN)
  }

  @Test("log at the limits: −∞ at ±0, 0 at 1, NaN below 0")
  func logLimits() {
    let y = log(Tensor([0, -0.0, 1, .infinity, -1, .nan]))
    #expect(Array(y.scalars.prefix(4)) == [-.infinity, -.infinity, 0, .infinity])
    #expect(y[4].isNaN && y[5].isNaN)
  }

  @Test("tanh at the limits: odd, ±1 far out, the sign of zero kept")
  func tanhLimits() {
    let y = tanh(Tensor([.infinity, -.infinity, 1000, -1000, 0, -0.0, .nan]))
    #expect(Array(y.scalars.dropLast()) == [1, -1, 1, -1, 0, 0])
    #expect(y[4].sign == .plus && y[5].sign == .minus && y[6].isNaN)
  }

  @Test("sqrt at the limits: the sign of zero kept, NaN below 0")
  func sqrtLimits() {
    let y = sqrt(Tensor([0, -0.0, 9, .infinity, -1, .nan]))
    #expect(Array(y.scalars.prefix(4)) == [0, 0, 3, .infinity])
    #expect(y[1].sign == .minus && y[4].isNaN && y[5].isNaN)
  }
}
