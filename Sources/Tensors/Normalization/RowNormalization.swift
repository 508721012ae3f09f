// Layer normalisation in one pass over the rows, forward and back. A row is a few hundred numbers and
// stays in the nearest cache while its mean, its variance and its results are worked out; from
// operations on whole tensors the same would read and write the memory eight times.

/// What a normalisation of rows leaves.
package struct NormalizedRows: Sendable {
  /// The result, x̂ ⊙ gain + bias, of the shape of x.
  package let y: Tensor
  /// The rows with mean 0 and variance 1, x̂, of the shape of x.
  package let normalized: Tensor
  /// The factor 1/√(σ² + ε) of every row.
  package let factors: Tensor
}

extension Tensor {
  /// Every row with mean 0 and variance 1, then scaled and shifted: [… , M] → [… , M].
  ///
  ///     μ = mean of x      σ² = mean of (x − μ)²      x̂ = (x − μ)/√(σ² + ε)      y = x̂ ⊙ gain + bias
  ///
  /// The variance is the mean of squared deviations, in a second pass over the row: the mean of the
  /// squares less the square of the mean would cancel.
  ///
  /// - Parameters:
  ///   - gain: The scales, [M].
  ///   - bias: The shifts, [M].
  ///   - epsilon: The number ε under the root.
  /// - Returns: The result and what the way back needs.
  package func normalizedRows(gain: Tensor, bias: Tensor, epsilon: Scalar) -> NormalizedRows {
    let width = checkedWidth("normalizedRows", gain, bias)
    guard count > 0 else { return NormalizedRows(y: self, normalized: self, factors: .empty) }
    var (normalized, factors) = (Tensor.empty, Tensor.zeros([count / width]))
    let y = unsafe Tensor(like: self) { x, y in
      normalized = unsafe Tensor(like: self) { _, normalized in
        unsafe factors.withScalars { factors in
          unsafe gain.withReadScalars { gain in
            unsafe bias.withReadScalars { bias in
              let pass = unsafe ForwardPass(
                width: width, readable: count, epsilon: epsilon, gain: gain, bias: bias, x: x,
                y: y, normalized: normalized, factors: factors)
              inParallel(count: count / width, least: leastPart / width + 1) { pass.perform($0) }
            }
          }
        }
      }
    }
    return NormalizedRows(y: y, normalized: normalized, factors: factors)
  }

  /// The way back through `normalizedRows`; this tensor is dy.
  ///
  ///     dx̂ = dy ⊙ gain      dx = (dx̂ − mean of dx̂ − x̂ · mean of dx̂ ⊙ x̂)/√(σ² + ε)
  ///     dGain = Σ dy ⊙ x̂ and dBias = Σ dy over the rows
  ///
  /// The sums over rows are taken in blocks of a fixed number of rows, so that they do not depend on
  /// the number of threads.
  ///
  /// - Parameters:
  ///   - rows: What the way forward left.
  ///   - gain: The scales, [M].
  /// - Returns: The gradients of x, of the scales and of the shifts.
  package func normalizedRowsBackward(
    _ rows: NormalizedRows, gain: Tensor
  ) -> (dx: Tensor, dGain: Tensor, dBias: Tensor) {
    let width = checkedWidth("normalizedRowsBackward", gain, gain)
    guard shape == rows.y.shape else {
      mistake("normalizedRowsBackward: dy of shape \(shape), expected \(rows.y.shape)")
    }
    guard count > 0 else { return (self, .zeros([width]), .zeros([width])) }
    let blocks = (count / width + blockRows - 1) / blockRows
    var sums = Tensor.zeros([blocks, 2 * width])
    let dx = unsafe Tensor(like: self) { dy, dx in
      unsafe sums.withScalars { sums in
        unsafe rows.normalized.withReadScalars { normalized in
          unsafe rows.factors.withReadScalars { factors in
            unsafe gain.withReadScalars { gain in
              let pass = unsafe BackwardPass(
                width: width, rows: count / width, gain: gain, dy: dy, normalized: normalized,
                factors: factors, dx: dx, sums: sums)
              inParallel(count: blocks, least: leastPart / (width * blockRows) + 1) {
                for block in $0 { pass.perform(block: block) }
              }
            }
          }
        }
      }
    }
    let parts = sums.sumOfRows().split(into: [width, width], along: 0)
    return (dx, parts[0], parts[1])
  }

  private func checkedWidth(_ operation: String, _ gain: Tensor, _ bias: Tensor) -> Int {
    let width = self.width(for: operation)
    guard gain.shape == [width], bias.shape == [width] else {
      mistake(
        "\(operation): rows of shape \(shape), a gain of shape \(gain.shape) and a bias of shape "
          + "\(bias.shape)")
    }
    return width
  }
}

/// The fewest scalars that are worth a part of their own.
private let leastPart = 16_384

/// As many rows are added up before the sums are put aside.
private let blockRows = 64

@safe
private struct ForwardPass {
  let width: Int
  let readable: Int
  let epsilon: Scalar
  let gain: UnsafePointer<Scalar>
  let bias: UnsafePointer<Scalar>
  let x: UnsafePointer<Scalar>
  let y: UnsafeMutablePointer<Scalar>
  let normalized: UnsafeMutablePointer<Scalar>
  let factors: UnsafeMutablePointer<Scalar>

  func perform(_ rows: Range<Int>) {
    for row in rows {
      let place = row * width
      let x = unsafe Row(x + place, width, readable: readable - place)
      let mean = pairwiseSum(x) / Scalar(width)
      let variance = pairwiseSum(SquaredDeviations(x: x, mean: mean)) / Scalar(width)
      let factor = 1 / (variance + epsilon).squareRoot()
      unsafe factors[row] = factor
      let (normalized, y) = unsafe (normalized + place, y + place)
      for i in 0..<width {
        let number = unsafe (self.x[place + i] - mean) * factor
        unsafe normalized[i] = number
        unsafe y[i] = number * gain[i] + bias[i]
      }
    }
  }
}

@safe
private struct BackwardPass {
  let width: Int
  let rows: Int
  let gain: UnsafePointer<Scalar>
  let dy: UnsafePointer<Scalar>
  let normalized: UnsafePointer<Scalar>
  let factors: UnsafePointer<Scalar>
  let dx: UnsafeMutablePointer<Scalar>
  let sums: UnsafeMutablePointer<Scalar>

  func perform(block: Int) {
    let (dGain, dBias) = unsafe (sums + 2 * width * block, sums + 2 * width * block + width)
    for row in block * blockRows..<min(rows, (block + 1) * blockRows) {
      let place = row * width
      let (dy, normal, dx) = unsafe (dy + place, normalized + place, dx + place)
      for i in 0..<width {
        unsafe dGain[i] += dy[i] * normal[i]
        unsafe dBias[i] += dy[i]
        unsafe dx[i] = dy[i] * gain[i]  // dx̂, for the moment
      }
      let own = unsafe Row(UnsafePointer(dx), width, readable: width)
      let x = unsafe Row(normal, width, readable: width)
      let mean = pairwiseSum(own) / Scalar(width)
      let slope = pairwiseSum(Products(x: own, y: x)) / Scalar(width)
      let factor = unsafe factors[row]
      for i in 0..<width { unsafe dx[i] = (dx[i] - mean - normal[i] * slope) * factor }
    }
  }
}

/// Squares (xᵢ − μ)².
private struct SquaredDeviations: Terms {
  let x: Row
  let mean: Scalar

  @inline(always)
  var count: Int { x.count }

  @inline(always)
  subscript(i: Int) -> Vector {
    let deviation = x[i] - mean
    return deviation * deviation
  }

  @inline(always)
  subscript(last i: Int) -> Vector {
    let deviation = x[last: i, filling: mean] - mean
    return deviation * deviation
  }
}
