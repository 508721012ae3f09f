extension Tensor {
  /// The largest scalars under a window, channel by channel, and which cell of the window had each.
  ///
  /// The first in row order wins; a NaN wins over numbers.
  ///
  /// - Parameter grid: How the window slides over these images, [N, H, W, C].
  /// - Returns: The maxima and the numbers of the cells that had them, both [N, H', W', C].
  package func maxima(under grid: WindowGrid) -> (y: Tensor, cells: Tensor) {
    let images = GriddedImages(shape, grid)
    let outputShape = images.outputShape
    var cells = Tensor.empty
    let y = unsafe Tensor(shape: outputShape) { y in
      cells = unsafe Tensor(shape: outputShape) { cells in
        unsafe withPointers(storage, storage, storage) { x, _, _ in
          images.forEachPlace { place, corner in
            unsafe images.maxima(
              x + corner, y + place * images.channels, cells + place * images.channels)
          }
        }
      }
    }
    return (y, cells)
  }

  /// The adjoint of taking what `maxima` found: every scalar goes to its cell, the rest is 0.
  ///
  /// - Parameters:
  ///   - cells: The numbers of the cells, of the shape of these scalars.
  ///   - shape: The shape of the images, [N, H, W, C].
  ///   - grid: How the window slid.
  /// - Returns: The images.
  package func scattered(to cells: Tensor, ofImages shape: [Int], under grid: WindowGrid) -> Tensor
  {
    let images = GriddedImages(shape, grid)
    var dx = Tensor.zeros(shape)
    unsafe dx.storage.withUnsafeMutableBufferPointer { dx in
      guard let dx = dx.baseAddress else { return }
      unsafe withPointers(storage, cells.storage, storage) { dy, cells, _ in
        images.forEachPlace { place, corner in
          unsafe images.scatter(
            dy + place * images.channels, cells + place * images.channels, dx + corner)
        }
      }
    }
    return dx
  }

  /// The sums of the scalars under a window, channel by channel.
  ///
  /// - Parameter grid: How the window slides over these images, [N, H, W, C].
  /// - Returns: The sums, [N, H', W', C].
  package func sums(under grid: WindowGrid) -> Tensor {
    let images = GriddedImages(shape, grid)
    var y = Tensor.zeros(images.outputShape)
    let offsets = images.cellOffsets
    unsafe y.storage.withUnsafeMutableBufferPointer { y in
      guard let y = y.baseAddress else { return }
      unsafe withPointers(storage, storage, storage) { x, _, _ in
        images.forEachPlace { place, corner in
          for offset in offsets {
            for c in 0..<images.channels {
              unsafe y[place * images.channels + c] += x[corner + offset + c]
            }
          }
        }
      }
    }
    return y
  }

  /// The adjoint of `sums`: every scalar goes to all cells of its window.
  ///
  /// - Parameters:
  ///   - shape: The shape of the images, [N, H, W, C].
  ///   - grid: How the window slid.
  /// - Returns: The images.
  package func spread(overImages shape: [Int], under grid: WindowGrid) -> Tensor {
    let images = GriddedImages(shape, grid)
    var dx = Tensor.zeros(shape)
    let offsets = images.cellOffsets
    unsafe dx.storage.withUnsafeMutableBufferPointer { dx in
      guard let dx = dx.baseAddress else { return }
      unsafe withPointers(storage, storage, storage) { dy, _, _ in
        images.forEachPlace { place, corner in
          for offset in offsets {
            for c in 0..<images.channels {
              unsafe dx[corner + offset + c] += dy[place * images.channels + c]
            }
          }
        }
      }
    }
    return dx
  }
}

extension GriddedImages {
  fileprivate var outputShape: [Int] { [count, outputHeight, outputWidth, channels] }

  /// Where the cells of a window begin, from its first corner.
  fileprivate var cellOffsets: [Int] {
    (0..<(grid.height * grid.width)).map {
      ($0 / grid.width * width + $0 % grid.width) * grid.dilation * channels
    }
  }

  /// Every place of the window on every image: its number, and where its first corner is.
  ///
  /// Images are shared out among the threads; windows of one image stay together.
  fileprivate func forEachPlace(_ body: (_ place: Int, _ corner: Int) -> Void) {
    let scalars = places * channels * grid.height * grid.width
    inParallel(count: count, least: 1 + 32_768 / max(scalars, 1)) { part in
      for image in part {
        for i in 0..<outputHeight {
          for j in 0..<outputWidth {
            body(
              (image * outputHeight + i) * outputWidth + j,
              image * imageLength + (i * width + j) * grid.stride * channels)
          }
        }
      }
    }
  }

  /// The maxima of one window.
  @inline(__always)
  fileprivate func maxima(
    _ x: UnsafePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>,
    _ cells: UnsafeMutablePointer<Scalar>
  ) {
    let whole = channels / lanes * lanes
    for c in stride(from: 0, to: whole, by: lanes) {
      var (best, cell) = unsafe (Vector(loading: x + c), Vector.zero)
      forEachCell { number, offset in
        let other = unsafe Vector(loading: x + offset + c)
        // Not ≤, so that a NaN wins; a NaN that has won stays.
        let wins = .!(other .<= best) .& (best .== best)
        best.replace(with: other, where: wins)
        cell.replace(with: Vector(repeating: Scalar(number)), where: wins)
      }
      unsafe best.store(y + c)
      unsafe cell.store(cells + c)
    }
    for c in whole..<channels {
      var (best, cell) = unsafe (x[c], 0)
      forEachCell { number, offset in
        let other = unsafe x[offset + c]
        if !(other <= best), best == best { (best, cell) = (other, number) }
      }
      unsafe (y[c], cells[c]) = (best, Scalar(cell))
    }
  }

  /// Adds the scalars of one window to the cells that they came from.
  @inline(__always)
  fileprivate func scatter(
    _ dy: UnsafePointer<Scalar>, _ cells: UnsafePointer<Scalar>,
    _ dx: UnsafeMutablePointer<Scalar>
  ) {
    let whole = channels / lanes * lanes
    for c in stride(from: 0, to: whole, by: lanes) {
      let (slope, cell) = unsafe (Vector(loading: dy + c), Vector(loading: cells + c))
      forEachCell { number, offset in
        let target = unsafe dx + offset + c
        let isCell = cell .== Vector(repeating: Scalar(number))
        let share = Vector.zero.replacing(with: slope, where: isCell)
        unsafe (Vector(loading: target) + share).store(target)
      }
    }
    for c in whole..<channels {
      let (i, j) = unsafe (Int(cells[c]) / grid.width, Int(cells[c]) % grid.width)
      unsafe dx[(i * width + j) * grid.dilation * channels + c] += dy[c]
    }
  }

  /// Every cell of the window: its number and where it is, from the first corner.
  @inline(__always)
  private func forEachCell(_ body: (_ number: Int, _ offset: Int) -> Void) {
    for p in 0..<grid.height {
      for q in 0..<grid.width {
        body(p * grid.width + q, (p * width + q) * grid.dilation * channels)
      }
    }
  }
}
