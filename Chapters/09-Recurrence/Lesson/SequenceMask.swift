import Tensors

/// Which steps of a padded batch belong to its sequences: sequence n has `lengths[n]` of them.
///
///     mₜₙ = 1 for t < lengthₙ, else 0
///
/// Sequences of different lengths are laid into one tensor [T, N, D] and filled up at their ends. What
/// fills them must not matter: a finished sequence keeps its state, and its steps count in no loss.
public struct SequenceMask: Sendable, Equatable {
  /// The number of steps of each of the N sequences.
  public let lengths: [Int]

  /// Describes a batch by the lengths of its sequences.
  ///
  /// - Parameter lengths: The number of steps of each sequence, 0 to T.
  public init(lengths: [Int]) { self.lengths = lengths }

  /// The rows of a [T·N, …] matrix that belong to sequences, step by step: t · N + n for t < lengthₙ.
  ///
  /// To gather these rows, take the mean over them, and scatter the gradient back is a loss over
  /// sequences of different lengths, each step of which weighs the same.
  public var rows: [Int] {
    (0..<(lengths.max() ?? 0)).flatMap { t in
      lengths.indices.filter { t < lengths[$0] }.map { t * lengths.count + $0 }
    }
  }

  /// The state of the running sequences at a step, and the held one of those that have ended.
  func choose(_ running: Tensor, elseHeld held: @autoclosure () -> Tensor, at t: Int) -> Tensor {
    if lengths.allSatisfy({ t < $0 }) { return running }
    let count = lengths.count
    let both = Tensor.concatenating([running, held()], along: 0)  // [2·N, H]
    return both.gather(rows: lengths.indices.map { t < lengths[$0] ? $0 : count + $0 })
  }

  func check(steps: Int, count: Int, _ file: StaticString, _ line: UInt) {
    guard lengths.count == count, lengths.allSatisfy((0...steps).contains) else {
      mistake(
        "SequenceMask: lengths \(lengths) for \(count) sequences of \(steps) steps",
        file: file, line: line)
    }
  }
}
