import Tensors
import Testing

@testable import ExerciseKit

/// What is said of a result.
private func complaint(_ yours: Tensor, _ expected: Tensor) -> String? {
  Comparison(
    name: "dW", yours: yours, expected: expected, axes: ["D", "M"],
    sizes: [("the batch size", 5), ("the number of outputs", 1), ("the width", 2)]
  ).complaint
}

private let a = Tensor([[1, -2, 3], [4, 5, -6]])
private let square = Tensor([[1, 2], [3, 4]])
private let vector = Tensor([1, -2, 4, 8])

private let zero = Scalar(0)

#if !SinglePrecision
  @Suite("What is said of a wrong result")
  struct ComparisonTests {
    @Test(
      "a wrong shape, with the names of the axes",
      arguments: [
        (Tensor([1, 2, 3]), "dW has shape [3], expected [D = 2, M = 3]: an axis is missing."),
        (
          a.transposed.tensor,
          "dW has shape [3, 2], expected [D = 2, M = 3]: it is the right one transposed."
        ),
        (
          .zeros([3, 2]),
          "dW has shape [3, 2], expected [D = 2, M = 3]: rows and columns are swapped."
        ),
        (.zeros([2, 4]), "dW has shape [2, 4], expected [D = 2, M = 3]."),
        (.zeros([2, 3, 1]), "dW has shape [2, 3, 1], expected [D = 2, M = 3]: an axis too many."),
      ])
    func shape(yours: Tensor, sentence: String) { #expect(complaint(yours, a) == sentence) }

    @Test(
      "a constant ratio, and its reason where a size is one",
      arguments: [
        (0, "dW is 0 everywhere."), (-1, "dW has the wrong sign."),
        (5, "dW is the right one times 5, the batch size."),
        (0.2, "dW is the right one divided by 5, the batch size."),
        (2, "dW is the right one times 2, the width."),
        (0.5, "dW is the right one divided by 2, the width."),
        (0.3, "dW is 0.3 times the right one, everywhere."),
      ])
    func ratio(factor: Scalar, sentence: String) {
      #expect(complaint(a * factor, a) == sentence)
    }

    @Test(
      "twice and half are said where no size is the reason",
      arguments: [(2, "twice"), (0.5, "half")])
    func plainRatio(factor: Scalar, word: String) {
      let comparison = Comparison(name: "db", yours: a * factor, expected: a)
      #expect(comparison.complaint == "db is \(word) the right one.")
    }

    @Test("a number: its sign and simple ratios have words, else both numbers are said")
    func number() {
      let right = Tensor(shape: [], scalars: [0.75])
      let said = { (x: Scalar) in
        Comparison(name: "loss", yours: Tensor(shape: [], scalars: [x]), expected: right).complaint
      }
      #expect(said(-0.75) == "loss has the wrong sign.")
      #expect(said(1.5) == "loss is twice the right one.")
      #expect(said(0.375) == "loss is half the right one.")
      #expect(said(0.7) == "loss is 0.7, expected 0.75.")
      #expect(said(0) == "loss is 0, expected 0.75.")
      #expect(said(.infinity) == "loss is inf, expected 0.75.")
    }

    @Test(
      "patterns and places",
      arguments: [
        (square.transposed.tensor, square, "dW is the right one transposed."),
        (a + 0.5, a, "dW is off by 0.5, everywhere."),
        (adding(1, to: [[1, 1]], of: five), five, "dW is right except in row 1."),
        (adding(1, to: [[0, 1]], of: five), five, "dW is right except in the first row."),
        (adding(1, to: [[4, 3], [4, 1]], of: five), five, "dW is right except in the last row."),
        (
          adding(1, to: [[0, 3], [4, 0]], of: five), five,
          "dW is right except in the first and the last row."
        ),
        (
          adding(1, to: [[3, 3], [4, 0]], of: five), five,
          "dW is right except in the last 2 rows."
        ),
        (
          adding(1, to: [0, 1, 2, 3, 4].map { [$0, 3] }, of: five), five,
          "dW is right except in the last column."
        ),
        (
          adding(1, to: [0, 1, 2, 3, 4].map { [$0, 1] }, of: five), five,
          "dW is right except in column 1."
        ),
        (vector + Tensor([0, 0, 0, 1]), vector, "dW is right except in the last entry."),
        (vector + Tensor([0, 0, 3, 1]), vector, "dW is right except in the last 2 entries."),
        (
          vector + Tensor([2, 0, 0, 1]), vector,
          "dW is right except in the first and the last entry."
        ),
      ])
    func pattern(yours: Tensor, expected: Tensor, sentence: String) {
      #expect(complaint(yours, expected) == sentence)
    }

    @Test("else the entry that is farthest off")
    func farthest() {
      #expect(
        complaint(Tensor([[1, -2, 3.5], [4, 5.1, -9]]), a)
          == "dW[1, 2] is -9, expected -6.")
      #expect(complaint(Tensor([2, 5, 4, 7]), vector) == "dW[1] is 5, expected -2.")
      #expect(
        complaint(adding(1, to: [[1, 1], [2, 2]], of: five), five)
          == "dW[2, 2] is 123, expected 121.")
    }

    @Test("a ratio that is not exact to 1e-9 is no ratio")
    func guesses() {
      #expect(
        complaint(Tensor([[2, -4, 6], [8, 10, -12.000_001]]), a)?.contains("times") == false)
      #expect(complaint(a * 2 + 1e-12, a)?.contains("times") == true)
    }
  }

  @Suite("What is right")
  struct RightTests {
    @Test("a relative 1e-7 is right, 1e-5 is wrong", arguments: [1e-150, 1e-6, 1, 1e150])
    func tolerance(size: Scalar) {
      let right = a * size
      let noise = Tensor([[1, -1, 1], [-1, 1, 1]]) * (right.norm * 1e-7 / 3)
      #expect(complaint(right + noise, right) == nil)
      if size >= 1e-6 { #expect(complaint(right + noise * 100, right) != nil) }
    }

    @Test("a sum in another order is right")
    func order() {
      var generator = SeededGenerator(seed: 1)
      let terms = Tensor.normal([10_000], using: &generator).scalars
      let forward = terms.reduce(zero, +)
      let backward = terms.reversed().reduce(zero, +)
      #expect(forward != backward)
      #expect(complaint(Tensor([forward]), Tensor([backward])) == nil)
    }

    @Test("what is not finite where it should be is told with its place")
    func notFinite() {
      #expect(
        complaint(Tensor([[1, -2, 3], [4, .nan, -6]]), a) == "dW[1, 1] is nan, expected 5.")
      #expect(
        complaint(Tensor([[1, -2, -.infinity], [4, 5, -6]]), a) == "dW[0, 2] is -inf, expected 3.")
    }

    @Test("infinities and NaN are right where they are expected, and wrong where others are")
    func expectedInfinities() {
      let right = Tensor([[-.infinity, 1], [.nan, 4]])
      #expect(complaint(right, right) == nil)
      let finite = Tensor([[0, 1], [.nan, 4]])
      #expect(complaint(finite, right) == "dW[0, 0] is 0, expected -inf.")
      let opposite = Tensor([[.infinity, 1], [.nan, 4]])
      #expect(complaint(opposite, right) == "dW[0, 0] is inf, expected -inf.")
      let unlike = Tensor([[-.infinity, 1], [2, 4]])
      #expect(complaint(unlike, right) == "dW[1, 0] is 2, expected nan.")
    }

    @Test("nothing is right where nothing is expected")
    func empty() { #expect(complaint(.zeros([0, 3]), .zeros([0, 3])) == nil) }
  }

  /// Twenty entries in five rows.
  private let five = Tensor(shape: [5, 4], scalars: (1...20).map { Scalar($0 * $0) })

  /// The tensor with something added to some entries, each time a little more.
  private func adding(_ x: Scalar, to indices: [[Int]], of tensor: Tensor) -> Tensor {
    var result = tensor
    for (k, index) in indices.enumerated() { result[index[0], index[1]] += x + Scalar(k) }
    return result
  }
#endif
