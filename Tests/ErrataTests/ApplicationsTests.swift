#if !SinglePrecision
  import Foundation
  import GradientChecking
  import LogisticRegression
  import Neurons
  import Tensors
  import Testing

  @Suite("What the page of applications claims")
  struct ApplicationsTests {
    private func agrees(
      _ gradient: Tensor, at x: Tensor, sourceLocation: SourceLocation = #_sourceLocation,
      _ loss: (Tensor) -> Scalar
    ) {
      var report = GradientReport()
      report.compare(gradient, "x", at: x, of: loss)
      #expect(report.passes, "\(report)", sourceLocation: sourceLocation)
    }

    @Test("boxes: the smooth absolute error is Huber's with δ = 1, its slope d cut to [−1, 1]")
    func boxes() {
      let distances = Tensor([-3, -0.4, 0.2, 0.9, 5])
      let (_, backward) = huberLoss(distances, .zeros([5]), delta: 1)
      #expect(isClose(5 * backward(), distances.map { min(max($0, -1), 1) }))
    }

    @Test("segmentation: the gradient of soft Dice")
    func dice() {
      let p = Tensor([0.9, 0.2, 0.6, 0.1])
      let g = Tensor([1, 0, 1, 1])
      let epsilon: Scalar = 0.5
      func parts(_ p: Tensor) -> (both: Scalar, all: Scalar) {
        ((p * g).sum(), p.sum() + g.sum() + epsilon)
      }
      let (both, all) = parts(p)
      let gradient = g.map { -(2 * $0 * all - 2 * both - epsilon) / (all * all) }
      agrees(gradient, at: p) { 1 - (2 * parts($0).both + epsilon) / parts($0).all }
    }

    @Test("faces: the three gradients of a triplet that is not yet apart")
    func triplet() {
      let anchor = Tensor([0.2, -0.5, 1.1])
      let same = Tensor([0.4, 0.1, 0.7])
      let other = Tensor([-0.1, -0.3, 0.6])
      func loss(_ a: Tensor, _ u: Tensor, _ n: Tensor) -> Scalar {
        max(0, ((a - u) * (a - u)).sum() - ((a - n) * (a - n)).sum() + 2)
      }
      #expect(loss(anchor, same, other) > 0)
      agrees(2 * (other - same), at: anchor) { loss($0, same, other) }
      agrees(2 * (same - anchor), at: same) { loss(anchor, $0, other) }
      agrees(2 * (anchor - other), at: other) { loss(anchor, same, $0) }
    }

    @Test("style: the gradient through a Gram matrix")
    func style() {
      var generator = SeededGenerator(seed: 3)
      let maps = Tensor.normal([3, 5], using: &generator)
      let half = Tensor.normal([3, 3], using: &generator)
      let wanted = half + half.transposed.tensor
      func error(_ maps: Tensor) -> Tensor { maps.matmul(maps.transposed) - wanted }
      let gradient = error(maps).matmul(maps) * (1 / Scalar(9 * 25))
      agrees(gradient, at: maps) { (error($0) * error($0)).sum() / (4 * 9 * 25) }
    }

    @Test("risk: the gradient of the Brier score in the logits")
    func brier() {
      let z = Tensor([-1.3, 0.4, 2.2])
      let y = Tensor([0, 1, 0])
      let p = sigmoid(z)
      agrees((p - y) * p * (1 - p) * (2 / Scalar(3)), at: z) { z in
        ((sigmoid(z) - y) * (sigmoid(z) - y)).mean()
      }
    }

    @Test("lighter models: the gradient of distillation, and of a policy")
    func distillation() {
      let z = Tensor([[0.3, -1.2, 0.8]])
      let temperature: Scalar = 4
      let teacher = softmax(Tensor([[2, 0.5, -1]]) / temperature)
      let gradient = temperature * (softmax(z / temperature) - teacher)
      agrees(gradient, at: z) { z in
        -temperature * temperature * (teacher * log(softmax(z / temperature))).sum()
      }
      let chosen = Tensor([[0, 1, 0]])
      agrees(chosen - softmax(z), at: z) { log(softmax($0)[0, 1]) }
    }

    @Test("robustness: a step of 0.1 along the sign lifts the loss from 0.974 to 1.206")
    func attack() {
      let weights = Tensor([0.5, -1, 2])
      let x = Tensor([1, 0.5, -0.3])
      func logit(_ x: Tensor) -> Tensor { Tensor([(weights * x).sum() + 0.1]) }
      func loss(_ x: Tensor) -> Scalar { binaryCrossEntropy(logit(x), Tensor([1])).loss }
      let gradient = (sigmoid(logit(x))[0] - 1) * weights
      agrees(gradient, at: x, loss)
      let attacked = x + gradient.map { $0 > 0 ? 0.1 : -0.1 }
      #expect(isClose(loss(x), 0.9740769841801067))
      #expect(isClose(loss(attacked), 1.2058650684421959))
    }
  }
#endif
