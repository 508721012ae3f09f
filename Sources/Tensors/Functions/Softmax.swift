extension Tensor {
  /// The softmax of every row: [… , M] → [… , M].
  ///
  ///     yₙₘ = exp(xₙₘ − s) / Σⱼ exp(xₙⱼ − s),   s = maxⱼ xₙⱼ
  ///
  /// Three passes over a row, which stays in the nearest cache meanwhile: the largest scalar; the
  /// powers and their sum; the division. A row with NaN or ∞ in it, or of −∞ only, becomes NaN: it
  /// has no softmax.
  public func softmaxOfColumns() -> Tensor {
    let width = self.width(for: "softmaxOfColumns")
    guard count > 0 else { return self }
    return unsafe Tensor(like: self) { x, y in
      inParallel(count: count / width, least: leastPart / width + 1) { rows in
        for row in rows {
          let place = row * width
          unsafe rowSoftmax(Row(x + place, width, readable: count - place), into: y + place)
        }
      }
    }
  }
}

@inline(__always)
private func rowSoftmax(_ x: Row, into y: UnsafeMutablePointer<Scalar>) {
  let (shift, _) = x.largestAndNaN()
  let sum = unsafe pairwiseSum(KeptPowers(Powers(x: x, shift: shift), in: y))
  for i in 0..<x.count { unsafe y[i] /= sum }
}

/// The fewest scalars that are worth a part of their own.
private let leastPart = 8_192
