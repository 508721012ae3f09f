import Tensors

// Sequences of T steps, N at a time: [T, N, D]. Each asks for something else to be remembered.

extension Generated {
  /// Random signs, to be repeated after a delay: a memory of `delay` steps.
  ///
  ///     yₜ = xₜ₋ₔ  for t ≥ d, else 0      every xₜ is −1 or 1 with probability ½
  ///
  /// - Parameters:
  ///   - count: The number of sequences N.
  ///   - steps: The number of steps T.
  ///   - delay: The delay d, 0 to T.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs and targets, both [T, N, 1].
  public static func delayedEcho(
    count: Int, steps: Int, delay: Int, using generator: inout some RandomNumberGenerator
  ) -> (inputs: Tensor, targets: Tensor) {
    check("delayedEcho", ["count": count, "steps": steps])
    guard delay >= 0, delay <= steps else {
      mistake("delayedEcho: delay of \(delay) in \(steps) steps")
    }
    let shape = [steps, count, 1]
    let signs = Tensor.uniform(shape, using: &generator).map { $0 < 0.5 ? -1 : 1 }
    let silence = Tensor.zeros([delay, count, 1])
    let echo = signs.rows(0..<(steps - delay))
    return (signs, .concatenating([silence, echo], along: 0))
  }

  /// Two marked numbers of a sequence, to be added: a memory of up to all steps.
  ///
  ///     y = xᵢ + xⱼ      every xₜ uniform in [0, 1), i in the first half, j in the second
  ///
  /// Channel 0 holds the numbers, channel 1 the marks: 1 at steps i and j, else 0. Who answers 1
  /// always has a mean squared error of 1/6. Source: S. Hochreiter and J. Schmidhuber, "Long
  /// short-term memory", Neural Computation 9(8), 1997, in a simpler form.
  ///
  /// - Parameters:
  ///   - count: The number of sequences N.
  ///   - steps: The number of steps T, at least 2.
  ///   - generator: The source of randomness.
  /// - Returns: Inputs [T, N, 2] and targets [N, 1].
  public static func adding(
    count: Int, steps: Int, using generator: inout some RandomNumberGenerator
  ) -> (inputs: Tensor, targets: Tensor) {
    check("adding", ["count": count])
    guard steps > 1 else { mistake("adding: \(steps) steps; expected at least 2") }
    let half = steps / 2
    let numbers = Tensor.uniform([steps, count, 1], using: &generator)
    var marks = Tensor.zeros([steps, count, 1])
    var sums = Tensor.zeros([count, 1])
    for n in 0..<count {
      let first = randomIndex(below: half, using: &generator)
      let second = half + randomIndex(below: steps - half, using: &generator)
      marks[first, n, 0] = 1
      marks[second, n, 0] = 1
      sums[n, 0] = numbers[first, n, 0] + numbers[second, n, 0]
    }
    return (.concatenating([numbers, marks], along: 2), sums)
  }

  /// Sequences of numbers, each followed by the same numbers in ascending order.
  ///
  ///     3 0 2 0 → 3 0 2 0 0 0 2 3      every number uniform in 0 ..< valueCount
  ///
  /// Of 2L tokens the first L are chance; the others follow from them.
  ///
  /// - Parameters:
  ///   - count: The number of sequences.
  ///   - length: The numbers to sort in a sequence, L.
  ///   - valueCount: The number of different numbers.
  ///   - generator: The source of randomness.
  /// - Returns: Sequences of 2L tokens in 0 ..< `valueCount`.
  public static func sorting(
    count: Int, length: Int, valueCount: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Int]] {
    check("sorting", ["count": count, "length": length, "values": valueCount])
    return (0..<count).map { _ in
      let numbers = (0..<length).map { _ in randomIndex(below: valueCount, using: &generator) }
      return numbers + numbers.sorted()
    }
  }
}
