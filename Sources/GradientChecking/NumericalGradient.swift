import Foundation
import Tensors

/// A gradient found by trying: what the loss does when one scalar at a time moves a little.
///
///     ∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h
///
/// The error of this central difference is h²/6 · f‴, and rounding adds ε · |f| / h. Their sum is
/// smallest for h near ∛ε, which is where the step comes from.
public struct NumericalGradient: Sendable {
  /// The central differences, in the shape of x.
  public let values: Tensor

  /// The scalars at which f has a kink within the step, where no difference is a derivative.
  public let kinks: [Int]

  /// What rounding alone can add to one difference.
  public let roundingError: Scalar

  /// The gradient of a function at a point.
  ///
  /// - Parameters:
  ///   - x: The point, any shape.
  ///   - f: The function, called four times a scalar of x.
  public init(at x: Tensor, of f: (Tensor) -> Scalar) {
    func moved(_ i: Int, by step: Scalar) -> Scalar {
      var scalars = x.scalars
      scalars[i] += step
      return f(Tensor(shape: x.shape, scalars: scalars))
    }
    let middle = f(x)
    var largest = abs(middle)
    var differences: [Scalar] = []
    var jumps: [Scalar] = []
    for (i, scalar) in x.scalars.enumerated() {
      let step = stepSize * max(1, abs(scalar))
      let (above, below) = (moved(i, by: step), moved(i, by: -step))
      let nearer = moved(i, by: step / 2) + moved(i, by: -step / 2)
      differences.append((above - below) / (2 * step))
      // The one-sided differences disagree by step · f″: half the step, half the disagreement.
      // Where it does not shrink like that, f has a kink within the step.
      jumps.append(abs((above - 2 * middle + below) - 4 * (nearer - 2 * middle)) / step)
      largest = max(largest, abs(above), abs(below))
    }
    values = Tensor(shape: x.shape, scalars: differences)
    roundingError = 4 * Scalar.ulpOfOne * largest / stepSize
    let typical = values.norm / Scalar(max(x.count, 1)).squareRoot()
    let allowed = relativeTolerance / 10 * typical + 8 * roundingError
    kinks = jumps.indices.filter { jumps[$0] > allowed }
  }
}

/// The step of the differences: 1.2e-5 in Double, 1e-2 in Float.
package let stepSize = 2 * Scalar(cbrt(Double(Scalar.ulpOfOne)))

/// How far a gradient may be from its numerical counterpart, as a part of its norm.
let relativeTolerance: Scalar = Scalar.self == Double.self ? 1e-6 : 1e-2
