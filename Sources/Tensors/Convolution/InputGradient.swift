extension Tensor {
  /// The gradient of the images whose feature maps have these gradients.
  ///
  ///     dx[n, i·s + p·d, j·s + q·d, c] += Σ_f  dyₙᵢⱼf · w_pqcf
  ///
  /// Seen from a pixel it is a cross-correlation again: of dy, with s − 1 zeros between its rows and
  /// columns and zeros around it, with the kernel turned by half a turn and its channels and filters
  /// exchanged. Most of those products are with zeros where few channels come in; then the products
  /// of every window are added up instead.
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
    return images.channels < lanes
      ? addedWindows(through: kernel, of: images) : correlatedWithTurned(kernel, of: images)
  }

  private func correlatedWithTurned(_ kernel: Tensor, of images: GriddedImages) -> Tensor {
    let (grid, filters) = (images.grid, shape[3])
    let margin = (grid.dilation * (grid.height - 1), grid.dilation * (grid.width - 1))
    let spread = GriddedImages(
      [images.count, images.height + margin.0, images.width + margin.1, filters],
      WindowGrid(height: grid.height, width: grid.width, stride: 1, dilation: grid.dilation))
    let width = wholeRegisters(images.channels)
    let turned = kernel.turned().widened(to: width)
    let zeros = [Scalar](repeating: 0, count: width)
    let operations = images.height * images.width * kernel.count
    let dx = unsafe Tensor(shape: [images.count, images.height, images.width, width]) { dx in
      unsafe withPointers(storage, turned.storage, zeros) { dy, w, zeros in
        inParallel(count: images.count, least: itemsWorthAPart(operations)) { part in
          unsafe withClearedScalars(spread.imageLength) { room in
            for image in part {
              unsafe images.spread(
                dy + image * images.places * filters, filters, margin, into: room)
              unsafe spread.correlate(
                room, w, zeros, into: dx + image * images.height * images.width * width,
                registers: width / lanes)
            }
          }
        }
      }
    }
    return dx.narrowed(to: images.channels)
  }

  private func addedWindows(through kernel: Tensor, of images: GriddedImages) -> Tensor {
    let cells = kernel.shape[0] * kernel.shape[1] * kernel.shape[2]
    let width = wholeRegisters(cells)
    let matrix = kernel.reshaped([cells, shape[3]]).transposed.tensor.widened(to: width)
    let zeros = [Scalar](repeating: 0, count: width)
    let operations = images.places * shape[3] * width
    var dx = Tensor.zeros([images.count, images.height, images.width, images.channels])
    unsafe dx.storage.withUnsafeMutableBufferPointer { dx in
      guard let dx = dx.baseAddress else { return }
      unsafe withPointers(storage, matrix.storage, zeros) { dy, w, zeros in
        inParallel(count: images.count, least: itemsWorthAPart(operations)) { part in
          unsafe withClearedScalars(images.outputWidth * width) { room in
            for image in part {
              unsafe images.addWindows(
                dy + image * images.places * shape[3], w, zeros, filters: shape[3], room,
                width: width, into: dx + image * images.imageLength)
            }
          }
        }
      }
    }
    return dx
  }

  /// The kernels turned by half a turn, channels and filters exchanged: [kH, kW, F, C].
  private func turned() -> Tensor {
    let (cells, channels, filters) = (shape[0] * shape[1], shape[2], shape[3])
    let w = storage.span
    return Tensor(shape: [shape[0], shape[1], filters, channels]) { output in
      for cell in (0..<cells).reversed() {
        for f in 0..<filters {
          for c in 0..<channels { output.append(w[(cell * channels + c) * filters + f]) }
        }
      }
    }
  }
}

extension GriddedImages {
  /// Copies one image's dy with stride − 1 zeros between and a margin around it.
  ///
  /// The zeros are there already, and always at the same places.
  fileprivate func spread(
    _ dy: UnsafePointer<Scalar>, _ filters: Int, _ margin: (Int, Int),
    into room: UnsafeMutablePointer<Scalar>
  ) {
    let rowLength = (width + margin.1) * filters
    for i in 0..<outputHeight {
      let row = unsafe dy + i * outputWidth * filters
      let target = unsafe room + (i * grid.stride + margin.0) * rowLength + margin.1 * filters
      if grid.stride == 1 {
        unsafe target.update(from: row, count: outputWidth * filters)
      } else {
        for j in 0..<outputWidth {
          unsafe (target + j * grid.stride * filters).update(
            from: row + j * filters, count: filters)
        }
      }
    }
  }

  /// Adds the products of one image's dy with the kernels, window by window.
  fileprivate func addWindows(
    _ dy: UnsafePointer<Scalar>, _ w: UnsafePointer<Scalar>, _ zeros: UnsafePointer<Scalar>,
    filters: Int, _ room: UnsafeMutablePointer<Scalar>, width: Int,
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
          into: ProductRows(start: room, rowStep: width, bias: zeros), rows: outputWidth,
          registers: width / lanes)
        let corner = unsafe dx + i * grid.stride * rowLength
        for (number, offset) in offsets.enumerated() {
          for j in 0..<outputWidth {
            let source = unsafe room + j * width + number * length
            let target = unsafe corner + offset + j * grid.stride * channels
            for c in 0..<length { unsafe target[c] += source[c] }
          }
        }
      }
    }
  }
}

/// Room for some scalars, all 0.
private func withClearedScalars(_ count: Int, _ body: (UnsafeMutablePointer<Scalar>) -> Void) {
  unsafe withUnsafeTemporaryAllocation(of: Scalar.self, capacity: max(count, 1)) { room in
    unsafe room.initialize(repeating: 0)
    if let start = room.baseAddress { unsafe body(start) }
  }
}
