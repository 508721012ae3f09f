import ExerciseKit
import Tensors

/// The sizes of a convolution that is tried.
struct ConvolutionCase {
  let count: Int
  let image: (height: Int, width: Int)
  let kernel: (height: Int, width: Int)
  let channels: (input: Int, output: Int)
  let stride: Int

  /// The sizes that are tried.
  ///
  /// Squares with as many channels as maps come first: there a mixed-up index is a wrong number, which
  /// can be named. Then no two sizes alike, steps that leave something over, kernels of one cell.
  static func all(using trial: inout Trial) -> [ConvolutionCase] {
    let n = Int.random(in: 3...4, using: &trial.generator)
    return [
      ConvolutionCase(count: n, image: (7, 7), kernel: (3, 3), channels: (2, 2), stride: 2),
      ConvolutionCase(count: n, image: (5, 6), kernel: (2, 3), channels: (3, 2), stride: 1),
      ConvolutionCase(count: 3, image: (9, 6), kernel: (3, 1), channels: (1, 4), stride: 4),
      ConvolutionCase(count: 1, image: (3, 4), kernel: (1, 1), channels: (2, 3), stride: 2),
    ]
  }

  /// Rows and columns of the output.
  var places: (rows: Int, columns: Int) {
    (
      (image.height - kernel.height) / stride + 1, (image.width - kernel.width) / stride + 1
    )
  }

  /// The sizes, with names, to explain a ratio.
  var sizes: KeyValuePairs<String, Int> {
    [
      "the number of places": places.rows * places.columns, "the batch size": count,
      "the number of input channels": channels.input, "the number of maps": channels.output,
    ]
  }

  func images(from trial: inout Trial) -> Tensor {
    trial.normal([count, image.height, image.width, channels.input])
  }

  func kernels(from trial: inout Trial) -> Tensor {
    trial.normal([kernel.height, kernel.width, channels.input, channels.output])
  }

  func gradient(from trial: inout Trial) -> Tensor {
    trial.normal([count, places.rows, places.columns, channels.output])
  }
}
