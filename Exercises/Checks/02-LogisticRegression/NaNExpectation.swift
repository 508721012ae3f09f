import ExerciseKit
import Tensors

extension Trial {
  /// Expects 0/0, a share of nothing, to be NaN.
  mutating func expectNaN(_ yours: Scalar, _ reason: String) {
    expect(yours.isNaN, "\(reason), NaN, and you return \(brief(yours)).")
    expect("a share of nothing", yours, equals: .nan)
  }
}
