import Convolution
import ExerciseKit
import Tensors

/// From images, kernels, biases and a stride to feature maps.
public typealias Conv2dForward = (_ x: Tensor, _ w: Tensor, _ b: Tensor, _ stride: Int) -> Tensor

/// The convolution layer, against chapter 08's.
public var conv2dForwardExercise: Exercise<Conv2dForward> {
  Exercise(
    "conv2dForward",
    wrongAnswers: conv2dForwardMistakes
  ) { conv2dForward, trial in
    for sizes in ConvolutionCase.all(using: &trial) where trial.isRight {
      trial.sizes = sizes.sizes
      let x = sizes.images(from: &trial)
      let layer = Conv2D(
        kernel: sizes.kernels(from: &trial), bias: trial.normal([sizes.channels.output]),
        stride: sizes.stride)
      trial.expect(
        "y", conv2dForward(x, layer.kernel, layer.bias, sizes.stride), equals: layer.forward(x).y,
        axes: ["N", "H'", "W'", "F"])
    }
  }
}

private var conv2dForwardMistakes: [WrongAnswer<Conv2dForward>] {
  [
    WrongAnswer(
      "the kernel turned",
      says:
        "You turn the kernel by half a turn: that is the true convolution of mathematics. Here, "
        + "as in all frameworks, w[p, q] meets x[i·s + p, j·s + q], a cross-correlation.",
      reading(.turned)),
    WrongAnswer(
      "kernel rows and columns exchanged",
      says: "Your kernel lies on its side: p counts rows of the kernel and of the image, q columns "
        + "of both.",
      reading(.onItsSide)),
    WrongAnswer(
      "channels and maps exchanged",
      says: "You read w[p, q, f, c]: the third axis of the kernels is the input's channel c, the "
        + "fourth the output's map f.",
      reading(.mapsFirst)),
    WrongAnswer(
      "only the first channel",
      says: "You use only the first channel of the images: every map sums over all input channels.",
      reading(.firstChannel)),
    WrongAnswer(
      "channels kept apart",
      says: "Map f sees only channel f: that is a depthwise convolution. Here every map sums over "
        + "all input channels.",
      reading(.ownChannel)),
    WrongAnswer("a bias a product", says: biasPerProduct) { x, w, b, stride in
      let cells = Scalar(w.shape[0] * w.shape[1] * w.shape[2])
      return convolution(x, w, b * cells, stride)
    },
    WrongAnswer(
      "a bias a cell",
      says: "You add the bias for every cell of the kernel: it is the start of the sum and counts "
        + "once."
    ) { x, w, b, stride in convolution(x, w, b * Scalar(w.shape[0] * w.shape[1]), stride) },
    WrongAnswer(
      "no bias", says: "The bias is missing: each map has one, added once to every output."
    ) { x, w, b, stride in convolution(x, w, b * 0, stride) },
    WrongAnswer(
      "the first bias for all",
      says: "All maps get the bias of the first: b has one number a map, b[f]."
    ) { x, w, b, stride in convolution(x, w, b.map { _ in b[0] }, stride) },
    WrongAnswer(
      "windows next to each other",
      says: "You have the right number of places, but read each window from (i, j): place (i, j) "
        + "starts at (i · s, j · s)."
    ) { x, w, b, stride in
      let right = convolution(x, w, b, stride)
      let dense = convolution(x, w, b, 1)
      return dense.corner(rows: right.shape[1], columns: right.shape[2])
    },
    WrongAnswer(
      "the stride ignored",
      says: "You ignore the stride: a window at every pixel gives too many places. H' is "
        + "⌊(H − kH) / s⌋ + 1."
    ) { x, w, b, _ in convolution(x, w, b, 1) },
    WrongAnswer(
      "the last windows missed",
      says: "The last row and the last column of y are missing: the number of places is one more "
        + "than that of steps."
    ) { x, w, b, stride in
      let y = convolution(x, w, b, stride)
      return y.corner(rows: y.shape[1] - 1, columns: y.shape[2] - 1)
    },
  ]
}

private let biasPerProduct =
  "You add the bias with every product: it is the start of the sum and counts once. (Article 004 "
  + "prints it inside of the double sum.)"

private func convolution(_ x: Tensor, _ w: Tensor, _ b: Tensor, _ stride: Int) -> Tensor {
  Conv2D(kernel: w, bias: b, stride: stride).forward(x).y
}

/// The right sum over kernels that are read wrongly.
private func reading(_ mixUp: KernelMixUp) -> Conv2dForward {
  { x, w, b, stride in convolution(x, w[mixUp], b, stride) }
}
