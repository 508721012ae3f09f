import Tensors

/// What can go wrong in `lenet`.
enum LenetSlip {
  case kernelAxes, exchanged, noBiases, margins, roundedUp
  case flattened, unflattened, reluAtEnd, noReLU, noMask, reversed
}

/// A network over given layers, with one mistake in it.
struct SlippedNetwork {
  let convolution: GivenConvolution
  let pooling: GivenPooling
  let slip: LenetSlip

  /// The logits of some images, and the way back to the gradients of the parameters.
  func run(_ w: [Tensor], _ x: Tensor) -> (z: Tensor, backward: (Tensor) -> [Tensor]) {
    let (p1, firstBackward) = block(x, w[0], w[1])
    let (p2, secondBackward) = block(p1, w[2], w[3])
    let order = channelsFirst(p2.shape)
    let h = p2.reshaped([x.shape[0], order.count]).columns(slip == .flattened ? order : nil)
    let z3 = h.matmul(w[4]) + w[5]
    let a3 = relu(z3)
    let z4 = a3.matmul(w[6]) + w[7]
    return (
      slip == .reluAtEnd ? relu(z4) : z4,
      { dz in
        let dz3 = mask(dz.matmul(w[6].transposed), z3)
        let dh = dz3.matmul(w[4].transposed).columns(slip == .unflattened ? order : nil)
        let (dp1, dK2, db2) = secondBackward(dh.reshaped(p2.shape))
        let (_, dK1, db1) = firstBackward(dp1)
        let gradients = [
          dK1, db1, dK2, db2, h.transposed.matmul(dz3), dz3.sumOfRows(),
          a3.transposed.matmul(dz), dz.sumOfRows(),
        ]
        return slip == .reversed ? gradients.reversed() : gradients
      }
    )
  }

  /// Convolution, ReLU and pooling, and the way back.
  private func block(_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
    p: Tensor, backward: (Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
  ) {
    let (z, convolutionBackward) = convolution(x, kernel, bias)
    let (p, poolingBackward) = pooling(slip == .noReLU ? z : relu(z))
    return (p, { dp in convolutionBackward(mask(poolingBackward(dp), z)) })
  }

  private func relu(_ x: Tensor) -> Tensor { x.map { max(0, $0) } }

  private func mask(_ dy: Tensor, _ x: Tensor) -> Tensor {
    slip == .noMask ? dy : dy.map(with: x) { $1 > 0 ? $0 : 0 }
  }

  /// The places of the numbers of a flat [rows, columns, channels], channel by channel.
  private func channelsFirst(_ shape: [Int]) -> [Int] {
    let (pixels, channels) = (shape[1] * shape[2], shape[3])
    return (0..<pixels * channels).map { $0 % pixels * channels + $0 / pixels }
  }
}

extension Tensor {
  /// The columns of a matrix in another order, if there is one.
  fileprivate func columns(_ order: [Int]?) -> Tensor {
    guard let order else { return self }
    return transposed.tensor.gather(rows: order).transposed.tensor
  }
}
