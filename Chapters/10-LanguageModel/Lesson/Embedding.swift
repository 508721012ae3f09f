import Learning
import Tensors

/// A vector for every token, looked up in a table.
///
///     forward     yₙ = E_k,  k = the token number n               (gather)
///     backward    dE_k = Σ dyₙ over all n whose token is k         (scatter-add)
///
/// Shapes: E [V, D]; N tokens; y [N, D].
///
/// It is the product of one-hot rows with E, without the zeros: y = onehot(k) · E, and so
/// dE = onehot(k)ᵀ · dy. A token that occurs several times in a batch receives the sum of all its
/// rows; to write them over each other would keep the last alone. Numbers have no derivative: there
/// is no dx.
///
/// Articles: 001 §5.2. Formula 001-C02a.
public struct Embedding: Parameters {
  /// The table E, a row a token, [V, D].
  public var weights: Tensor

  /// Creates a layer from its table.
  ///
  /// - Parameters:
  ///   - weights: The table E, [V, D].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(weights: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    guard weights.rank == 2 else {
      mistake(
        "Embedding: a table of shape \(weights.shape), expected [V, D]", file: file, line: line)
    }
    self.weights = weights
  }

  /// Creates a layer with random vectors, every entry from the normal distribution N(0, 1).
  ///
  /// - Parameters:
  ///   - count: The number V of tokens.
  ///   - width: The number D of entries of a vector.
  ///   - generator: The source of randomness.
  public init(count: Int, width: Int, using generator: inout some RandomNumberGenerator) {
    weights = .normal([count, width], using: &generator)
  }

  /// The trainable tensor: the table.
  public var tensors: [WritableKeyPath<Embedding, Tensor>] { [\.weights] }

  /// The vectors of tokens, and the way back from their gradient.
  ///
  /// - Parameters:
  ///   - tokens: N numbers within 0 ..< V.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The vectors [N, D], and the function from dy to the gradient of the table.
  public func forward(
    _ tokens: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: (Tensor) -> Embedding) {
    let y = weights.gather(rows: tokens, file: file, line: line)  // [V, D] → [N, D]
    return (
      y,
      { dy in
        var table = Tensor.zeros(weights.shape)
        table.scatterAdd(dy, rows: tokens)  // [N, D] → [V, D]
        return Embedding(weights: table)
      }
    )
  }
}
