import Convolution
import ExerciseKit
import Tensors

/// From images and a window to the matrix of windows, and back.
public typealias Im2col = (
  _ x: Tensor, _ height: Int, _ width: Int, _ stride: Int, _ padding: Int
) -> (rows: Tensor, col2im: (_ dRows: Tensor) -> Tensor)

/// The matrix of windows and its adjoint, against chapter 08's.
public var im2colExercise: Exercise<Im2col> {
  Exercise(
    "im2col",
    wrongAnswers: im2colMistakes
  ) { im2col, trial in
    let n = Int.random(in: 3...4, using: &trial.generator)
    // A square window on square images first: there a mixed-up index is a wrong number, which can be
    // named. The last padding is so wide that some windows see no pixel.
    let cases = [
      (
        shape: [n, 5, 5, 2], Window(height: 3, width: 3, stride: 2, padding: .zeros(1)), padding: 1
      ),
      ([n, 4, 6, 3], Window(height: 2, width: 3), 0),
      ([3, 5, 4, 1], Window(height: 1, width: 2, stride: 3, padding: .zeros(2)), 2),
    ]
    for (shape, window, padding) in cases where trial.isRight {
      let x = trial.normal(shape)
      let rows = patches(of: x, under: window)
      let yours = im2col(x, window.height, window.width, window.stride, padding)
      trial.expect("rows", yours.rows, equals: rows, axes: ["N·H'·W'", "kH·kW·C"])
      for _ in 0..<2 where trial.isRight {
        let dRows = trial.normal(rows.shape)
        trial.expect(
          "col2im(dRows)", yours.col2im(dRows),
          equals: imagesFromPatches(dRows, shape: shape, under: window),
          axes: ["N", "H", "W", "C"])
      }
    }
  }
}
