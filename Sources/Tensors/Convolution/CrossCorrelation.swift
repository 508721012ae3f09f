extension Tensor {
  /// The feature maps of these images.
  ///
  ///     yₙᵢⱼf = b_f + Σₚ Σ_q Σ_c  w_pqcf · x[n, i·s + p·d, j·s + q·d, c]
  ///
  /// Images are shared out among the threads; every sum is taken in one piece.
  ///
  /// - Parameters:
  ///   - kernel: The kernels w, [kH, kW, C, F].
  ///   - bias: The biases b, [F].
  ///   - grid: How the kernels slide.
  /// - Returns: The feature maps, [N, H', W', F].
  package func crossCorrelated(with kernel: Tensor, bias: Tensor, under grid: WindowGrid) -> Tensor
  {
    let images = GriddedImages(shape, grid)
    let filters = kernel.shape[3]
    let registers = inWholeRegisters(filters) / lanes
    let (w, b) = (
      kernel.widened(to: inWholeRegisters(filters)), bias.widened(to: inWholeRegisters(filters))
    )
    let shape = [images.count, images.outputHeight, images.outputWidth, inWholeRegisters(filters)]
    let operations = images.places * kernel.count
    let y = unsafe Tensor(shape: shape) { y in
      unsafe withPointers(storage, w.storage, b.storage) { x, w, b in
        inParallel(count: images.count, least: itemsWorthAPart(operations)) { part in
          for image in part {
            unsafe images.correlate(
              x + image * images.imageLength, w, b,
              into: y + image * images.places * registers * lanes,
              registers: registers)
          }
        }
      }
    }
    return y.narrowed(to: filters)
  }
}

extension GriddedImages {
  /// The feature maps of one image.
  func correlate(
    _ x: UnsafePointer<Scalar>, _ w: UnsafePointer<Scalar>, _ bias: UnsafePointer<Scalar>,
    into y: UnsafeMutablePointer<Scalar>, registers: Int
  ) {
    let width = registers * lanes
    let (offsets, length) = runs
    unsafe offsets.withUnsafeBufferPointer { offsets in
      for i in 0..<outputHeight {
        let a = unsafe RunningFactor(
          start: x + i * grid.stride * rowLength, rowStep: grid.stride * channels, step: 1,
          offsets: offsets, length: length)
        unsafe multiplyRuns(
          a, RowFactor(start: w, rowStep: width),
          into: ProductRows(start: y + i * outputWidth * width, rowStep: width, bias: bias),
          rows: outputWidth, registers: registers)
      }
    }
  }
}

/// Where the scalars of three arrays lie.
///
/// Without scalars there is no place, and nothing to do.
func withPointers(
  _ x: [Scalar], _ y: [Scalar], _ z: [Scalar],
  _ body: (UnsafePointer<Scalar>, UnsafePointer<Scalar>, UnsafePointer<Scalar>) -> Void
) {
  unsafe x.withUnsafeBufferPointer { x in
    unsafe y.withUnsafeBufferPointer { y in
      unsafe z.withUnsafeBufferPointer { z in
        guard let x = x.baseAddress, let y = y.baseAddress, let z = z.baseAddress else { return }
        unsafe body(x, y, z)
      }
    }
  }
}

/// The fewest items that are worth a part of parallel work, when each needs so many products.
func itemsWorthAPart(_ products: Int) -> Int { 1 + 1_000_000 / max(products, 1) }
