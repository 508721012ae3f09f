extension Row: Terms {
  @inline(always)
  subscript(last i: Int) -> Vector { self[last: i, filling: 0] }
}

/// Products xᵢ · yᵢ, for inner products.
struct Products: Terms {
  let x: Row
  let y: Row

  @inline(always)
  var count: Int { x.count }

  @inline(always)
  subscript(i: Int) -> Vector { x[i] * y[i] }

  @inline(always)
  subscript(last i: Int) -> Vector { x[last: i] * y[last: i] }
}

/// Powers exp(xᵢ − s), for log-sum-exp.
struct Powers: Terms {
  let x: Row
  let shift: Scalar

  @inline(always)
  var count: Int { x.count }

  @inline(always)
  subscript(i: Int) -> Vector { Exponential.apply(x[i] - shift) }

  @inline(always)
  subscript(last i: Int) -> Vector { Exponential.apply(x[last: i, filling: shift] - shift) }
}

/// The same, each kept where a softmax wants it.
@safe
struct KeptPowers: Terms {
  let powers: Powers
  let y: UnsafeMutablePointer<Scalar>

  @inline(always)
  init(_ powers: Powers, in y: UnsafeMutablePointer<Scalar>) {
    (self.powers, unsafe self.y) = unsafe (powers, y)
  }

  @inline(always)
  var count: Int { powers.count }

  @inline(always)
  subscript(i: Int) -> Vector {
    let power = powers[i]
    unsafe store(power, y + i)
    return power
  }

  @inline(always)
  subscript(last i: Int) -> Vector {
    let power = powers[last: i]
    unsafe store(power, y + i, first: count - i)
    return power
  }
}
