import AdversarialNetworks
import Foundation
import GradientChecking
import Tensors
import Testing

/// The logit of a probability.
func logit(_ probability: Scalar) -> Scalar { log(probability / (1 - probability)) }

private let close: Scalar = Scalar.self == Float.self ? 1e-5 : 1e-12

@Suite("Discriminator: L = −mean ln D(x) − mean ln(1 − D(G(z)))")
struct DiscriminatorLossTests {
  @Test("at D = ½ everywhere the loss is 2 ln 2")
  func undecided() {
    let (loss, _) = discriminatorLoss(real: .zeros([3, 1]), generated: .zeros([5, 1]))
    #expect(abs(loss - 2 * log(2)) < close)
  }

  @Test("by hand: at D = ½ each real logit is pulled up by ½ / N, each generated one down by ½ / M")
  func byHand() {
    let (_, backward) = discriminatorLoss(real: .zeros([4, 1]), generated: .zeros([2, 1]))
    let (dReal, dGenerated) = backward()
    #expect(dReal == Tensor([[-0.125], [-0.125], [-0.125], [-0.125]]))
    #expect(dGenerated == Tensor([[0.25], [0.25]]))
  }

  @Test("both gradients agree with central differences", arguments: [Scalar(1), 0.9, 0.7])
  func gradient(label: Scalar) {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let real = Tensor.normal([5, 1], using: &generator)
      let generated = Tensor.normal([3, 1], using: &generator)
      let (_, backward) = discriminatorLoss(real: real, generated: generated, label: label)
      let (dReal, dGenerated) = backward()
      report.compare(dReal, "dr", at: real) {
        discriminatorLoss(real: $0, generated: generated, label: label).loss
      }
      report.compare(dGenerated, "df", at: generated) {
        discriminatorLoss(real: real, generated: $0, label: label).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("at logits of ±1,000 loss and slopes are finite: 0 for the right ones, 2,000 for the wrong")
  func extremes() {
    let (high, low) = (Tensor([[1_000], [1_000]]), Tensor([[-1_000], [-1_000]]))
    let right = discriminatorLoss(real: high, generated: low)
    #expect(right.loss == 0)
    #expect(right.backward().dReal == .zeros([2, 1]))
    #expect(right.backward().dGenerated == .zeros([2, 1]))
    let wrong = discriminatorLoss(real: low, generated: high)
    #expect(wrong.loss == 2_000)
    #expect(wrong.backward().dReal == Tensor([[-0.5], [-0.5]]))
    #expect(wrong.backward().dGenerated == Tensor([[0.5], [0.5]]))
  }

  @Test("with the label 0.9 the best D(x) is 0.9, and being surer than that costs")
  func smoothing() {
    let generated = Tensor([[0]])
    let best = discriminatorLoss(real: Tensor([[logit(0.9)]]), generated: generated, label: 0.9)
    let surer = discriminatorLoss(real: Tensor([[logit(0.99)]]), generated: generated, label: 0.9)
    #expect(abs(best.backward().dReal[0, 0]) < close)
    #expect(surer.backward().dReal[0, 0] > 0.08)
    #expect(surer.loss > best.loss)
    // One-sided: what is generated keeps the target 0.
    #expect(best.backward().dGenerated == Tensor([[0.5]]))
  }

  @Test("an empty batch, or a label of ½ or above 1, stops the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = discriminatorLoss(real: .zeros([0, 1]), generated: .zeros([2, 1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = discriminatorLoss(real: .zeros([2, 1]), generated: .zeros([0, 1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = discriminatorLoss(real: .zeros([2, 1]), generated: .zeros([2, 1]), label: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = discriminatorLoss(real: .zeros([2, 1]), generated: .zeros([2, 1]), label: 1.1)
    }
  }
}

@Suite("Generator: L = −mean ln D(G(z)), or as the game is written mean ln(1 − D(G(z)))")
struct GeneratorLossTests {
  @Test("at D = ½ the non-saturating loss is ln 2 and the game's −ln 2")
  func undecided() {
    #expect(abs(generatorLoss(.zeros([3, 1])).loss - log(2)) < close)
    #expect(abs(generatorLoss(.zeros([3, 1]), .minimax).loss + log(2)) < close)
  }

  @Test("at D = 0.001 the slopes are 0.999 and 0.001")
  func saturation() {
    let seenThrough = Tensor([[logit(0.001)]])
    #expect(abs(generatorLoss(seenThrough).backward()[0, 0] + 0.999) < close)
    #expect(abs(generatorLoss(seenThrough, .minimax).backward()[0, 0] + 0.001) < close)
  }

  @Test("the gradient agrees with central differences", arguments: GeneratorObjective.allCases)
  func gradient(objective: GeneratorObjective) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let logits = Tensor.normal([5, 1], using: &generator)
      report.compare(generatorLoss(logits, objective).backward(), "df", at: logits) {
        generatorLoss($0, objective).loss
      }
    }
    #expect(report.passes, "\(report)")
  }

  @Test("both objectives pull every logit up", arguments: GeneratorObjective.allCases)
  func direction(objective: GeneratorObjective) {
    let slopes = generatorLoss(Tensor([[-3], [0], [3]]), objective).backward()
    #expect(slopes.scalars.allSatisfy { $0 < 0 })
  }

  @Test("at logits of ±1,000 losses and slopes are finite")
  func extremes() {
    let logits = Tensor([[-1_000], [1_000]])
    #expect(generatorLoss(logits).loss == 500)
    #expect(generatorLoss(logits).backward() == Tensor([[-0.5], [0]]))
    #expect(generatorLoss(logits, .minimax).loss == -500)
    #expect(generatorLoss(logits, .minimax).backward() == Tensor([[0], [-0.5]]))
  }

  @Test("an empty batch stops the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = generatorLoss(.zeros([0, 1])) }
  }
}
