import Tensors

/// Ways to read a kernel wrongly.
enum KernelMixUp {
  case turned, onItsSide, mapsFirst, firstChannel, ownChannel
}

extension Tensor {
  /// The kernels [kH, kW, C, F] as somebody reads them who mixes something up.
  ///
  /// The shape stays. What has no cell under the mixed-up index is 0, so that nothing traps.
  subscript(mixUp: KernelMixUp) -> Tensor {
    mapCells { (p, q, c, f) in
      switch mixUp {
      case .turned: self[shape[0] - 1 - p, shape[1] - 1 - q, c, f]
      case .onItsSide: q < shape[0] && p < shape[1] ? self[q, p, c, f] : 0
      case .mapsFirst: f < shape[2] && c < shape[3] ? self[p, q, f, c] : 0
      case .firstChannel: c == 0 ? self[p, q, c, f] : 0
      case .ownChannel: c == f ? self[p, q, c, f] : 0
      }
    }
  }

  /// The top left corner of images, so many rows and columns.
  func corner(rows: Int, columns: Int) -> Tensor {
    Tensor.zeros([shape[0], rows, columns, shape[3]]).mapCells { self[$0, $1, $2, $3] }
  }

  /// A tensor of this shape, [., ., ., .], from its indices.
  func mapCells(_ value: (Int, Int, Int, Int) -> Scalar) -> Tensor {
    var result = Tensor.zeros(shape)
    for i in 0..<shape[0] {
      for j in 0..<shape[1] {
        for k in 0..<shape[2] {
          for l in 0..<shape[3] { result[i, j, k, l] = value(i, j, k, l) }
        }
      }
    }
    return result
  }
}
