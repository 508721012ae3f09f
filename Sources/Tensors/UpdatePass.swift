// The passes of the three kinds of rules: each reads and writes only the tensors that its rule has.
// Whole registers first, on several threads if there are many, then the scalars before and after
// them, each spread over a register. Numbered blocks: with `stride(by: lanes)` every lane is checked,
// and the loop 3 times slower.

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
    let whole = wholeRegisters
    unsafe lendScalars(&storage, gradient) { x, g in
      inParallel(count: whole.blocks, least: blocksOfPart) { part in
        for block in part {
          let start = whole.lead + block * Vector.scalarCount
          var parameters = unsafe register(x + start)
          unsafe rule(&parameters, register(g + start))
          unsafe write(parameters, to: x + start)
        }
      }
      for number in 0..<whole.rest {
        let i = whole.place(ofRest: number)
        var parameters = unsafe Vector(repeating: x[i])
        unsafe rule(&parameters, Vector(repeating: g[i]))
        unsafe x[i] = parameters[0]
      }
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
    let whole = wholeRegisters
    unsafe lendScalars(&storage, gradient) { x, g in
      unsafe moments.storage.withUnsafeMutableBufferPointer { m in
        guard let m = m.baseAddress else { return }
        inParallel(count: whole.blocks, least: blocksOfPart) { part in
          for block in part {
            let start = whole.lead + block * Vector.scalarCount
            var (parameters, memory) = unsafe (register(x + start), register(m + start))
            unsafe rule(&parameters, &memory, register(g + start))
            unsafe write(parameters, to: x + start)
            unsafe write(memory, to: m + start)
          }
        }
        for number in 0..<whole.rest {
          let i = whole.place(ofRest: number)
          var (parameters, memory) = unsafe (Vector(repeating: x[i]), Vector(repeating: m[i]))
          unsafe rule(&parameters, &memory, Vector(repeating: g[i]))
          unsafe (x[i], m[i]) = (parameters[0], memory[0])
        }
      }
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
    let whole = wholeRegisters
    unsafe lendScalars(&storage, gradient) { x, g in
      unsafe first.storage.withUnsafeMutableBufferPointer { m in
        unsafe second.storage.withUnsafeMutableBufferPointer { v in
          guard let m = m.baseAddress, let v = v.baseAddress else { return }
          inParallel(count: whole.blocks, least: blocksOfPart) { part in
            for block in part {
              let start = whole.lead + block * Vector.scalarCount
              var parameters = unsafe register(x + start)
              var (means, squares) = unsafe (register(m + start), register(v + start))
              unsafe rule(&parameters, &means, &squares, register(g + start))
              unsafe write(parameters, to: x + start)
              unsafe write(means, to: m + start)
              unsafe write(squares, to: v + start)
            }
          }
          for number in 0..<whole.rest {
            let i = whole.place(ofRest: number)
            var parameters = unsafe Vector(repeating: x[i])
            var (means, squares) = unsafe (Vector(repeating: m[i]), Vector(repeating: v[i]))
            unsafe rule(&parameters, &means, &squares, Vector(repeating: g[i]))
            unsafe (x[i], m[i], v[i]) = (parameters[0], means[0], squares[0])
          }
        }
      }
    }
  }

  /// The whole registers of the parameters.
  ///
  /// A register that lies across two lines of the cache is read and written twice. Large arrays all
  /// begin at the same distance from the start of a line, so what suits the parameters suits gradient
  /// and moments.
  @usableFromInline
  var wholeRegisters: WholeRegisters {
    let bytes = MemoryLayout<Vector>.size
    let address = storageAddress % UInt(bytes)
    let lead = min(count, (bytes - Int(address)) % bytes / MemoryLayout<Scalar>.stride)
    return WholeRegisters(lead: lead, count: count)
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

/// How many scalars lie before the first address where a register fits into one line of the cache,
/// how many whole registers follow, and how many scalars are left, those before among them.
@usableFromInline
struct WholeRegisters {
  @usableFromInline let lead: Int
  @usableFromInline let blocks: Int
  @usableFromInline let rest: Int

  init(lead: Int, count: Int) {
    (self.lead, blocks) = (lead, (count - lead) / Vector.scalarCount)
    rest = count - blocks * Vector.scalarCount
  }

  /// Where a scalar lies that is in no whole register.
  @inlinable @inline(__always)
  func place(ofRest number: Int) -> Int {
    number < lead ? number : number + blocks * Vector.scalarCount
  }
}

/// The fewest registers that are worth a part for another thread: some microseconds of memory.
@usableFromInline let blocksOfPart = 2048

/// Lends the scalars of parameters and of a gradient, if there are any.
@inlinable @inline(__always)
func lendScalars(
  _ parameters: inout [Scalar], _ gradient: Tensor,
  _ work: (UnsafeMutablePointer<Scalar>, UnsafePointer<Scalar>) -> Void
) {
  unsafe parameters.withUnsafeMutableBufferPointer { x in
    unsafe gradient.storage.withUnsafeBufferPointer { g in
      if let x = x.baseAddress, let g = g.baseAddress { unsafe work(x, g) }
    }
  }
}

/// The scalars of one register.
@inlinable @inline(__always)
func register(_ scalars: UnsafePointer<Scalar>) -> Vector {
  unsafe UnsafeRawPointer(scalars).loadUnaligned(as: Vector.self)
}

/// Writes the scalars of one register.
@inlinable @inline(__always)
func write(_ vector: Vector, to scalars: UnsafeMutablePointer<Scalar>) {
  unsafe UnsafeMutableRawPointer(scalars).storeBytes(of: vector, as: Vector.self)
}
