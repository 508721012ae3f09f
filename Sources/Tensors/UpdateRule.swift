/// A rule that moves parameters along their gradient, written once for a register of them.
///
/// A conforming type is a small struct whose function is marked `@inlinable @inline(__always)`: a
/// closure over SIMD vectors that is called from two places would not be inlined.
public protocol UpdateRule: Sendable {
  /// Moves as many parameters as fill a register.
  ///
  /// - Parameters:
  ///   - parameter: The parameters θ, replaced by their new values.
  ///   - gradient: The gradient ∂L/∂θ.
  func callAsFunction(_ parameter: inout Vector, _ gradient: Vector)
}

extension Tensor {
  /// Applies an update rule to every scalar, in one pass and in place.
  ///
  /// - Parameters:
  ///   - gradient: The gradient, of the same shape.
  ///   - rule: The rule.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public mutating func update(
    along gradient: Tensor, by rule: some UpdateRule,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    if shape != gradient.shape {
      mistake(
        "update: parameters of shape \(shape), gradient of shape \(gradient.shape)",
        file: file, line: line)
    }
    let lanes = Vector.scalarCount
    let g = gradient.storage.span
    var x = storage.mutableSpan
    let blocks = x.count / lanes
    // Numbered blocks: with `stride(by: lanes)` every lane is checked, and the loop 3 times slower.
    for block in 0..<blocks {
      let start = block * lanes
      var parameters = Vector()
      var gradients = Vector()
      for lane in 0..<lanes {
        parameters[lane] = x[start + lane]
        gradients[lane] = g[start + lane]
      }
      rule(&parameters, gradients)
      for lane in 0..<lanes { x[start + lane] = parameters[lane] }
    }
    for i in (blocks * lanes)..<x.count {
      var parameters = Vector(repeating: x[i])
      rule(&parameters, Vector(repeating: g[i]))
      x[i] = parameters[0]
    }
  }
}
