import Convolution
import ExerciseKit
import Tensors

/// From images, kernels, dy and a stride to the three gradients.
public typealias Conv2dBackward = (_ x: Tensor, _ w: Tensor, _ dy: Tensor, _ stride: Int) -> (
  dx: Tensor, dW: Tensor, db: Tensor
)

/// The backward pass of a convolution layer, against chapter 08's.
public var conv2dBackwardExercise: Exercise<Conv2dBackward> {
  Exercise(
    "conv2dBackward",
    wrongAnswers: conv2dBackwardMistakes
  ) { conv2dBackward, trial in
    for sizes in ConvolutionCase.all(using: &trial) where trial.isRight {
      trial.sizes = sizes.sizes
      let x = sizes.images(from: &trial)
      let layer = Conv2D(
        kernel: sizes.kernels(from: &trial), bias: trial.normal([sizes.channels.output]),
        stride: sizes.stride)
      let dy = sizes.gradient(from: &trial)
      let (dx, gradient) = layer.forward(x).backward(dy)
      let yours = conv2dBackward(x, layer.kernel, dy, sizes.stride)
      trial.expect("dx", yours.dx, equals: dx, axes: ["N", "H", "W", "C"])
      trial.expect("dW", yours.dW, equals: gradient.kernel, axes: ["kH", "kW", "C", "F"])
      trial.expect("db", yours.db, equals: gradient.bias, axes: ["F"])
    }
  }
}
