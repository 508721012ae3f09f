import Foundation
import Tensors

/// A learning rate that rises in a straight line and falls along half a cosine.
///
///     ηₜ = η · t / w                                          while t ≤ w, the warm-up
///     ηₜ = η₀ + ½ (η − η₀) · (1 + cos(π (t − w) / (T − w)))   until T, η₀ after that
///
/// Warm-up, since the first gradients of a deep network are large and Adam's first means rest on few
/// of them. The cosine spends many steps near the full rate and many near the floor η₀, few between.
/// Step w has the full rate, step T the floor.
///
/// Articles: none. I. Loshchilov and F. Hutter, 2017; P. Goyal and others, 2017, for the warm-up.
public struct CosineSchedule: Sendable {
  /// The highest rate η.
  public var rate: Scalar
  /// The number T of all steps.
  public var steps: Int
  /// The number w of steps in which the rate rises; 0 for none.
  public var warmUp: Int
  /// The lowest rate η₀, reached at step T.
  public var floor: Scalar

  /// Creates the schedule.
  ///
  /// - Parameters:
  ///   - rate: The highest rate η.
  ///   - steps: The number T of all steps.
  ///   - warmUp: The number w of steps in which the rate rises.
  ///   - floor: The lowest rate η₀.
  public init(rate: Scalar, steps: Int, warmUp: Int = 0, floor: Scalar = 0) {
    self.rate = rate
    self.steps = steps
    self.warmUp = warmUp
    self.floor = floor
  }

  /// The rate of a step.
  ///
  /// - Parameter t: The number of the step, from 1.
  /// - Returns: The rate.
  public func callAsFunction(_ t: Int) -> Scalar {
    if t <= warmUp { return rate * Scalar(t) / Scalar(warmUp) }
    if t >= steps { return floor }
    let share = Scalar(t - warmUp) / Scalar(steps - warmUp)
    return floor + (rate - floor) * (1 + cos(.pi * share)) / 2
  }
}
