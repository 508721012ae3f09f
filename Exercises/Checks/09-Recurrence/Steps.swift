import ExerciseKit
import Recurrence
import Tensors

/// The direction in which a list of steps is computed.
enum Direction {
  case forward, backward
}

extension Trial {
  /// Expects a list of tensors, one a step.
  ///
  /// The complaint names the step at which the mistake begins, on the way that the computation takes:
  /// what is wrong there spoils all that follows.
  mutating func expectSteps(
    _ name: String, _ yours: [Tensor], equal right: [Tensor], axes: [String],
    _ direction: Direction, opening: String = ""
  ) {
    let at = opening.isEmpty ? "At" : opening + " at"
    let the = opening.isEmpty ? "The" : opening + " the"
    expect("\(the) number of tensors in \(name)", yours.count, equals: right.count)
    guard yours.count == right.count else {
      // Recorded without a judgement, so that a known mistake is recognised by more than its length.
      for tensor in yours { expect(name, tensor, equals: tensor) }
      return
    }
    let last = right.count
    for number in 1...last {
      let step = direction == .forward ? number : last + 1 - number
      let before =
        switch (direction, number) {
        case (.forward, 1): " (the first)"
        case (.backward, 1): " (the last)"
        case (.forward, 2): " (step 1 is right)"
        case (.backward, 2): " (step \(last) is right)"
        case (.forward, _): " (steps 1 to \(number - 1) are right)"
        case (.backward, _): " (steps \(last) to \(step + 1) are right)"
        }
      expect(
        "\(at) step \(step) of \(last)\(before), \(name)", yours[step - 1],
        equals: right[step - 1], axes: axes)
    }
  }
}

/// A layer, sequences for it and what chapter 09 makes of them.
struct RecurrentCase {
  let layer: RecurrentLayer
  let x: [Tensor]
  let initial: Tensor

  init(steps: Int, count: Int, inputs: Int, width: Int, _ trial: inout Trial) {
    let deviation = 0.8 / Scalar(width).squareRoot()
    layer = RecurrentLayer(
      inputWeights: trial.normal([inputs, width]) * 0.7,
      stateWeights: trial.normal([width, width]) * deviation, bias: trial.normal([width]) * 0.5)
    var x: [Tensor] = []
    for _ in 0..<steps { x.append(trial.normal([count, inputs])) }
    self.x = x
    initial = trial.normal([count, width])
  }

  /// The inputs as one tensor [T, N, D].
  var sequences: Tensor { stacked(x) }

  /// The states h₁ … h_T of the chapter's layer.
  var states: [Tensor] { timeSteps(of: layer.forward(sequences, initial: initial).y) }
}

/// Matrices of one shape as a tensor [T, …].
func stacked(_ steps: [Tensor]) -> Tensor {
  Tensor.concatenating(steps, along: 0).reshaped([steps.count] + steps[0].shape)
}

/// A tensor [T, N, D] as a list of T matrices.
func timeSteps(of x: Tensor) -> [Tensor] {
  (0..<x.shape[0]).map { x.rows($0..<$0 + 1).reshaped(Array(x.shape.dropFirst())) }
}
