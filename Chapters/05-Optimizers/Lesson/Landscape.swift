import Learning
import Tensors

/// A place in the plane, as a model of two parameters.
public struct Place: Parameters {
  /// The coordinates x and y, `[2]`.
  public var coordinates: Tensor

  /// Creates a place.
  ///
  /// - Parameters:
  ///   - x: The first coordinate.
  ///   - y: The second coordinate.
  public init(_ x: Scalar, _ y: Scalar) { coordinates = Tensor([x, y]) }

  /// The one tensor.
  public var tensors: [WritableKeyPath<Place, Tensor>] { [\.coordinates] }

  /// The first coordinate.
  public var x: Scalar { coordinates[0] }
  /// The second coordinate.
  public var y: Scalar { coordinates[1] }
}

/// A loss of two parameters, to watch optimizers on.
///
/// Articles: none; 004 §4.2 describes in words what such pictures show.
public struct Landscape: Sendable {
  /// The name.
  public let name: String
  /// Where optimizers start.
  public let start: Place
  /// Where the loss is 0, its least value.
  public let minimum: Place
  /// The loss at (x, y).
  public let height: @Sendable (Scalar, Scalar) -> Scalar
  /// The gradient at (x, y).
  public let slope: @Sendable (Scalar, Scalar) -> (Scalar, Scalar)

  /// An ill-conditioned bowl: 50 times steeper across than along.
  ///
  ///     f = ½ (x² + 50 y²)      ∇f = (x, 50 y)
  public static let bowl = Landscape(
    name: "bowl", start: Place(-4, 1), minimum: Place(0, 0),
    height: { x, y in (x * x + 50 * y * y) / 2 },
    slope: { x, y in (x, 50 * y) })

  /// Rosenbrock's banana: a bent valley whose floor hardly falls.
  ///
  ///     f = (1 − x)² + 100 (y − x²)²      ∇f = (−2 (1 − x) − 400 x (y − x²), 200 (y − x²))
  public static let rosenbrock = Landscape(
    name: "Rosenbrock", start: Place(-1.2, 1), minimum: Place(1, 1),
    height: { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) },
    slope: { x, y in (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)) })

  /// Beale's function: a plateau with steep walls far out.
  ///
  ///     f = (1.5 − x + x y)² + (2.25 − x + x y²)² + (2.625 − x + x y³)²
  ///     ∂f/∂x = 2 Σₖ rₖ (yᵏ − 1)      ∂f/∂y = 2 Σₖ rₖ k x yᵏ⁻¹      rₖ the brackets, k = 1, 2, 3
  public static let beale = Landscape(
    name: "Beale", start: Place(1, 1.5), minimum: Place(3, 0.5),
    height: { x, y in
      let (r1, r2, r3) = bealeBrackets(x, y)
      return r1 * r1 + r2 * r2 + r3 * r3
    },
    slope: { x, y in
      let (r1, r2, r3) = bealeBrackets(x, y)
      return (
        2 * (r1 * (y - 1) + r2 * (y * y - 1) + r3 * (y * y * y - 1)),
        2 * x * (r1 + r2 * 2 * y + r3 * 3 * y * y)
      )
    })

  /// The places that a rule passes on its way down, the start first.
  ///
  /// - Parameters:
  ///   - rule: The update rule.
  ///   - steps: The number of steps.
  /// - Returns: The places, one more than steps; fewer if the way leaves all finite numbers.
  public func path(by rule: some UpdateRule, steps: Int) -> [Place] {
    var place = start
    var path = [start]
    var step = Optimizer(rule, for: place)
    for _ in 0..<steps {
      let (dx, dy) = slope(place.x, place.y)
      step(&place, Place(dx, dy))
      guard place.norm.isFinite else { break }
      path.append(place)
    }
    return path
  }
}

private func bealeBrackets(_ x: Scalar, _ y: Scalar) -> (Scalar, Scalar, Scalar) {
  (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y)
}
