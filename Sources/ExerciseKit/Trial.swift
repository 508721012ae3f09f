import Tensors

/// One run of a check: random inputs, the results that came back, and the first that is wrong.
///
/// A check draws its inputs from the trial, calls the function under test and states what it
/// expects. Everything the function returns is recorded, so that an attempt can be recognised by
/// comparing its record with those of the known wrong answers on the same inputs.
public struct Trial {
  /// The source of the inputs; the same seed gives every function the same ones.
  public var generator: SeededGenerator

  /// Sizes with names, `["the batch size N": 5]`, by which a constant ratio is explained, and
  /// a result that is right only where two of them are equal.
  public var sizes: KeyValuePairs<String, Int> = [:]

  /// The results that were recorded, in order.
  private(set) var results: [Tensor] = []

  /// What is wrong with the first wrong result.
  private(set) var complaint: String?

  private var equalSizes = EqualSizes()

  /// Whether everything expected so far has come true.
  ///
  /// A check asks before it goes on to inputs on which a mistake already found would stop the
  /// program: then the mistake is named instead.
  public var isRight: Bool { complaint == nil }

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A normal tensor from the trial's generator.
  ///
  /// - Parameter shape: The lengths of the axes.
  /// - Returns: The tensor.
  public mutating func normal(_ shape: [Int]) -> Tensor {
    Tensor.normal(shape, using: &generator)
  }

  /// Expects a tensor.
  ///
  /// Right within a relative 1e-6 of the norm, so that another order of summation or another
  /// algorithm is right too.
  ///
  /// - Parameters:
  ///   - name: What the tensor is called in the message.
  ///   - yours: What the function returned.
  ///   - expected: What is right.
  ///   - axes: The names of the axes, "N", "D", in their order.
  public mutating func expect(
    _ name: String, _ yours: Tensor, equals expected: Tensor, axes: [String] = []
  ) {
    results.append(yours)
    guard complaint == nil else { return }
    let sizes = Array(sizes)
    let comparison = Comparison(
      name: name, yours: yours, expected: expected, axes: axes, sizes: sizes)
    if let found = comparison.complaint {
      let sentences = [found, equalSizes.sentence(name, wrongFor: sizes)]
      complaint = sentences.compactMap { $0 }.joined(separator: " ")
    } else {
      equalSizes.note(name, rightFor: sizes)
    }
  }

  /// Expects a number.
  ///
  /// - Parameters:
  ///   - name: What the number is called in the message.
  ///   - yours: What the function returned.
  ///   - expected: What is right.
  public mutating func expect(_ name: String, _ yours: Scalar, equals expected: Scalar) {
    let shape: [Int] = []
    expect(
      name, Tensor(shape: shape, scalars: [yours]),
      equals: Tensor(shape: shape, scalars: [expected]))
  }

  /// Expects a whole number.
  ///
  /// - Parameters:
  ///   - name: What the number is called in the message.
  ///   - yours: What the function returned.
  ///   - expected: What is right.
  public mutating func expect(_ name: String, _ yours: Int, equals expected: Int) {
    results.append(Tensor([Scalar(yours)]))
    if yours != expected, complaint == nil {
      complaint = "\(name) is \(yours), expected \(expected)."
    }
  }

  /// Expects a law to hold, such as rows that sum to 1.
  ///
  /// - Parameters:
  ///   - law: Whether it holds.
  ///   - message: The sentence for the case that it does not.
  public mutating func expect(_ law: Bool, _ message: @autoclosure () -> String) {
    results.append(Tensor([law ? 1 : 0]))
    if !law, complaint == nil { complaint = message() }
  }
}
