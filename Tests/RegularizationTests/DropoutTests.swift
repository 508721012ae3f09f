import Backpropagation
import GradientChecking
import LogisticRegression
import Regularization
import Tensors
import Testing

@Suite("Dropout: y = x ⊙ m, m = 0 with probability p, else 1 / (1 − p)")
struct DropoutTests {
  @Test("worked by hand: half of four activations, the others doubled")
  func byHand() {
    let x = Tensor([[1, 2], [3, 4]])
    let y = dropoutByDefinition(x, keeping: [true, false, true, false], probability: 0.5)
    #expect(y == Tensor([[2, 0], [6, 0]]))
  }

  @Test("the literal loop with the same mask gives the same", arguments: [0, 0.25, 0.7])
  func definition(probability: Scalar) {
    let dropout = Dropout(probability: probability)
    var (first, second) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1))
    let x = Tensor.normal([7, 5], using: &first)
    _ = Tensor.normal([7, 5], using: &second)
    let y = dropout.forward(x, using: &first).y
    let kept = dropout.mask([7, 5], using: &second).scalars.map { $0 > 0 }
    let literal = dropoutByDefinition(x, keeping: kept, probability: probability)
    #expect((y - literal).norm <= 4 * .ulpOfOne * literal.norm)
    #expect(Set(kept).count == (probability == 0 ? 1 : 2))
  }

  @Test("backward goes through the mask that forward drew", arguments: [0.2, 0.5, 0.8])
  func gradient(probability: Scalar) {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let x = Tensor.normal([5, 7], using: &generator)
      let seed = generator.next()
      report.check(at: x, using: &generator) { x in
        var masks = SeededGenerator(seed: seed)
        return Dropout(probability: probability).forward(x, using: &masks)
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 35)
  }

  @Test("for a fixed mask the map is linear, and backward is its adjoint")
  func adjoint() {
    var generator = SeededGenerator(seed: 3)
    let x = Tensor.normal([7, 5], using: &generator)
    let dy = Tensor.normal([7, 5], using: &generator)
    func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
      var masks = SeededGenerator(seed: 4)
      return Dropout(probability: 0.4).forward(x, using: &masks)
    }
    let error = adjointError(x: x, y: dy) {
      forward($0).y
    } adjoint: {
      forward(x).backward($0)
    }
    #expect(error < 8 * .ulpOfOne)
  }

  @Test("the mean over 10,000 masks is x, within four standard errors", arguments: [0.1, 0.5, 0.7])
  func unbiased(probability: Scalar) {
    var generator = SeededGenerator(seed: 5)
    let x = Tensor([1, -2, 3, 0])
    let dropout = Dropout(probability: probability)
    var sum = Tensor.zeros([4])
    for _ in 0..<10_000 { sum += dropout.forward(x, using: &generator).y }
    // A mask has variance p / (1 − p).
    let standardError = (probability / (1 - probability) / 10_000).squareRoot()
    let mean = sum / 10_000
    for i in 0..<4 { #expect(abs(mean[i] - x[i]) <= 4 * standardError * abs(x[i])) }
  }

  @Test("masks of two values, as often as they should be, and independent")
  func masks() {
    var generator = SeededGenerator(seed: 6)
    let mask = Dropout(probability: 0.75).mask([200, 500], using: &generator)
    #expect(Set(mask.scalars) == [0, 4])
    #expect(abs(mask.mean() - 1) < 4 * (3.0 / 100_000 as Scalar).squareRoot())
    let left = mask.rows(0..<100)
    let right = mask.rows(100..<200)
    #expect(abs(((left - 1) * (right - 1)).mean()) < 4 * 3 / (50_000 as Scalar).squareRoot())
    let next = Dropout(probability: 0.75).mask([200, 500], using: &generator)
    #expect(next != mask)
  }

  @Test("p = 0 changes no bit, p = 1 leaves nothing, forward and backward")
  func extremes() {
    var generator = SeededGenerator(seed: 7)
    let x = Tensor.normal([5, 3], using: &generator)
    let dy = Tensor.normal([5, 3], using: &generator)
    let (all, allBackward) = Dropout(probability: 0).forward(x, using: &generator)
    #expect(all == x)
    #expect(allBackward(dy) == dy)
    let (none, noneBackward) = Dropout(probability: 1).forward(x, using: &generator)
    #expect(none == .zeros([5, 3]))
    #expect(noneBackward(dy) == .zeros([5, 3]))
    let (empty, _) = Dropout(probability: 0.5).forward(.zeros([0, 3]), using: &generator)
    #expect(empty.shape == [0, 3])
  }

  @Test("the same seed gives the same bits")
  func seeded() {
    var (first, second) = (SeededGenerator(seed: 8), SeededGenerator(seed: 8))
    let dropout = Dropout(probability: 0.5)
    let (one, other) = (dropout.mask([9, 7], using: &first), dropout.mask([9, 7], using: &second))
    #expect(one == other)
  }

  @Test("a probability outside of 0 to 1 stops the program")
  func misuse() async {
    let negative = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dropout(probability: -0.5)
    }
    expect(negative, says: "Dropout: a probability of -0.5; expected 0 to 1")
    let large = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dropout(probability: 1.5)
    }
    expect(large, says: "Dropout: a probability of 1.5; expected 0 to 1")
    let unknown = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dropout(probability: .nan)
    }
    expect(unknown, says: "Dropout: a probability of nan; expected 0 to 1")
  }
}

@Suite("The digit network with dropout")
struct DigitNetworkWithDropoutTests {
  @Test("its gradient agrees with central differences for the same masks")
  func gradient() {
    let report = GradientReport.drawing(seed: 9) { generator, report in
      let network = DigitNetwork(inputs: 7, hidden: (6, 5), classes: 3, using: &generator)
      let x = Tensor.normal([5, 7], using: &generator)
      let seed = generator.next()
      func lossAndGradient(_ network: DigitNetwork) -> (loss: Scalar, gradient: DigitNetwork) {
        var masks = SeededGenerator(seed: seed)
        return network.lossAndGradient(
          x, [0, 2, 1, 1, 2], dropout: Dropout(probability: 0.4), using: &masks)
      }
      report.compare(lossAndGradient(network).gradient, at: network) { lossAndGradient($0).loss }
    }
    #expect(report.passes, "\(report)")
    #expect(report.entryCount == 7 * 6 + 6 + 6 * 5 + 5 + 5 * 3 + 3)
  }

  @Test("with p = 0 it is the network of chapter 04, bit for bit")
  func nothingDropped() {
    var generator = SeededGenerator(seed: 10)
    let network = DigitNetwork(inputs: 7, hidden: (6, 5), classes: 3, using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    let labels = [0, 2, 1, 1, 2]
    let (loss, gradient) = network.lossAndGradient(
      x, labels, dropout: Dropout(probability: 0), using: &generator)
    let (plainLoss, plainGradient) = network.lossAndGradient(x, labels)
    #expect(loss == plainLoss)
    for tensor in network.tensors {
      #expect(gradient[keyPath: tensor] == plainGradient[keyPath: tensor])
    }
  }

  @Test("with p = 1 only the output's bias is left: equal logits but for it, no other gradient")
  func everythingDropped() {
    var generator = SeededGenerator(seed: 11)
    let network = DigitNetwork(inputs: 7, hidden: (6, 5), classes: 3, using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    let labels = [0, 2, 1, 1, 2]
    let (loss, gradient) = network.lossAndGradient(
      x, labels, dropout: Dropout(probability: 1), using: &generator)
    let biases = Tensor.zeros([5, 3]) + network.output.bias
    #expect(loss == softmaxCrossEntropy(biases, labels).loss)
    #expect(gradient.output.weights.norm == 0)
    #expect(gradient.first.bias.norm == 0)
    #expect(gradient.output.bias.norm > 0)
  }

  @Test("every step draws its own masks; testing draws none")
  func masksChange() {
    var generator = SeededGenerator(seed: 12)
    let network = DigitNetwork(inputs: 7, hidden: (6, 5), classes: 3, using: &generator)
    let x = Tensor.normal([5, 7], using: &generator)
    let losses = (0..<10).map { _ in
      network.lossAndGradient(
        x, [0, 2, 1, 1, 2], dropout: Dropout(probability: 0.5), using: &generator
      ).loss
    }
    #expect(Set(losses).count == 10)
    #expect(network.logits(x) == network.logits(x))
  }
}
