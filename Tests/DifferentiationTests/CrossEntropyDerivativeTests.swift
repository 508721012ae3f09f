#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import LanguageModel
  import LogisticRegression
  import Neurons
  import Tensors
  import Testing

  @Suite("Cross-entropies, differentiated by the compiler")
  struct CrossEntropyDerivativeTests {
    private let logits: Tensor
    private let labels = [2, 0, 3, 3, 1]

    init() {
      var generator = SeededGenerator(seed: 1)
      logits = .normal([5, 4], using: &generator)
    }

    @Test("two classes: −1/n · Σ (y ln σ(z) + (1 − y) ln(1 − σ(z)))")
    func binary() {
      var generator = SeededGenerator(seed: 2)
      let targets = Tensor.uniform([5, 4], using: &generator)
      let (loss, backward) = binaryCrossEntropy(logits, targets)
      expectGradients(loss, [backward()], at: [logits]) { twoClassEntropy($0[0], targets) }
    }

    @Test("many classes: −1/N · Σₙ ln softmax(zₙ) at the label")
    func categorical() {
      let (loss, backward) = softmaxCrossEntropy(logits, labels)
      expectGradients(loss, [backward()], at: [logits]) { classEntropy($0[0], labels) }
    }

    @Test("Kullback–Leibler: 1/N · Σ p ln(p / q), by q")
    func divergence() {
      var generator = SeededGenerator(seed: 3)
      let p = LogisticRegression.softmax(.normal([5, 4], using: &generator))
      let q = LogisticRegression.softmax(logits)
      let (loss, backward) = klDivergence(of: p, from: q)
      expectGradients(loss, [backward()], at: [q]) { variables in
        var sum = 0.0
        for i in 0..<20 { sum += p.scalars[i] * log(p.scalars[i] / variables[0][i]) }
        return sum / 5
      }
    }

    @Test("smoothed labels: the divergence of (1 − ε)·onehot + ε/K from softmax(z), by z")
    func smoothing() {
      let smooth = smoothedLabels(labels, classCount: 4, smoothing: 0.2)
      let (q, softmaxBackward) = Softmax().forward(logits)
      let (loss, backward) = klDivergence(of: smooth, from: q)
      let labels = labels
      expectGradients(loss, [softmaxBackward(backward())], at: [logits]) { variables in
        let q = softmaxRows(variables[0])
        var sum = 0.0
        for n in 0..<5 {
          for k in 0..<4 {
            let p = 0.8 * (labels[n] == k ? 1.0 : 0.0) + 0.2 / 4
            sum += p * log(p / q[n, k])
          }
        }
        return sum / 5
      }
    }

    @Test("article 001's loss as printed: the softmax over the texts of the batch")
    func printed() {
      var generator = SeededGenerator(seed: 4)
      let z = Tensor.normal([2, 3, 3], using: &generator)
      let targets = [0, 2, 1, 1, 0, 2]
      let (loss, backward) = printedCrossEntropy(z, targets)
      expectGradients(loss, [backward()], at: [z]) { variables in
        let z = variables[0]
        var total = 0.0
        for t in 0..<2 {
          for v in 0..<3 {
            var sum = 0.0
            for b in 0..<3 { sum += exp(z[t, b, v]) }
            total -= log(exp(z[t, targets[t * 3 + v], v]) / sum)
          }
        }
        return total / 6
      }
    }

    @Test("by definition, from probabilities of two classes and of many")
    func definitions() {
      var generator = SeededGenerator(seed: 5)
      let p = Tensor.uniform([5], from: 0.1, to: 0.9, using: &generator)
      let y = Tensor([1, 0, 0.3, 1, 0])
      let (two, twoBackward) = binaryCrossEntropyByDefinition(p, y)
      expectGradients(two, [twoBackward()], at: [p]) { v in
        var sum = 0.0
        for n in 0..<5 {
          sum -= y.scalars[n] * log(v[0][n]) + (1 - y.scalars[n]) * log(1 - v[0][n])
        }
        return sum / 5
      }
      let (many, manyBackward) = crossEntropyByDefinition(p, y)
      expectGradients(many, [manyBackward()], at: [p]) { v in
        var sum = 0.0
        for i in 0..<5 { sum -= y.scalars[i] * log(v[0][i]) }
        return sum
      }
    }
  }
#endif
