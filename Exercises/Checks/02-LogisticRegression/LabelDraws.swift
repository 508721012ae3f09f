import ExerciseKit
import Tensors

extension Trial {
  /// Labels 0 and 1 in random order, with two at least of each.
  mutating func labels(_ count: Int) -> [Int] {
    let drawn = (4..<count).map { _ in Int.random(in: 0...1, using: &generator) }
    return ([0, 0, 1, 1] + drawn).shuffled(using: &generator)
  }
}

/// Labels as a column of scalars, [N, 1].
func column(_ labels: [Int]) -> Tensor { Tensor(labels.map { Scalar($0) }).reshaped([-1, 1]) }
