import GradientChecking
import Recurrence
import Tensors
import Testing

@Suite("Truncated backpropagation: the state is carried on, the gradient is not")
struct TruncatedBackpropagationTests {
  private struct Example {
    let network: RecurrentNetwork
    let x: Tensor
    let targets: Tensor
    let initial: Tensor

    init(using generator: inout SeededGenerator) {
      network = RecurrentNetwork(inputs: 2, width: 4, outputs: 3, using: &generator)
      x = Tensor.normal([7, 3, 2], using: &generator)
      targets = Tensor.normal([7, 3, 3], using: &generator)
      initial = Tensor.normal([3, 4], using: &generator)
    }
  }

  @Test("chunks of T steps or more are the whole, to the last bit", arguments: [7, 8, 100])
  func whole(length: Int) {
    var generator = SeededGenerator(seed: 1)
    let example = Example(using: &generator)
    let full = example.network.lossAndGradient(
      example.x, example.targets, initial: example.initial)
    let truncated = example.network.truncatedLossAndGradient(
      example.x, example.targets, chunk: length, initial: example.initial)
    #expect(truncated.loss == full.loss)
    #expect(truncated.final == full.final)
    for place in example.network.tensors {
      #expect(truncated.gradient[keyPath: place] == full.gradient[keyPath: place])
    }
  }

  @Test("the loss and the final state are the whole's for every length", arguments: 1...7)
  func carried(length: Int) {
    var generator = SeededGenerator(seed: 2)
    let example = Example(using: &generator)
    let full = example.network.lossAndGradient(
      example.x, example.targets, initial: example.initial)
    let truncated = example.network.truncatedLossAndGradient(
      example.x, example.targets, chunk: length, initial: example.initial)
    #expect(abs(truncated.loss - full.loss) < 64 * .ulpOfOne)
    #expect(agree(truncated.final, full.final))
  }

  @Test(
    "it is the gradient of a loss whose chunks start from fixed states", arguments: [1, 2, 3, 5])
  func frozenStates(length: Int) {
    let report = GradientReport.drawing(seed: 3) { generator, report in
      let example = Example(using: &generator)
      let starts = Array(stride(from: 0, to: 7, by: length))
      let states = starts.map { start in
        example.network.answers(example.x.rows(0..<start), initial: example.initial).final
      }
      let gradient = example.network.truncatedLossAndGradient(
        example.x, example.targets, chunk: length, initial: example.initial
      ).gradient
      report.compare(gradient, at: example.network) { moved in
        zip(starts, states).reduce(0) { sum, chunk in
          let steps = chunk.0..<min(chunk.0 + length, 7)
          let loss = moved.lossAndGradient(
            example.x.rows(steps), example.targets.rows(steps), initial: chunk.1
          ).loss
          return sum + loss * Scalar(steps.count) / 7
        }
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("what is cut off is not nothing: chunks of one step give another W_h gradient")
  func difference() {
    var generator = SeededGenerator(seed: 4)
    let example = Example(using: &generator)
    let full = example.network.lossAndGradient(
      example.x, example.targets, initial: example.initial
    ).gradient.hidden.stateWeights
    let cut = example.network.truncatedLossAndGradient(
      example.x, example.targets, chunk: 1, initial: example.initial
    ).gradient.hidden.stateWeights
    #expect((full - cut).norm > 0.01 * full.norm)
  }

  @Test("chunks of no steps stop the program")
  func misuse() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SeededGenerator(seed: 5)
      let network = RecurrentNetwork(inputs: 1, width: 2, outputs: 1, using: &generator)
      _ = network.truncatedLossAndGradient(
        .zeros([3, 1, 1]), .zeros([3, 1, 1]), chunk: 0, initial: .zeros([1, 2]))
    }
    expect(result, says: "chunks of 0 steps")
  }
}
