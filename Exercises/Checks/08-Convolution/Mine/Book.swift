import Backpropagation
import Convolution
import LogisticRegression
import Neurons
import Tensors

/// The chapter's convolution of 3 × 3.
func bookConvolution(_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
  y: Tensor, backward: (_ dy: Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
) {
  let (y, backward) = Conv2D(kernel: kernel, bias: bias).forward(x)
  return (
    y,
    { dy in
      let (dx, gradient) = backward(dy)
      return (dx, gradient.kernel, gradient.bias)
    }
  )
}

/// The chapter's network over a convolution and a pooling that are given.
func book(
  _ convolution: @escaping Convolution3,
  _ pooling: @escaping (Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor)
) -> (_ parameters: [Tensor], _ x: Tensor) -> (z: Tensor, backward: (_ dz: Tensor) -> [Tensor]) {
  { w, x in
    let (z1, firstBackward) = convolution(x, w[0], w[1])
    let (a1, relu1Backward) = ReLU().forward(z1)
    let (p1, pool1Backward) = pooling(a1)
    let (z2, secondBackward) = convolution(p1, w[2], w[3])
    let (a2, relu2Backward) = ReLU().forward(z2)
    let (p2, pool2Backward) = pooling(a2)
    let (h, flattenBackward) = Flatten().forward(p2)
    let (z3, hiddenBackward) = Dense(weights: w[4], bias: w[5]).forward(h)
    let (a3, relu3Backward) = ReLU().forward(z3)
    let (z4, outputBackward) = Dense(weights: w[6], bias: w[7]).forward(a3)
    return (
      z4,
      { dz4 in
        let (da3, output) = outputBackward(dz4)
        let (dh, hidden) = hiddenBackward(relu3Backward(da3))
        let da2 = pool2Backward(flattenBackward(dh))
        let (dp1, dK2, db2) = secondBackward(relu2Backward(da2))
        let (_, dK1, db1) = firstBackward(relu1Backward(pool1Backward(dp1)))
        return [
          dK1, db1, dK2, db2, hidden.weights, hidden.bias, output.weights, output.bias,
        ]
      }
    )
  }
}

extension ConvolutionalNetwork {
  /// The parameters in the order in which they are learned.
  var parameters: [Tensor] {
    get { tensors.map { self[keyPath: $0] } }
    set { for (tensor, value) in zip(tensors, newValue) { self[keyPath: tensor] = value } }
  }
}
