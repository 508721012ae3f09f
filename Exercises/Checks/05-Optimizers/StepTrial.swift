import ExerciseKit
import Tensors

/// A step of a rule with one memory, its settings given: from old parameters and memory to new
/// ones.
typealias RememberingStep = (
  _ parameter: Tensor, _ memory: Tensor, _ gradient: Tensor
) -> (Tensor, Tensor)

extension Trial {
  /// Expects the lengths of the first steps under a constant gradient.
  ///
  /// - Parameters:
  ///   - lengths: The right lengths, in units of η.
  ///   - rate: The learning rate η.
  ///   - gradient: The gradient of both parameters.
  ///   - step: The step under test.
  mutating func expectConstantGradient(
    _ lengths: [Scalar], rate: Scalar, gradient: Scalar, _ step: RememberingStep
  ) {
    var (parameter, memory) = (Tensor.zeros([2]), Tensor.zeros([2]))
    var found: [Scalar] = []
    for _ in lengths {
      let old = parameter
      (parameter, memory) = step(parameter, memory, Tensor(repeating: gradient, shape: [2]))
      if parameter.shape != old.shape { return expect("θ", parameter, equals: old) }
      found.append((old[0] - parameter[0]) / rate)
    }
    expect(
      "under a constant gradient, step/η", Tensor(found),
      equals: Tensor(lengths))
  }

  /// Expects three steps along random gradients to be those of a rule.
  ///
  /// All are taken, though the first be wrong: what has been wrong under a constant gradient, where
  /// many mistakes look alike, is known here.
  ///
  /// - Parameters:
  ///   - rule: The right rule.
  ///   - name: What its memory is called.
  ///   - step: The step under test.
  mutating func expectSteps(
    of rule: some OneMomentRule, remembering name: String, _ step: RememberingStep
  ) {
    let shape = [Int.random(in: 3...5, using: &generator), 2]
    var parameter = normal(shape)
    var (memory, mine) = (Tensor.zeros(shape), Tensor.zeros(shape))
    for t in 1...3 where parameter.shape == shape && mine.shape == shape {
      let (gradient, old) = (normal(shape), parameter)
      var right = parameter
      right.update(&memory, along: gradient, by: rule)
      (parameter, mine) = step(parameter, mine, gradient)
      expect("after step \(t), \(name)", mine, equals: memory)
      expectMove(in: t, from: old, to: parameter, insteadOf: right)
    }
  }

  /// Expects a step to lead to the right place, by what it changes: the change is small beside θ.
  ///
  /// - Parameters:
  ///   - t: The number of the step.
  ///   - old: The parameters before it.
  ///   - new: The parameters after it.
  ///   - right: The right ones.
  mutating func expectMove(
    in t: Int, from old: Tensor, to new: Tensor, insteadOf right: Tensor
  ) {
    if new.shape != right.shape { return expect("after step \(t), θ", new, equals: right) }
    expect("in step \(t), the change of θ", new - old, equals: right - old)
  }
}
