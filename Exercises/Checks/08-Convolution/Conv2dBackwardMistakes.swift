import Convolution
import ExerciseKit
import Tensors

/// The known wrong answers to `conv2dBackward`.
var conv2dBackwardMistakes: [WrongAnswer<Conv2dBackward>] {
  [
    WrongAnswer(
      "the kernel turned",
      says:
        "dx goes through the turned kernel at the places of forward. The turn is right only for "
        + "a window that reads dy around a pixel; here dy is handed out, through w[p, q] as it is."
    ) { x, w, dy, stride in
      let right = gradients(x, w, dy, stride)
      return (gradients(x, w[.turned], dy, stride).dx, right.dW, right.db)
    },
    WrongAnswer("= where windows overlap", says: overlap) { x, w, dy, stride in
      let right = gradients(x, w, dy, stride)
      return (lastWindow(x, w, dy, stride), right.dW, right.db)
    },
    WrongAnswer(
      "= for += in dx",
      says:
        "dx holds only what the last map gave under the last window over a pixel: a pixel feeds "
        + "every map, and every window that covers it, so it is += and not =."
    ) { x, w, dy, stride in
      let lastMap = dy.mapCells { n, i, j, f in f == dy.shape[3] - 1 ? dy[n, i, j, f] : 0 }
      let right = gradients(x, w, dy, stride)
      return (lastWindow(x, w, lastMap, stride), right.dW, right.db)
    },
    WrongAnswer(
      "dW written over",
      says: "dW holds only what the last image and the last place gave: a weight serves all images "
        + "and places, so it adds up, += and not =."
    ) { x, w, dy, stride in
      let (last, i, j) = (dy.shape[0] - 1, dy.shape[1] - 1, dy.shape[2] - 1)
      let end = dy.mapCells { n, k, l, f in
        n == last && k == i && l == j ? dy[n, k, l, f] : 0
      }
      let right = gradients(x, w, dy, stride)
      return (right.dx, gradients(x, w, end, stride).dW, right.db)
    },
    WrongAnswer(
      "the stride ignored",
      says:
        "You put the windows one pixel apart: place (i, j) covers the pixels from (i · s, j · s), "
        + "in backward as in forward."
    ) { x, w, dy, stride in
      denseWindows(x, w, dy)
    },
    WrongAnswer(
      "the stride ignored in dW",
      says: "dx is right, but dW reads the pixels at (i + p, j + q): the weight met those at "
        + "(i · s + p, j · s + q)."
    ) { x, w, dy, stride in
      let right = gradients(x, w, dy, stride)
      return (right.dx, denseWindows(x, w, dy).dW, right.db)
    },
    WrongAnswer(
      "the last windows missed",
      says:
        "You leave out the last row and the last column of dy: the loops over places run as far "
        + "as dy does."
    ) { x, w, dy, stride in
      let inner = dy.mapCells { n, i, j, f in
        i < dy.shape[1] - 1 && j < dy.shape[2] - 1 ? dy[n, i, j, f] : 0
      }
      return gradients(x, w, inner, stride)
    },
    WrongAnswer(
      "channels and maps exchanged",
      says:
        "dx goes through w[p, q, f, c]: the third axis of the kernels is the input's channel c, "
        + "the fourth the output's map f."
    ) { x, w, dy, stride in
      let right = gradients(x, w, dy, stride)
      return (gradients(x, w[.mapsFirst], dy, stride).dx, right.dW, right.db)
    },
    WrongAnswer(
      "db averaged over the places",
      says: "db is the mean over the places: a bias stands in every output of its map, times 1, so "
        + "it adds all of dy up."
    ) { x, w, dy, stride in
      let right = gradients(x, w, dy, stride)
      return (right.dx, right.dW, right.db / Scalar(dy.shape[1] * dy.shape[2]))
    },
    WrongAnswer(
      "averaged again",
      says: "dW and db are divided by the batch size: you averaged here, but the loss has already "
        + "divided by N."
    ) { x, w, dy, stride in
      let (right, n) = (gradients(x, w, dy, stride), Scalar(x.shape[0]))
      return (right.dx, right.dW / n, right.db / n)
    },
  ]
}

private let overlap =
  "Pixels under two windows or more are too small in dx: the last window wrote over what the others "
  + "had left. Windows overlap, so it is += and not =."

private func gradients(
  _ x: Tensor, _ w: Tensor, _ dy: Tensor, _ stride: Int
) -> (dx: Tensor, dW: Tensor, db: Tensor) {
  let layer = Conv2D(kernel: w, bias: .zeros([w.shape[3]]), stride: stride)
  let (dx, gradient) = layer.forward(x).backward(dy)
  return (dx, gradient.kernel, gradient.bias)
}

/// The gradients as if windows were one pixel apart.
private func denseWindows(
  _ x: Tensor, _ w: Tensor, _ dy: Tensor
) -> (dx: Tensor, dW: Tensor, db: Tensor) {
  let (rows, columns) = (x.shape[1] - w.shape[0] + 1, x.shape[2] - w.shape[1] + 1)
  let spread = Tensor.zeros([dy.shape[0], rows, columns, dy.shape[3]]).mapCells { n, i, j, f in
    i < dy.shape[1] && j < dy.shape[2] ? dy[n, i, j, f] : 0
  }
  return gradients(x, w, spread, 1)
}

/// dx where the last window over a pixel decides alone, with the sum over the maps.
private func lastWindow(_ x: Tensor, _ w: Tensor, _ dy: Tensor, _ stride: Int) -> Tensor {
  x.mapCells { n, u, v, c in
    let (i, j) = (min(u / stride, dy.shape[1] - 1), min(v / stride, dy.shape[2] - 1))
    let (p, q) = (u - i * stride, v - j * stride)
    guard p < w.shape[0], q < w.shape[1] else { return 0 }
    return (0..<w.shape[3]).reduce(0) { $0 + dy[n, i, j, $1] * w[p, q, c, $1] }
  }
}
