extension Tensor {
  /// The gradient of the kernels that made feature maps of these images.
  ///
  ///     dw_pqcf = Σₙ Σᵢ Σⱼ  dyₙᵢⱼf · x[n, i·s + p·d, j·s + q·d, c]
  ///
  /// The sum over images is taken in groups whose number follows from the batch alone, and the
  /// groups' sums one after the other: the same bits for every number of threads.
  ///
  /// - Parameters:
  ///   - dy: The gradient of the feature maps, [N, H', W', F].
  ///   - grid: How the kernels slide.
  /// - Returns: The gradient, [kH, kW, C, F].
  package func kernelGradient(of dy: Tensor, under grid: WindowGrid) -> Tensor {
    let images = GriddedImages(shape, grid)
    let filters = dy.shape[3]
    let width = inWholeRegisters(filters)
    let slopes = dy.widened(to: width)
    let kernelShape = [grid.height, grid.width, images.channels, width]
    let length = kernelShape.reduce(1, *)
    let groups = Swift.min(Swift.max(images.count / 8, 1), 8)
    var sums = Tensor.zeros([groups, length])
    unsafe sums.storage.withUnsafeMutableBufferPointer { sums in
      guard let sums = sums.baseAddress else { return }
      unsafe withPointers(storage, slopes.storage, storage) { x, dy, _ in
        let operations = images.places * length * images.count / groups
        inParallel(count: groups, least: itemsWorthAPart(operations)) { part in
          for group in part {
            let first = images.count * group / groups
            for image in first..<(images.count * (group + 1) / groups) {
              unsafe images.addKernelGradient(
                x + image * images.imageLength, dy + image * images.places * width,
                into: sums + group * length, registers: width / lanes)
            }
          }
        }
      }
    }
    return sums.sumOfGroups().reshaped(kernelShape).narrowed(to: filters)
  }

  /// The sum of the rows, one after the other; a single row is not copied.
  private func sumOfGroups() -> Tensor {
    let rows = shape[0]
    if rows == 1 { return reshaped([shape[1]]) }
    return (1..<rows).reduce(into: self.rows(0..<1)) { $0 += self.rows($1..<($1 + 1)) }
  }
}

extension GriddedImages {
  /// Adds what one image contributes.
  ///
  /// Rows of the product are cells and channels of the window, runs are the rows of the feature map,
  /// steps its columns.
  func addKernelGradient(
    _ x: UnsafePointer<Scalar>, _ dy: UnsafePointer<Scalar>,
    into dW: UnsafeMutablePointer<Scalar>, registers: Int
  ) {
    let width = registers * lanes
    let cells = runs
    let rows = (0..<outputHeight).map { $0 * grid.stride * rowLength }
    unsafe rows.withUnsafeBufferPointer { rows in
      for (number, offset) in cells.offsets.enumerated() {
        let a = unsafe RunningFactor(
          start: x + offset, rowStep: 1, step: grid.stride * channels, offsets: rows,
          length: outputWidth)
        unsafe multiplyRuns(
          a, RowFactor(start: dy, rowStep: width),
          into: ProductRows(
            start: dW + number * cells.length * width, rowStep: width, bias: nil),
          rows: cells.length, registers: registers)
      }
    }
  }
}
