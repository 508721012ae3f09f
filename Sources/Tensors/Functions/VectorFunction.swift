/// A function of every lane of a register.
///
/// A type and not a closure: a closure over vectors that has more than one caller is called for
/// every register, a static function is compiled into the loop.
///
/// The plain twin of each, a number at a time, is in the system's library; for the logistic function
/// it is `sigmoid` of a scalar. The tests hold them against each other.
protocol VectorFunction {
  /// The function of every lane.
  static func apply(_ x: Vector) -> Vector
}

extension Tensor {
  /// A function of every element, a register at a time.
  ///
  /// The last elements, too few for a register, take the same way in a register of their own, so
  /// that an element's value does not depend on its place.
  @inline(__always)
  func applying<Function: VectorFunction>(_: Function.Type) -> Tensor {
    let lanes = Vector.scalarCount
    return unsafe Tensor(like: self) { x, y in
      inParallel(count: count, least: leastPart, step: lanes) { part in
        let whole = part.upperBound - part.count % lanes
        var i = part.lowerBound
        while i < whole {
          unsafe store(Function.apply(load(x + i)), y + i)
          i += lanes
        }
        let rest = part.upperBound - whole
        if rest > 0 {
          let last = unsafe load(x + whole, first: rest, of: rest, filling: 1)
          unsafe store(Function.apply(last), y + whole, first: rest)
        }
      }
    }
  }
}

/// The fewest elements that are worth a part of their own: their powers take some microseconds.
private let leastPart = 16_384
