import Convolution
import ExerciseKit
import Tensors

/// The known wrong answers to `im2col`.
var im2colMistakes: [WrongAnswer<Im2col>] {
  [
    WrongAnswer(
      "channels before cells",
      says: "Your columns are in the order c, p, q: that is the order of frameworks with channels "
        + "first. Here the kernels are [kH, kW, C, F], so c is the fastest, (p · kW + q) · C + c.",
      ordered { p, q, c, shape in (c * shape.height + p) * shape.width + q }),
    WrongAnswer(
      "cells column by column",
      says: "Your columns are in the order q, p, c: p counts the rows of the window and is the "
        + "slowest, (p · kW + q) · C + c.",
      ordered { p, q, c, shape in (q * shape.height + p) * shape.channels + c }),
    WrongAnswer(
      "images in the innermost loop",
      says: "Your rows are in the order i, j, n: the image is the slowest, (n · H' + i) · W' + j."
    ) { x, height, width, stride, padding in
      let (rows, back) = right(x, height, width, stride, padding)
      let (n, places) = (x.shape[0], rows.shape[0] / x.shape[0])
      let order = (0..<rows.shape[0]).map { $0 % n * places + $0 / n }
      let inverse = (0..<rows.shape[0]).map { $0 % places * n + $0 / places }
      return (rows.gather(rows: order), { back($0.gather(rows: inverse)) })
    },
    WrongAnswer(
      "col2im writes over",
      says: "col2im writes over what other windows have left: a pixel was copied to several rows "
        + "and gathers from all of them, += and not =."
    ) { x, height, width, stride, padding in
      let places = right(x.numbered, height, width, stride, padding).rows
      return (
        right(x, height, width, stride, padding).rows,
        { dRows in
          var dx = Tensor.zeros([x.count])
          for (number, value) in zip(places.scalars, dRows.scalars) where number > 0 {
            dx[Int(number) - 1] = value
          }
          return dx.reshaped(x.shape)
        }
      )
    },
    WrongAnswer(
      "col2im takes the mean",
      says:
        "col2im divides by the number of windows over a pixel: as a way back from im2col it adds "
        + "and does not average."
    ) { x, height, width, stride, padding in
      let (rows, back) = right(x, height, width, stride, padding)
      let counts = back(rows.map { _ in 1 })
      return (rows, { dRows in back(dRows).map(with: counts) { $0 / max($1, 1) } })
    },
    WrongAnswer(
      "padding left in",
      says:
        "col2im returns the images with their padding: cut it off again. The zeros were no part "
        + "of x, and what comes back to them is dropped."
    ) { x, height, width, stride, padding in
      let padded = x.padded(top: padding, bottom: padding, left: padding, right: padding)
      return right(padded, height, width, stride, 0)
    },
    WrongAnswer(
      "padding only behind",
      says: "Your first window starts at the first pixel: with z zeros before it the window starts "
        + "at −z, so u is i · s + p − z."
    ) { x, height, width, stride, padding in
      let padded = x.padded(top: 0, bottom: 2 * padding, left: 0, right: 2 * padding)
      let (rows, back) = right(padded, height, width, stride, 0)
      let margin = 2 * padding
      return (rows, { back($0).cropped(top: 0, bottom: margin, left: 0, right: margin) })
    },
    WrongAnswer(
      "no padding",
      says: "You ignore the padding: with z zeros on each side there are more windows, "
        + "⌊(H + 2z − kH) / s⌋ + 1 in a column."
    ) { x, height, width, stride, _ in right(x, height, width, stride, 0) },
  ]
}

private func right(
  _ x: Tensor, _ height: Int, _ width: Int, _ stride: Int, _ padding: Int
) -> (rows: Tensor, col2im: (Tensor) -> Tensor) {
  let window = Window(height: height, width: width, stride: stride, padding: .zeros(padding))
  return (
    patches(of: x, under: window), { imagesFromPatches($0, shape: x.shape, under: window) }
  )
}

/// The right rows with their columns in another order.
private func ordered(
  _ place:
    @escaping (
      _ p: Int, _ q: Int, _ c: Int, _ shape: (height: Int, width: Int, channels: Int)
    ) -> Int
) -> Im2col {
  { x, height, width, stride, padding in
    let (rows, back) = right(x, height, width, stride, padding)
    let channels = x.shape[3]
    let places = (0..<rows.shape[1]).map { column in
      let cell = column / channels
      return place(cell / width, cell % width, column % channels, (height, width, channels))
    }
    var changed = Tensor.zeros(rows.shape)
    for row in 0..<rows.shape[0] {
      for (column, place) in places.enumerated() { changed[row, place] = rows[row, column] }
    }
    return (
      changed,
      { dRows in
        back(dRows.transposed.tensor.gather(rows: places).transposed.tensor)
      }
    )
  }
}

extension Tensor {
  /// The same shape with 1, 2, 3, … for its scalars.
  fileprivate var numbered: Tensor {
    Tensor(shape: shape, scalars: (0..<count).map { Scalar($0 + 1) })
  }
}
