import ExerciseKit
import Foundation
import Tensors

/// The learning rate of a step: it rises in a straight line and falls along half a cosine.
///
///     ηₜ = η · t/w                                              while t ≤ w, the warm-up
///     ηₜ = η₀ + ½ · (η − η₀) · (1 + cos(π · (t − w)/(T − w)))   until T, η₀ after that
///
/// Steps are counted from 1. So step 1 has η/w, step w the full rate η, and step T the lowest, η₀.
/// Without warm-up, w = 0, the rate only falls.
///
/// Chapter 05; beyond the articles. Useful: `cos(.pi * share)`, `Scalar(t)`.
///
/// - Parameters:
///   - t: The number of the step, from 1.
///   - warmUp: The number w of steps in which the rate rises, less than T.
///   - steps: The number T of all steps.
///   - rate: The highest rate η.
///   - floor: The lowest rate η₀.
/// - Returns: The rate ηₜ.
public func warmUpCosine(
  step t: Int, warmUp: Int, steps: Int, rate: Scalar, floor: Scalar
) -> Scalar {
  todo()
}
