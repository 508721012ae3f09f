import Learning
import Tensors

/// A learned vector for every position, added to what stands there.
///
///     forward     yₙₜ = xₙₜ + P_s₊ₜ        s = the position of the first
///     backward    dx = dy      dP_s₊ₜ = Σₙ dyₙₜ, 0 for positions that do not occur
///
/// Shapes: P [L, D]; x and y [N, T, D], s + T ≤ L.
///
/// As good as the waves of `sinusoidalPositions` where texts are never longer than L, and nothing at
/// all beyond: position L has no vector.
///
/// J. Gehring and others, "Convolutional sequence to sequence learning", ICML 2017; A. Radford and
/// others, "Improving language understanding by generative pre-training", 2018.
public struct LearnedPositions: Parameters {
  /// The table P, a row a position, [L, D].
  public var weights: Tensor

  /// Creates a layer from its table.
  ///
  /// - Parameters:
  ///   - weights: The table P, [L, D].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(weights: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    guard weights.rank == 2 else {
      mistake(
        "LearnedPositions: a table of shape \(weights.shape), expected [L, D]", file: file,
        line: line)
    }
    self.weights = weights
  }

  /// The trainable tensor: the table.
  public var tensors: [WritableKeyPath<LearnedPositions, Tensor>] { [\.weights] }

  /// The number L of positions that have a vector.
  public var count: Int { weights.shape[0] }

  /// The sequences with their positions' vectors added, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The sequences, [N, T, D].
  ///   - start: The position s of the first.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The sums [N, T, D], and the function from dy to dx and the gradient.
  public func forward(
    _ x: Tensor, from start: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: Backward<LearnedPositions>) {
    let (L, D) = (count, weights.shape[1])
    guard x.rank == 3, x.shape[2] == D, start >= 0, start + x.shape[1] <= L else {
      mistake(
        "LearnedPositions: sequences of shape \(x.shape) from position \(start) on; expected "
          + "[N, T, \(D)] and at most \(L) positions", file: file, line: line)
    }
    let (N, T) = (x.shape[0], x.shape[1])
    let added = weights.rows(start..<start + T).reshaped([T * D])
    let y = (x.reshaped([N, T * D]) + added).reshaped(x.shape)
    return (
      y,
      { dy in
        let sums = dy.reshaped([N, T * D]).sumOfRows().reshaped([T, D])  // Σₙ: [N, T, D] → [T, D]
        let table = Tensor.concatenating(
          [.zeros([start, D]), sums, .zeros([L - start - T, D])], along: 0)
        return (dy, LearnedPositions(weights: table))
      }
    )
  }
}
