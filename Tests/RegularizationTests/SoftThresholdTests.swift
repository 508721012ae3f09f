import Backpropagation
import Regularization
import Tensors
import Testing

@Suite("Soft threshold: prox(w) = sign(w) · max(|w| − t, 0)")
struct SoftThresholdTests {
  @Test("worked by hand: what is smaller than the threshold becomes 0, the rest comes nearer")
  func byHand() {
    let w = Tensor([[3, -3, 1], [-1, 0.5, 0]])
    #expect(softThreshold(w, by: 1) == Tensor([[2, -2, 0], [0, 0, 0]]))
  }

  @Test("it minimises ½ (u − w)² + t |u|, against a search on a fine grid")
  func proximal() {
    let grid = (-4_000...4_000).map { Scalar($0) / 1_000 }
    for (w, t) in [(1.7, 0.4), (-1.7, 0.4), (0.3, 0.4), (-0.4, 0.4), (2, 0), (0, 1)]
      as [(Scalar, Scalar)]
    {
      func cost(_ u: Scalar) -> Scalar { (u - w) * (u - w) / 2 + t * abs(u) }
      let found = softThreshold(Tensor([w]), by: t)[0]
      let least = grid.map(cost).min() ?? -.infinity
      #expect(cost(found) <= least + 8 * .ulpOfOne)
    }
  }

  @Test("no weight changes its sign, and none moves by more than the threshold")
  func bounded() {
    var generator = SeededGenerator(seed: 1)
    let w = Tensor.normal([1_000], using: &generator)
    let u = softThreshold(w, by: 0.3)
    #expect((u * w).scalars.allSatisfy { $0 >= 0 })
    #expect((u - w).scalars.allSatisfy { abs($0) <= 0.3 + 4 * .ulpOfOne })
  }

  @Test("a gradient step jumps over zero for ever; the threshold arrives and stays")
  func arrives() {
    var (hopping, arriving) = (Tensor([0.25]), Tensor([0.25]))
    var last = hopping[0]
    for step in 1...20 {
      hopping -= l1Penalty(hopping, strength: 1).backward() * 0.1
      arriving = softThreshold(arriving, by: 0.1)
      if step > 3 {
        #expect(hopping[0] * last < 0)
        #expect(arriving[0] == 0)
      }
      last = hopping[0]
    }
    #expect(abs(abs(hopping[0]) - 0.05) < 1e-4)
  }

  @Test("the lasso on one feature: descent with the threshold ends at the closed form")
  func lasso() {
    // ½ (w − 2)² + λ |w| is least at 2 − λ, and at 0 from λ = 2 on.
    for (strength, expected) in [(0, 2), (0.5, 1.5), (1.75, 0.25), (2, 0), (3, 0)]
      as [(Scalar, Scalar)]
    {
      var w = Tensor([-1])
      for _ in 0..<500 { w = softThreshold(w - (w - 2) * 0.1, by: 0.1 * strength) }
      #expect(abs(w[0] - expected) <= 64 * .ulpOfOne)
    }
  }

  @Test("extremes: t = 0 changes nothing, t = ∞ leaves nothing, infinite weights and NaN stay")
  func extremes() {
    let w = Tensor([1e-30, -2, .infinity])
    #expect(softThreshold(w, by: 0) == w)
    #expect(softThreshold(Tensor([1e30, -2, 0]), by: .infinity) == .zeros([3]))
    #expect(softThreshold(w, by: 1)[2] == .infinity)
    #expect(softThreshold(Tensor([.nan]), by: 1)[0].isNaN)
    #expect(softThreshold(.zeros([0, 3]), by: 1).shape == [0, 3])
  }

  @Test("in a model the weights shrink and the biases stay")
  func model() {
    var layer = Dense(weights: Tensor([[1, -3]]), bias: Tensor([0.5, -0.5]))
    layer.shrinkWeights(by: 2)
    #expect(layer.weights == Tensor([[0, -1]]))
    #expect(layer.bias == Tensor([0.5, -0.5]))
  }

  @Test("a negative threshold stops the program")
  func negative() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = softThreshold(Tensor([1]), by: -1)
    }
    expect(result, says: "softThreshold: a threshold of -1.0; expected 0 or more")
  }
}
