extension Tensor {
  /// The gradient of the images whose feature maps have these gradients.
  ///
  ///     dx[n, i·s + p·d, j·s + q·d, c] += Σ_f  dyₙᵢⱼf · w_pqcf
  ///
  /// Row by row of the feature maps: a matrix product gives what every window of the row sends back,
  /// while it is in the cache it is added to the image. As a cross-correlation with the turned kernel
  /// it would be one pass less, but every product with the zeros around dy, and between its rows
  /// where s > 1, would be for nothing: 28 of 100 for 3 × 3 on 13 × 13.
  ///
  /// - Parameters:
  ///   - kernel: The kernels w, [kH, kW, C, F].
  ///   - shape: The shape of the images, [N, H, W, C].
  ///   - grid: How the kernels slide.
  /// - Returns: The gradient, of that shape.
  package func inputGradient(
    through kernel: Tensor, ofImages shape: [Int], under grid: WindowGrid
  ) -> Tensor {
    let images = GriddedImages(shape, grid)
    let (filters, cells) = (kernel.shape[3], kernel.shape.prefix(3).reduce(1, *))
    let width = inWholeRegisters(cells)
    // [F, kH·kW·C]: what one feature map sends to a window.
    let matrix = kernel.reshaped([cells, filters]).transposed.tensor.widened(to: width)
    let zeros = [Scalar](repeating: 0, count: width)
    var dx = Tensor.zeros(shape)
    unsafe dx.storage.withUnsafeMutableBufferPointer { dx in
      guard let dx = dx.baseAddress else { return }
      unsafe withPointers(storage, matrix.storage, zeros) { dy, w, zeros in
        let products = images.places * filters * width
        inParallel(count: images.count, least: itemsWorthAPart(products)) { part in
          unsafe withScratch(images.outputWidth * width) { windows in
            for image in part {
              unsafe images.addWindows(
                dy + image * images.places * filters, filters: filters, w, zeros, width: width,
                windows, into: dx + image * images.imageLength)
            }
          }
        }
      }
    }
    return dx
  }
}

extension GriddedImages {
  /// Adds what one image's feature maps send back.
  fileprivate func addWindows(
    _ dy: UnsafePointer<Scalar>, filters: Int, _ w: UnsafePointer<Scalar>,
    _ zeros: UnsafePointer<Scalar>, width: Int, _ windows: UnsafeMutablePointer<Scalar>,
    into dx: UnsafeMutablePointer<Scalar>
  ) {
    let (offsets, length) = runs
    unsafe [0].withUnsafeBufferPointer { start in
      for i in 0..<outputHeight {
        let a = unsafe RunningFactor(
          start: dy + i * outputWidth * filters, rowStep: filters, step: 1, offsets: start,
          length: filters)
        unsafe multiplyRuns(
          a, RowFactor(start: w, rowStep: width),
          into: ProductRows(start: windows, rowStep: width, bias: zeros), rows: outputWidth,
          registers: width / lanes)
        for (number, offset) in offsets.enumerated() {
          let corner = unsafe dx + i * grid.stride * rowLength + offset
          for j in 0..<outputWidth {
            unsafe add(
              windows + j * width + number * length, to: corner + j * grid.stride * channels,
              count: length)
          }
        }
      }
    }
  }
}

/// target += source, whole registers first.
@inline(__always)
private func add(
  _ source: UnsafePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>, count: Int
) {
  let whole = count / lanes * lanes
  for i in stride(from: 0, to: whole, by: lanes) {
    unsafe (Vector(loading: target + i) + Vector(loading: source + i)).store(target + i)
  }
  for i in whole..<count { unsafe target[i] += source[i] }
}

/// Room for some scalars, whatever they are.
private func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Scalar>) -> Void) {
  unsafe withUnsafeTemporaryAllocation(of: Scalar.self, capacity: max(count, 1)) { room in
    if let start = room.baseAddress { unsafe body(start) }
  }
}
