// The passes of the three kinds of rules: each reads and writes only the tensors that its rule has.
// Whole registers first, then the scalars that are left over, each spread over a register of its own.
// Numbered blocks: with `stride(by: lanes)` every lane is checked, and the loop 3 times slower.

extension MemorylessRule {
  /// Nothing.
  @inlinable public static var momentCount: Int { 0 }

  /// Moves a tensor of parameters in one pass and in place; the moments are not used.
  @inlinable
  public func update(
    _ parameters: inout Tensor, _ first: inout Tensor, _ second: inout Tensor,
    along gradient: Tensor
  ) {
    parameters.update(along: gradient, by: self)
  }
}

extension OneMomentRule {
  /// One number a parameter.
  @inlinable public static var momentCount: Int { 1 }

  /// Moves a tensor of parameters in one pass and in place; the second moments are not used.
  @inlinable
  public func update(
    _ parameters: inout Tensor, _ first: inout Tensor, _ second: inout Tensor,
    along gradient: Tensor
  ) {
    parameters.update(&first, along: gradient, by: self)
  }
}

extension TwoMomentRule {
  /// Two numbers a parameter.
  @inlinable public static var momentCount: Int { 2 }

  /// Moves a tensor of parameters in one pass and in place.
  @inlinable
  public func update(
    _ parameters: inout Tensor, _ first: inout Tensor, _ second: inout Tensor,
    along gradient: Tensor
  ) {
    parameters.update(&first, &second, along: gradient, by: self)
  }
}

extension Tensor {
  /// Applies a rule without memory to every scalar, in one pass and in place.
  ///
  /// - Parameters:
  ///   - gradient: The gradient, of the same shape; another one is a mistake.
  ///   - rule: The rule.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public mutating func update(
    along gradient: Tensor, by rule: some MemorylessRule,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    expectShape(of: gradient, named: "gradient", file: file, line: line)
    let g = gradient.storage.span
    var x = storage.mutableSpan
    let blocks = x.count / Vector.scalarCount
    for block in 0..<blocks {
      let start = block * Vector.scalarCount
      var parameters = register(x.span, from: start)
      rule(&parameters, register(g, from: start))
      write(parameters, to: &x, from: start)
    }
    for i in (blocks * Vector.scalarCount)..<x.count {
      var parameters = Vector(repeating: x[i])
      rule(&parameters, Vector(repeating: g[i]))
      x[i] = parameters[0]
    }
  }

  /// Applies a rule with one moment to every scalar, in one pass and in place.
  ///
  /// - Parameters:
  ///   - moments: What the rule remembers, of the same shape; another one is a mistake.
  ///   - gradient: The gradient, of the same shape; another one is a mistake.
  ///   - rule: The rule.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public mutating func update(
    _ moments: inout Tensor, along gradient: Tensor, by rule: some OneMomentRule,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    expectShape(of: gradient, named: "gradient", file: file, line: line)
    expectShape(of: moments, named: "moments", file: file, line: line)
    let g = gradient.storage.span
    var m = moments.storage.mutableSpan
    var x = storage.mutableSpan
    let blocks = x.count / Vector.scalarCount
    for block in 0..<blocks {
      let start = block * Vector.scalarCount
      var parameters = register(x.span, from: start)
      var memory = register(m.span, from: start)
      rule(&parameters, &memory, register(g, from: start))
      write(parameters, to: &x, from: start)
      write(memory, to: &m, from: start)
    }
    for i in (blocks * Vector.scalarCount)..<x.count {
      var parameters = Vector(repeating: x[i])
      var memory = Vector(repeating: m[i])
      rule(&parameters, &memory, Vector(repeating: g[i]))
      x[i] = parameters[0]
      m[i] = memory[0]
    }
  }

  /// Applies a rule with two moments to every scalar, in one pass and in place.
  ///
  /// - Parameters:
  ///   - first: The first moments, of the same shape; another one is a mistake.
  ///   - second: The second moments, of the same shape; another one is a mistake.
  ///   - gradient: The gradient, of the same shape; another one is a mistake.
  ///   - rule: The rule.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  @inlinable
  public mutating func update(
    _ first: inout Tensor, _ second: inout Tensor, along gradient: Tensor,
    by rule: some TwoMomentRule, file: StaticString = #fileID, line: UInt = #line
  ) {
    expectShape(of: gradient, named: "gradient", file: file, line: line)
    expectShape(of: first, named: "first moments", file: file, line: line)
    expectShape(of: second, named: "second moments", file: file, line: line)
    let g = gradient.storage.span
    var m = first.storage.mutableSpan
    var v = second.storage.mutableSpan
    var x = storage.mutableSpan
    let blocks = x.count / Vector.scalarCount
    for block in 0..<blocks {
      let start = block * Vector.scalarCount
      var parameters = register(x.span, from: start)
      var means = register(m.span, from: start)
      var squares = register(v.span, from: start)
      rule(&parameters, &means, &squares, register(g, from: start))
      write(parameters, to: &x, from: start)
      write(means, to: &m, from: start)
      write(squares, to: &v, from: start)
    }
    for i in (blocks * Vector.scalarCount)..<x.count {
      var parameters = Vector(repeating: x[i])
      var means = Vector(repeating: m[i])
      var squares = Vector(repeating: v[i])
      rule(&parameters, &means, &squares, Vector(repeating: g[i]))
      x[i] = parameters[0]
      m[i] = means[0]
      v[i] = squares[0]
    }
  }

  /// Stops the program unless another tensor has the shape of these parameters.
  @usableFromInline
  func expectShape(of other: Tensor, named name: String, file: StaticString, line: UInt) {
    if shape != other.shape {
      mistake(
        "update: parameters of shape \(shape), \(name) of shape \(other.shape)",
        file: file, line: line)
    }
  }
}

/// The scalars of one register.
///
/// Unchecked, as is `write`: checks in the loop cost half the speed. Tensors of equal shape have
/// equally many scalars, and every block ends within them.
@inlinable @inline(__always)
func register(_ scalars: Span<Scalar>, from start: Int) -> Vector {
  let offset = start * MemoryLayout<Scalar>.stride
  return unsafe scalars.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Vector.self)
}

/// Writes the scalars of one register.
@inlinable @inline(__always)
func write(_ vector: Vector, to scalars: inout MutableSpan<Scalar>, from start: Int) {
  let offset = start * MemoryLayout<Scalar>.stride
  var bytes = unsafe scalars.mutableBytes
  unsafe bytes.storeBytes(of: vector, toUncheckedByteOffset: offset, as: Vector.self)
}
