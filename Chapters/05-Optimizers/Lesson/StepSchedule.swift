import Foundation
import Tensors

/// A learning rate that falls in steps: by a factor after every so many.
///
///     ηₜ = η · γ^⌊(t − 1) / s⌋
///
/// Large steps at first to get near, small ones at last to come to rest: under the noise of
/// mini-batches a constant rate keeps the parameters trembling. Set the rule's rate before each step:
///
///     step.rule.rate = schedule(step.steps + 1)
///
/// Articles: none; 004 §4.2.1 only says that descent is sensitive to the rate.
public struct StepSchedule: Sendable {
  /// The rate η of the first steps.
  public var rate: Scalar
  /// The factor γ, in (0, 1].
  public var factor: Scalar
  /// The number s of steps at one rate, at least 1.
  public var length: Int

  /// Creates the schedule.
  ///
  /// - Parameters:
  ///   - rate: The rate η of the first steps.
  ///   - factor: The factor γ.
  ///   - length: The number s of steps at one rate.
  public init(rate: Scalar, factor: Scalar, every length: Int) {
    self.rate = rate
    self.factor = factor
    self.length = length
  }

  /// The rate of a step.
  ///
  /// - Parameter t: The number of the step, from 1.
  /// - Returns: The rate.
  public func callAsFunction(_ t: Int) -> Scalar {
    rate * pow(factor, Scalar(max(t - 1, 0) / max(length, 1)))
  }
}
