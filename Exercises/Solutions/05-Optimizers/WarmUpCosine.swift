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
  // SOLUTION
  if t <= warmUp { return rate * Scalar(t) / Scalar(warmUp) }
  if t >= steps { return floor }
  let share = Scalar(t - warmUp) / Scalar(steps - warmUp)
  return floor + (rate - floor) * (1 + cos(.pi * share)) / 2
  // END
}

// HINTS
// Three pieces: a line up, half a cosine down, a constant. They meet: at w both formulas give η, at
// T both give η₀.
//
// Ask for the step first, and mind that Int divided by Int has no fraction. The cosine runs over
// the steps after the warm-up, so its share is 0 at w and 1 at T.
//
// The share is Scalar(t - warmUp) / Scalar(steps - warmUp); after T the cosine would rise again, so
// there it is the floor.
