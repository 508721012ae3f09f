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
    return unsafe filled(like: self) { x, y, count in
      let whole = count - count % lanes
      var i = 0
      while i < whole {
        unsafe store(Function.apply(load(x + i)), y + i)
        i += lanes
      }
      if whole < count {
        let rest = unsafe load(x + whole, first: count - whole, filling: 1)
        unsafe store(Function.apply(rest), y + whole, first: count - whole)
      }
    }
  }
}

/// A tensor of the shape of x, whose scalars are written from those of x.
///
/// - Parameters:
///   - x: The tensor.
///   - fill: Is given the scalars of x, the new ones, which it all has to write, and their number.
/// - Returns: The tensor.
@inline(__always)
func filled(
  like x: Tensor, by fill: (UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>, Int) -> Void
) -> Tensor {
  let count = x.count
  var result = x
  result.storage = unsafe [Scalar](unsafeUninitializedCapacity: count) { y, written in
    unsafe x.storage.withUnsafeBufferPointer { x in
      if let x = x.baseAddress, let y = y.baseAddress { unsafe fill(x, y, count) }
    }
    written = count
  }
  return result
}
