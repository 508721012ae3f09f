import Convolution
import ExerciseKit
import Tensors

/// From images, a window and dy to outputs and gradients, for the maximum and for the mean.
public typealias Pooling = (_ x: Tensor, _ size: Int, _ stride: Int, _ dy: Tensor) -> (
  max: (y: Tensor, dx: Tensor), mean: (y: Tensor, dx: Tensor)
)

/// Both poolings, against chapter 08's.
public var poolingExercise: Exercise<Pooling> {
  Exercise(
    "pooling",
    wrongAnswers: poolingMistakes
  ) { pooling, trial in
    let n = Int.random(in: 3...4, using: &trial.generator)
    // Windows that overlap and leave something over; that just meet; with gaps between them.
    let cases = [
      (height: 8, width: 8, size: 3, stride: 2), (5, 7, 2, 2), (9, 6, 2, 3), (4, 5, 3, 1),
    ]
    for (height, width, size, stride) in cases where trial.isRight {
      trial.sizes = ["the number of pixels under a window": size * size, "the batch size": n]
      let shape = [n, height, width, 2]
      // Few numbers, so that the largest stands at several places, and most of them negative.
      for x in [trial.grid(shape), trial.normal(shape)] where trial.isRight {
        let (largest, maxBackward) = MaxPooling(size, stride: stride).forward(x)
        let (mean, meanBackward) = AveragePooling(size, stride: stride).forward(x)
        let dy = trial.normal(largest.shape)
        let yours = pooling(x, size, stride, dy)
        trial.expect("max.y", yours.max.y, equals: largest, axes: ["N", "H'", "W'", "C"])
        trial.expect("mean.y", yours.mean.y, equals: mean, axes: ["N", "H'", "W'", "C"])
        guard trial.isRight else { return }
        trial.expect("max.dx", yours.max.dx, equals: maxBackward(dy), axes: ["N", "H", "W", "C"])
        trial.expect(
          "mean.dx", yours.mean.dx, equals: meanBackward(dy), axes: ["N", "H", "W", "C"])
      }
    }
  }
}

extension Trial {
  /// Numbers from −2 to ½ in steps of ½.
  fileprivate mutating func grid(_ shape: [Int]) -> Tensor {
    Tensor.zeros(shape).map { _ in Scalar(Int.random(in: -4...1, using: &generator)) / 2 }
  }
}
