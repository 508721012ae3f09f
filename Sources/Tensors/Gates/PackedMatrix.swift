/// A right factor in the order in which the tile of the matrix product reads it, for many products
/// with the same matrix: a recurrent layer multiplies by its weights at every step.
///
/// The product copies its right factor when there are enough rows to pay for it. A batch of a few
/// dozen rows is too few; but read where it stands, a wide matrix costs a page and a place in the
/// nearest cache for every row of a panel. Copied once for all steps, it costs neither.
package struct PackedMatrix: Sendable {
  /// The matrix as it was, which also serves where its columns fill no whole registers.
  private let matrix: Tensor
  private let panels: Panels
  private let scalars: [Scalar]

  /// Packs a matrix, [K, M].
  package init(_ matrix: Tensor) {
    guard matrix.rank == 2 else { mistake("PackedMatrix: shape \(matrix.shape)") }
    self.matrix = matrix
    panels = Panels(columns: matrix.shape[1])
    scalars = packed(matrix, panels)
  }

  /// Packs a transposed matrix, [M, K]ᵀ.
  package init(_ view: Transposed) { self.init(view.tensor) }

  fileprivate var depth: Int { matrix.shape[0] }
  fileprivate var columns: Int { matrix.shape[1] }

  /// y = a · w, `rows` rows of a being a row's length apart.
  fileprivate func multiply(
    _ a: UnsafePointer<Scalar>, rows: Int, into y: UnsafeMutablePointer<Scalar>
  ) {
    let work = rows * depth * tileVectors * lanes
    unsafe scalars.withUnsafeBufferPointer { packed in
      guard let packed = packed.baseAddress else { return }
      inParallel(count: panels.count, least: workOfPart / max(work, 1) + 1) { part in
        for panel in part {
          let start = panels.start(panel)
          let width = panels.start(panel + 1) - start
          unsafe multiply(
            a, rows, packed + start * lanes * depth, width, into: y + start * lanes)
        }
      }
    }
  }

  /// One panel, in blocks of the depth.
  private func multiply(
    _ a: UnsafePointer<Scalar>, _ rows: Int, _ panel: UnsafePointer<Scalar>, _ width: Int,
    into y: UnsafeMutablePointer<Scalar>
  ) {
    let blocks = (depth + blockDepth - 1) / blockDepth
    for block in 0..<blocks {
      let (p, end) = (depth * block / blocks, depth * (block + 1) / blocks)
      unsafe multiplyRows(
        Strided(start: a + p, rowStep: depth, columnStep: 1), panel + p * width * lanes,
        width * lanes, into: Target(start: y, rowStep: columns, adds: block > 0), rows: rows,
        depth: end - p, width: width * lanes)
    }
  }

  /// Multiplies some neighbouring rows of a tensor.
  fileprivate func product(ofRows range: Range<Int>, of x: Tensor) -> Tensor {
    if scalars.isEmpty { return x.matmul(ofRows: range, matrix) }
    return Tensor(shape: [range.count, columns]) { output in
      unsafe output.withUnsafeMutableBufferPointer { y, count in
        unsafe x.withReadScalars { a in
          guard let y = y.baseAddress else { return }
          unsafe multiply(a + range.lowerBound * depth, rows: range.count, into: y)
        }
        count = range.count * columns
      }
    }
  }
}

extension Tensor {
  /// The product of some neighbouring rows with a packed matrix, xᵢ · w.
  ///
  /// - Parameters:
  ///   - range: The rows.
  ///   - other: The right factor, [K, M].
  /// - Returns: The product, [`range.count`, M].
  package func matmul(ofRows range: Range<Int>, _ other: PackedMatrix) -> Tensor {
    guard rank == 2, shape[1] == other.depth, range.lowerBound >= 0, range.upperBound <= shape[0]
    else {
      mistake(
        "matmul: rows \(range) of shape \(shape), right factor of shape "
          + "\([other.depth, other.columns])")
    }
    return other.product(ofRows: range, of: self)
  }
}

/// The panels of a matrix one behind the other; nothing if the last register would not be full.
private func packed(_ matrix: Tensor, _ panels: Panels) -> [Scalar] {
  let (depth, columns) = (matrix.shape[0], matrix.shape[1])
  guard columns % lanes == 0, matrix.count > 0 else { return [] }
  return unsafe [Scalar](unsafeUninitializedCapacity: matrix.count) { target, count in
    unsafe matrix.withReadScalars { source in
      guard let target = target.baseAddress else { return }
      for panel in 0..<panels.count {
        let start = panels.start(panel) * lanes
        let width = panels.start(panel + 1) * lanes - start
        unsafe pack(
          Strided(start: source + start, rowStep: columns, columnStep: 1), depth: depth,
          width: width, padded: width, into: target + start * depth)
      }
    }
    count = matrix.count
  }
}
