import Tensors
import Testing

@Suite("Subscripts: index (i, j, k) is scalar (i · B + j) · C + k")
struct SubscriptTests {
  /// A shape of each rank from 1 to 4, with six scalars.
  static let shapes = [[6], [2, 3], [1, 2, 3], [2, 1, 1, 3]]

  /// The scalars 0, 1, 2, … in a shape: each is its own number.
  func numbered(_ shape: [Int]) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(shape: shape, scalars: (0..<count).map { Scalar($0) })
  }

  @Test("one to four axes are read in row-major order")
  func reading() {
    let (a, b, c, d) = (2, 3, 4, 5)
    var number: Scalar = 0
    for i in 0..<a {
      for j in 0..<b {
        for k in 0..<c {
          for l in 0..<d {
            #expect(numbered([a, b, c, d])[i, j, k, l] == number)
            #expect(numbered([a * b, c, d])[i * b + j, k, l] == number)
            #expect(numbered([a * b * c, d])[(i * b + j) * c + k, l] == number)
            #expect(numbered([a * b * c * d])[((i * b + j) * c + k) * d + l] == number)
            #expect(numbered([a, b, 1, c, d])[index: [i, j, 0, k, l]] == number)
            number += 1
          }
        }
      }
    }
  }

  @Test("writing changes the one scalar")
  func writing() {
    var (x1, x2, x3, x4) = (
      Tensor.zeros([6]), Tensor.zeros([2, 3]), Tensor.zeros([1, 2, 3]), Tensor.zeros([2, 1, 1, 3])
    )
    x1[4] = 7
    x2[1, 1] = 7
    x3[0, 1, 1] = 7
    x4[1, 0, 0, 1] = 7
    let expected: [Scalar] = [0, 0, 0, 0, 7, 0]
    #expect([x1, x2, x3, x4].allSatisfy { $0.scalars == expected })
    x4[index: [1, 0, 0, 1]] = 0
    #expect(x4 == Tensor.zeros([2, 1, 1, 3]))
  }

  @Test("the empty index reads and writes a single number")
  func singleNumber() {
    var x = Tensor(shape: [], scalars: [3])
    x[index: []] += 1
    #expect(x[index: []] == 4)
  }

  @Test(
    "an index outside stops the program with the index, the shape and the caller's file",
    arguments: [
      [6], [-1], [2, 0], [0, 3], [-1, 0], [0, -1], [1, 0, 0], [0, 2, 0], [0, 0, 3], [0, 0, -1],
      [2, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 3], [0, 0, -1, 0], [.max, 0],
    ])
  func outside(index: [Int]) async {
    let shape = Self.shapes[index.count - 1]
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index] in
      let x = Tensor.zeros(Self.shapes[index.count - 1])
      switch index.count {
      case 1: _ = x[index[0]]
      case 2: _ = x[index[0], index[1]]
      case 3: _ = x[index[0], index[1], index[2]]
      default: _ = x[index[0], index[1], index[2], index[3]]
      }
    }
    expectMessage(of: result, naming: "TensorsTests/SubscriptTests.swift", "\(index)", "\(shape)")
    let anyLength = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index] in _ = Tensor.zeros(Self.shapes[index.count - 1])[index: index] }
    expectMessage(
      of: anyLength, naming: "TensorsTests/SubscriptTests.swift", "\(index)", "\(shape)")
  }

  @Test("too many or too few indices stop the program", arguments: 1...4)
  func wrongRank(indices: Int) async {
    let shape = Self.shapes[indices % 4]
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [indices] in
      let x = Tensor.zeros(Self.shapes[indices % 4])
      switch indices {
      case 1: _ = x[0]
      case 2: _ = x[0, 0]
      case 3: _ = x[0, 0, 0]
      default: _ = x[0, 0, 0, 0]
      }
    }
    let index = [Int](repeating: 0, count: indices)
    expectMessage(of: result, naming: "TensorsTests/SubscriptTests.swift", "\(index)", "\(shape)")
  }

  @Test("writing outside stops the program as well")
  func writingOutside() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var x = Tensor.zeros([2, 3])
      x[1, 3] = 1
    }
    expectMessage(of: result, naming: "TensorsTests/SubscriptTests.swift", "[1, 3]", "[2, 3]")
  }
}
