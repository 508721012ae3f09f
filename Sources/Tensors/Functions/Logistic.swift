/// σ(x) = 1 / (1 + e⁻ˣ) of every lane, within 3 units in the last place.
///
/// The exponent is never positive, so nothing overflows: for x < 0 the fraction is expanded by eˣ,
/// σ(x) = eˣ / (1 + eˣ), which keeps small values accurate where 1 − σ(−x) would round to 0.
enum Logistic: VectorFunction {
  @inline(always)
  static func apply(_ x: Vector) -> Vector {
    let power = Exponential.apply(-magnitude(x))
    return Vector(repeating: 1).replacing(with: power, where: x .< 0) / (1 + power)
  }
}
