import Tensors
import Testing

@Suite("Maxima: NaN counts as the largest, the first among equals wins")
struct MaximumTests {
  let x = Tensor([[1, 7, 3], [9, 2, 9], [-1, -4, -1]])

  @Test("worked by hand")
  func byHand() {
    #expect(x.max() == 9)
    #expect(x.maxOfRows() == Tensor([9, 7, 9]))
    #expect(x.maxOfColumns() == Tensor([7, 9, -1]))
    #expect(x.argmaxOfColumns() == [1, 0, 0])
  }

  @Test("all but the last axis count as rows")
  func anyRank() {
    let y = x.reshaped([3, 1, 3])
    #expect(y.maxOfRows() == Tensor([9, 7, 9]))
    #expect(y.maxOfColumns() == Tensor([[7], [9], [-1]]))
    #expect(y.argmaxOfColumns() == [1, 0, 0])
    #expect(Tensor([4, 5]).maxOfColumns() == Tensor(shape: [], scalars: [5]))
    #expect(Tensor([4, 5]).argmaxOfColumns() == [1])
    #expect(Tensor(shape: [], scalars: [3]).max() == 3)
  }

  @Test("the maximum is found at every place of every length", arguments: [1, 2, 7, 8, 9, 33])
  func everyPlace(length: Int) {
    for place in 0..<length {
      var y = Tensor(repeating: -2, shape: [1, length])
      y[0, place] = -1
      #expect(y.argmaxOfColumns() == [place])
      #expect(y.max() == -1)
      #expect(y.reshaped([length, 1]).maxOfRows() == Tensor([-1]))
    }
  }

  @Test(
    "a NaN and −0 are found at every place of every row",
    arguments: [1, 2, 7, 8, 9, 15, 16, 17, 33, 64, 65, 130])
  func everyPlaceOfNaN(length: Int) {
    for place in 0..<length {
      for sign in [1, -1] as [Scalar] {
        var y = Tensor(repeating: 5, shape: [3, length])
        y[1, place] = sign * .nan
        #expect(y.maxOfColumns().scalars.map(\.isNaN) == [false, true, false])
        #expect(y.argmaxOfColumns() == [0, place, 0])
        #expect(y.maxOfRows().scalars.map(\.isNaN) == (0..<length).map { $0 == place })
        #expect(y.max().isNaN)
      }
      var y = Tensor(repeating: -3, shape: [1, length])
      y[0, place] = -0.0
      #expect(y.max() == 0 && y.argmaxOfColumns() == [place])
    }
  }

  @Test("a NaN is the maximum wherever it stands, the first of several")
  func nan() {
    let y = Tensor([[.nan, 1, 2], [.infinity, .nan, .nan], [1, 2, .nan], [1, 3, 2]])
    #expect(y.max().isNaN)
    #expect(y.argmaxOfColumns() == [0, 1, 2, 1])
    #expect(y.maxOfRows().scalars.allSatisfy { $0.isNaN })
    #expect(y.maxOfColumns().scalars.map { $0.isNaN } == [true, true, true, false])
  }

  @Test("a row of −∞ has a maximum, −∞, at its first place")
  func negativeInfinity() {
    let y = Tensor(repeating: -.infinity, shape: [2, 3])
    #expect(y.max() == -.infinity)
    #expect(y.maxOfRows() == Tensor(repeating: -.infinity, shape: [3]))
    #expect(y.maxOfColumns() == Tensor(repeating: -.infinity, shape: [2]))
    #expect(y.argmaxOfColumns() == [0, 0])
  }

  @Test("no rows have no maxima of columns")
  func noRows() {
    #expect(Tensor.zeros([0, 3]).maxOfColumns() == Tensor.empty)
    #expect(Tensor.zeros([0, 3]).argmaxOfColumns() == [])
  }

  @Test("the maximum of nothing stops the program and names the shape")
  func misuse() async {
    let all = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([0, 3]).max() }
    expectMessage(of: all, naming: "TensorsTests/MaximumTests.swift", "max: ", "[0, 3]")
    let rows = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([0, 3]).maxOfRows() }
    expectMessage(of: rows, naming: "maxOfRows", "[0, 3]")
    let columns = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 0]).maxOfColumns() }
    expectMessage(of: columns, naming: "maxOfColumns", "[2, 0]")
    let places = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.zeros([2, 0]).argmaxOfColumns() }
    expectMessage(of: places, naming: "argmaxOfColumns", "[2, 0]")
  }
}
