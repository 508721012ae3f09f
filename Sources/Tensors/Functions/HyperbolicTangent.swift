/// tanh x of every lane, within 3 units in the last place.
///
///     tanh a = (e²ᵃ − 1) / (e²ᵃ + 1) = E / (E + 2),   E = e²ᵃ − 1,   a = |x|
///
/// E keeps its digits for small a, so that one formula is good for all: near 0 it is 2a / 2. The sign
/// is that of x, which makes the function exactly odd.
enum HyperbolicTangent: VectorFunction {
  @inline(always)
  static func apply(_ x: Vector) -> Vector {
    // From here on the fraction is 1; E would overflow further out.
    let a = smaller(magnitude(x), Vector(repeating: 20))
    let (n, r) = reduced(a + a)
    let power = powerOfTwo(n)
    let e = multiplyAdd(power, powerMinusOne(r), power - 1)
    return withSigns(e / (e + 2), of: x)
  }
}
