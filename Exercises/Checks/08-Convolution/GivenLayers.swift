import Convolution
import Tensors

/// A convolution of 3 × 3 as `lenet` is given it.
public typealias GivenConvolution = (_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
  y: Tensor, backward: (_ dy: Tensor) -> (dx: Tensor, dKernel: Tensor, dBias: Tensor)
)

/// A pooling as `lenet` is given it.
public typealias GivenPooling = (_ x: Tensor) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor)

/// The chapter's convolution.
func givenConvolution(_ x: Tensor, _ kernel: Tensor, _ bias: Tensor) -> (
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

/// The chapter's max pooling of 2 × 2.
func givenPooling(_ x: Tensor) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor) {
  MaxPooling(2).forward(x)
}

extension ConvolutionalNetwork {
  /// The parameters in the order in which they are learned.
  var parameters: [Tensor] {
    get { tensors.map { self[keyPath: $0] } }
    set { for (tensor, value) in zip(tensors, newValue) { self[keyPath: tensor] = value } }
  }
}
