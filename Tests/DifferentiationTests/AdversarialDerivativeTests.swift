#if canImport(_Differentiation) && !SinglePrecision
  import AdversarialNetworks
  import Foundation
  import Tensors
  import Testing

  @Suite("The adversarial game, differentiated by the compiler")
  struct AdversarialDerivativeTests {
    private let real: Tensor
    private let generated: Tensor

    init() {
      var generator = SeededGenerator(seed: 1)
      real = .normal([5, 1], using: &generator)
      generated = .normal([3, 1], using: &generator)
    }

    @Test(
      "the discriminator's loss: −mean(t ln D + (1 − t) ln(1 − D)) − mean ln(1 − D)",
      arguments: [1, 0.9])
    func discriminator(label: Double) {
      let (loss, backward) = discriminatorLoss(real: real, generated: generated, label: label)
      let (dReal, dGenerated) = backward()
      expectGradients(loss, [dReal, dGenerated], at: [real, generated]) { p in
        var first = 0.0
        for n in 0..<5 {
          let d = logistic(p[0][n])
          first += label * log(d) + (1 - label) * log(1 - d)
        }
        var second = 0.0
        for n in 0..<3 { second += log(1 - logistic(p[1][n])) }
        return -first / 5 - second / 3
      }
    }

    @Test("the generator's two losses: mean ln(1 − D) and −mean ln D")
    func generator() {
      let (minimax, minimaxBackward) = generatorLoss(generated, .minimax)
      expectGradients(minimax, [minimaxBackward()], at: [generated]) { p in
        var sum = 0.0
        for n in 0..<3 { sum += log(1 - logistic(p[0][n])) }
        return sum / 3
      }
      let (loss, backward) = generatorLoss(generated, .nonSaturating)
      expectGradients(loss, [backward()], at: [generated]) { p in
        var sum = 0.0
        for n in 0..<3 { sum -= log(logistic(p[0][n])) }
        return sum / 3
      }
    }

    @Test("the critic's loss: mean f − mean r")
    func critic() {
      let (loss, backward) = criticLoss(real: real, generated: generated)
      let (dReal, dGenerated) = backward()
      expectGradients(loss, [dReal, dGenerated], at: [real, generated]) { p in
        (p[1][0] + p[1][1] + p[1][2]) / 3
          - (p[0][0] + p[0][1] + p[0][2] + p[0][3] + p[0][4]) / 5
      }
    }

    @Test("a step of the discriminator, a real and a generated batch through it")
    func discriminatorStep() {
      var generator = SeededGenerator(seed: 2)
      let pair = AdversarialPair(noise: 2, hidden: [4], examples: 3, using: &generator)
      let examples = Tensor.normal([5, 3], using: &generator)
      let noise = Tensor.normal([4, 2], using: &generator)
      let (loss, gradient) = pair.discriminatorStep(real: examples, noise: noise)
      let made = values(of: pair.generator).map { Variable($0) }
      expectGradients(loss, values(of: gradient), at: values(of: pair.discriminator)) { p in
        let fake = perceptron(Variable(noise), made, from: 0, layers: 2)
        let ones = Tensor.zeros([5]) + 1
        return twoClassEntropy(perceptron(Variable(examples), p, from: 0, layers: 2), ones)
          + twoClassEntropy(perceptron(fake, p, from: 0, layers: 2), .zeros([4]))
      }
    }

    @Test("a step of the generator, through the discriminator")
    func generatorStep() {
      var generator = SeededGenerator(seed: 3)
      let pair = AdversarialPair(noise: 2, hidden: [4], examples: 3, using: &generator)
      let noise = Tensor.normal([4, 2], using: &generator)
      let (loss, gradient) = pair.generatorStep(noise: noise)
      let judge = values(of: pair.discriminator).map { Variable($0) }
      expectGradients(loss, values(of: gradient), at: values(of: pair.generator)) { p in
        let fake = perceptron(Variable(noise), p, from: 0, layers: 2)
        return twoClassEntropy(
          perceptron(fake, judge, from: 0, layers: 2), Tensor.zeros([4]) + 1)
      }
    }
  }
#endif
