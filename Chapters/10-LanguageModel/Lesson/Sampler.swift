import Tensors

/// How the next token is drawn from a model's logits.
///
///     p = softmax(z / temperature)
///     top-k:    only the k most likely tokens stay
///     nucleus:  only the fewest most likely tokens stay whose probabilities add up to at least q
///
/// The temperature divides logits, not probabilities. Below 1 it sharpens: what is likely becomes
/// likelier still, and towards 0 only the most likely token is left, which is what 0 means here. Above
/// 1 it flattens. What stays is divided by its sum. Among equals the smaller token comes first.
///
/// A. Holtzman and others, 2020, for the nucleus.
public struct Sampler: Sendable, Equatable {
  /// The temperature, at least 0.
  public var temperature: Scalar
  /// How many of the most likely tokens stay, at least 1; all without it.
  public var topK: Int?
  /// The probability that has to stay, above 0; all without it.
  public var nucleus: Scalar?

  /// Creates a sampler.
  ///
  /// - Parameters:
  ///   - temperature: The temperature, at least 0.
  ///   - topK: How many of the most likely tokens stay.
  ///   - nucleus: The probability q that has to stay.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    temperature: Scalar = 1, topK: Int? = nil, nucleus: Scalar? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    guard temperature >= 0, topK ?? 1 >= 1, nucleus ?? 1 > 0 else {
      mistake(
        "Sampler: temperature \(temperature), top-k \(topK.map(String.init) ?? "none"), nucleus "
          + "\(nucleus.map { "\($0)" } ?? "none"); expected at least 0, at least 1 and above 0",
        file: file, line: line)
    }
    self.temperature = temperature
    self.topK = topK
    self.nucleus = nucleus
  }

  /// The probabilities with which tokens are drawn.
  ///
  /// - Parameter logits: The logits z, [V].
  /// - Returns: The probabilities, [V]; 0 for the tokens that do not stay.
  public func probabilities(_ logits: Tensor) -> Tensor {
    let row = logits.reshaped([1, logits.count])
    if temperature == 0 {
      var one = Tensor.zeros(logits.shape)
      one[row.argmaxOfColumns()[0]] = 1
      return one
    }
    // The largest logit first becomes 0, so that a small temperature makes −∞ and never ∞.
    var p = ((row - row.max()) / temperature).softmaxOfColumns().reshaped(logits.shape)
    let order = (0..<p.count).sorted { (p[$0], $1) > (p[$1], $0) }
    for token in order.dropFirst(min(topK ?? p.count, p.count)) { p[token] = 0 }
    if let nucleus { keep(nucleus * p.sum(), of: &p, order) }
    return p / p.sum()
  }

  /// Draws a token.
  ///
  /// - Parameters:
  ///   - logits: The logits z, [V].
  ///   - generator: The source of randomness.
  /// - Returns: A number within 0 ..< V.
  public func draw(_ logits: Tensor, using generator: inout some RandomNumberGenerator) -> Int {
    let p = probabilities(logits)
    let u = Tensor.uniform([1], using: &generator)[0]
    var (sum, last): (Scalar, Int) = (0, 0)
    for token in 0..<p.count where p[token] > 0 {
      sum += p[token]
      if u < sum { return token }
      last = token
    }
    return last  // rounding left the sum a little below 1
  }

  /// Leaves the first tokens of an order whose probabilities add up to a sum.
  private func keep(_ wanted: Scalar, of p: inout Tensor, _ order: [Int]) {
    var sum: Scalar = 0
    for token in order {
      if sum >= wanted { p[token] = 0 }
      sum += p[token]
    }
  }
}
