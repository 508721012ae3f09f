// Matrix times vector, and the like: when a number of b is used once or twice, no copy pays. If both
// factors lie in memory along the depth, the entries of y are inner products, four at a time.

/// Whether a product is best done as inner products.
func areDotProducts(
  _ a: Strided, _ b: Strided, _ rows: Int, _ depth: Int, _ columns: Int
) -> Bool {
  rows <= 2 && a.columnStep == 1 && b.rowStep == 1 && !(b.columnStep == 1 && columns > depth)
}

/// y = a · b, or y += a · b, entry by entry.
func addDotProducts(
  _ a: Strided, _ b: Strided, _ y: UnsafeMutablePointer<Scalar>, _ rows: Int, _ depth: Int,
  _ columns: Int, _ adds: Bool
) {
  inParallel(count: columns, least: workOfPart / depth + 1) { part in
    for i in 0..<rows {
      let (row, target) = unsafe (a.start + i * a.rowStep, y + i * columns)
      var j = part.lowerBound
      while j < part.upperBound {
        let column = unsafe b.start + j * b.columnStep
        if j + 4 <= part.upperBound {
          let sums = unsafe dots(row, column, b.columnStep, depth)
          for q in 0..<4 { unsafe target[j + q] = (adds ? target[j + q] : 0) + sums[q] }
          j += 4
        } else {
          let sum = unsafe dots(row, column, 0, depth)[0]
          unsafe target[j] = (adds ? target[j] : 0) + sum
          j += 1
        }
      }
    }
  }
}

/// The inner products of a row with four columns, which lie `step` apart.
///
/// Lane by lane, then the lanes, then what fills no vector: always in this order.
private func dots(
  _ row: UnsafePointer<Scalar>, _ column: UnsafePointer<Scalar>, _ step: Int, _ depth: Int
) -> SIMD4<Scalar> {
  var sums = [4 of Vector](repeating: .zero)
  var p = 0
  while p + lanes <= depth {
    let x = unsafe Vector(loading: row + p)
    var start = unsafe column + p
    for q in 0..<4 {
      unsafe sums[q].add(x, Vector(loading: start))
      unsafe start += step
    }
    p += lanes
  }
  var totals = SIMD4<Scalar>.zero
  for q in 0..<4 { totals[q] = sums[q].total }
  while p < depth {
    for q in 0..<4 { unsafe totals[q] += row[p] * column[q * step + p] }
    p += 1
  }
  return totals
}

// `sum()` adds the lanes one after the other; by halves it takes a quarter of the steps.
extension SIMD16 where Scalar: FloatingPoint {
  fileprivate var total: Scalar { (lowHalf + highHalf).total }
}
extension SIMD8 where Scalar: FloatingPoint {
  fileprivate var total: Scalar { (lowHalf + highHalf).total }
}
extension SIMD4 where Scalar: FloatingPoint {
  fileprivate var total: Scalar { (lowHalf + highHalf).total }
}
extension SIMD2 where Scalar: FloatingPoint {
  fileprivate var total: Scalar { self[0] + self[1] }
}
