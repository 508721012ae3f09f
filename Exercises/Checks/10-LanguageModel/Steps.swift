import ExerciseKit
import LanguageModel
import Tensors

/// The direction in which a list of steps is computed.
enum Direction {
  case forward, backward
}

/// What a step leaves under one name: a tensor a step, the learner's and the right one.
struct Station {
  let name: String
  let yours: [Tensor]
  let right: [Tensor]
}

extension Trial {
  /// Expects what the steps leave, in the order in which a step makes it.
  ///
  /// The complaint names the step and the station at which the mistake begins, on the way that the
  /// computation takes: what is wrong there spoils all that follows.
  mutating func expectSteps(
    _ stations: [Station], axes: [String], _ direction: Direction, opening: String = ""
  ) {
    let at = opening.isEmpty ? "At" : opening + " at"
    let the = opening.isEmpty ? "The" : opening + " the"
    let isWhole = stations.allSatisfy { $0.yours.count == $0.right.count }
    for station in stations {
      expect(
        "\(the) number of tensors in \(station.name)", station.yours.count,
        equals: station.right.count)
      // Recorded without a judgement, so that a known mistake is recognised by more than its length.
      for tensor in station.yours where !isWhole { expect(station.name, tensor, equals: tensor) }
    }
    guard isWhole, let last = stations.first?.right.count else { return }
    for number in 1...last {
      let step = direction == .forward ? number : last + 1 - number
      for station in stations {
        expect(
          "\(at) step \(step) of \(last)\(before(number, last, direction)), \(station.name)",
          station.yours[step - 1], equals: station.right[step - 1], axes: axes)
      }
    }
  }
}

/// What is right before a step is looked at.
private func before(_ number: Int, _ last: Int, _ direction: Direction) -> String {
  switch (direction, number) {
  case (.forward, 1): " (the first)"
  case (.backward, 1): " (the last)"
  case (.forward, 2): " (step 1 is right)"
  case (.backward, 2): " (step \(last) is right)"
  case (.forward, _): " (steps 1 to \(number - 1) are right)"
  case (.backward, _): " (steps \(last) to \(last + 2 - number) are right)"
  }
}

/// Matrices of one shape as a tensor [T, …].
func stacked(_ steps: [Tensor]) -> Tensor {
  Tensor.concatenating(steps, along: 0).reshaped([steps.count] + steps[0].shape)
}

/// A tensor [T, N, D] as a list of T matrices.
func timeSteps(of x: Tensor) -> [Tensor] {
  (0..<x.shape[0]).map { x.rows($0..<$0 + 1).reshaped(Array(x.shape.dropFirst())) }
}

/// A list of inputs from a trial's generator.
func inputs(_ steps: Int, _ shape: [Int], _ trial: inout Trial) -> [Tensor] {
  var x: [Tensor] = []
  for _ in 0..<steps { x.append(trial.normal(shape)) }
  return x
}

/// A matrix cut into blocks of columns of one width.
func blocks(_ count: Int, of z: Tensor) -> [Tensor] {
  z.split(into: Array(repeating: z.shape[1] / count, count: count), along: 1)
}
