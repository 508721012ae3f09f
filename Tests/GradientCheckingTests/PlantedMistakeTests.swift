import GradientChecking
import Tensors
import Testing

@Suite("The gradient check accepts every right gradient and rejects every wrong one")
struct PlantedMistakeTests {
  @Test("right gradients pass for 100 seeds", arguments: rightOperations)
  func right(operation: Operation) {
    for seed in 0..<100 as Range<UInt64> {
      let report = operation.report(seed: seed)
      #expect(report.passes, "seed \(seed): \(report)")
    }
  }

  @Test("a planted mistake is rejected for 10 seeds", arguments: wrongOperations)
  func wrong(operation: Operation) {
    for seed in 0..<10 as Range<UInt64> {
      #expect(!operation.report(seed: seed).passes, "seed \(seed) was accepted")
    }
  }

  @Test("at least 20 different mistakes are planted")
  func count() { #expect(Set(wrongOperations.map(\.name)).count >= 20) }
}

private let rightOperations: [Operation] = [
  Operation(affine: "affine map") { x, dy, map in
    (
      dy.matmul(map.weights.transposed),
      Affine(weights: x.transposed.matmul(dy), bias: dy.sumOfRows())
    )
  },
  Operation("sigmoid", { sigmoid($0) }, dx: { _, y, dy in dy * y * (1 - y) }),
  Operation("tanh", { tanh($0) }, dx: { _, y, dy in dy * (1 - y * y) }),
  Operation("exp", { exp($0) }, dx: { _, y, dy in dy * y }),
  Operation("log", positive: true, { log($0) }, dx: { x, _, dy in dy / x }),
  Operation("relu", relu, dx: { x, _, dy in dy * step(x) }),
  Operation("softmax", rowSoftmax, dx: { _, y, dy in softmaxBackward(y, dy) }),
  Operation(
    "gather with repeats", { $0.gather(rows: [1, 4, 1, 0]) },
    dx: { x, _, dy in
      var dx = Tensor.zeros(x.shape)
      dx.scatterAdd(dy, rows: [1, 4, 1, 0])
      return dx
    }),
  Operation(
    loss: "cross-entropy", crossEntropy, gradient: { (rowSoftmax($0) - oneHotLabels) / 5 }),
  Operation(
    loss: "mean squared error", { ($0 * $0).mean() }, gradient: { $0 * (2 / Scalar(15)) }),
]

private let wrongOperations: [Operation] =
  wrongAffineMaps + wrongActivations + wrongLosses + [
    Operation("wrong shape", { sigmoid($0) }, dx: { _, y, _ in y.transposed.tensor }),
    Operation("not a number", { sigmoid($0) }, dx: { _, _, dy in dy * .nan }),
    Operation(
      "one entry off by one", { $0 * 3 },
      dx: { _, _, dy in
        var dx = dy * 3
        dx[4, 2] += 1
        return dx
      }),
    Operation(
      "repeated rows overwrite each other", { $0.gather(rows: [1, 4, 1, 0]) },
      dx: { x, _, dy in
        var dx = Tensor.zeros(x.shape)
        for (i, row) in [1, 4, 1, 0].enumerated() {
          for j in 0..<3 { dx[row, j] = dy[i, j] }
        }
        return dx
      }),
  ]

private let wrongAffineMaps: [Operation] = [
  wrongAffine("dx: sign") { ($0.dx * -1, $0.dW, $0.db) },
  wrongAffine("dx: W for its transpose") { ($0.dy.matmul($0.map.weights), $0.dW, $0.db) },
  wrongAffine("dx: upstream dropped") {
    let ones = Tensor(repeating: 1, shape: $0.dy.shape)
    return (ones.matmul($0.map.weights.transposed), $0.dW, $0.db)
  },
  wrongAffine("dW: divided by N") { ($0.dx, $0.dW / 5, $0.db) },
  wrongAffine("dW: factor 2") { ($0.dx, $0.dW * 2, $0.db) },
  wrongAffine("dW: transposed") { ($0.dx, $0.dW.transposed.tensor, $0.db) },
  wrongAffine("dW: the last example forgotten") {
    ($0.dx, $0.x.rows(0..<4).transposed.matmul($0.dy.rows(0..<4)), $0.db)
  },
  wrongAffine("db: mean for sum") { ($0.dx, $0.dW, $0.dy.meanOfRows()) },
  wrongAffine("db: missing") { ($0.dx, $0.dW, .zeros([3])) },
  wrongAffine("db: one example only") { ($0.dx, $0.dW, $0.dy.rows(0..<1).reshaped([3])) },
  wrongAffine("db: sum over units") {
    ($0.dx, $0.dW, $0.dy.sumOfColumns().rows(0..<3))
  },
]

private let wrongActivations: [Operation] = [
  Operation("sigmoid: 1 − y forgotten", { sigmoid($0) }, dx: { _, y, dy in dy * y }),
  Operation("sigmoid: x for y", { sigmoid($0) }, dx: { x, _, dy in dy * x * (1 - x) }),
  Operation("sigmoid: upstream dropped", { sigmoid($0) }, dx: { _, y, _ in y * (1 - y) }),
  Operation("tanh: x for y", { tanh($0) }, dx: { x, _, dy in dy * (1 - x * x) }),
  Operation("tanh: square forgotten", { tanh($0) }, dx: { _, y, dy in dy * (1 - y) }),
  Operation("relu: mask of the upstream", relu, dx: { _, _, dy in dy * step(dy) }),
  Operation("relu: no mask", relu, dx: { _, _, dy in dy }),
  Operation("relu: upstream dropped", relu, dx: { x, _, _ in step(x) }),
  Operation("log: 1/x²", positive: true, { log($0) }, dx: { x, _, dy in dy / x / x }),
  Operation("log: zero", positive: true, { log($0) }, dx: { x, _, _ in .zeros(x.shape) }),
  Operation("softmax: diagonal only", rowSoftmax, dx: { _, y, dy in dy * y * (1 - y) }),
  Operation("softmax: zero", rowSoftmax, dx: { x, _, _ in .zeros(x.shape) }),
  Operation(
    "softmax: sum over the batch", rowSoftmax,
    dx: { _, y, dy in y * (dy - (y * dy).sumOfRows()) }),
]

private let wrongLosses: [Operation] = [
  Operation(
    loss: "cross-entropy: no 1/N", crossEntropy, gradient: { rowSoftmax($0) - oneHotLabels }),
  Operation(
    loss: "cross-entropy: label forgotten", crossEntropy, gradient: { rowSoftmax($0) / 5 }),
  Operation(
    loss: "cross-entropy: sign", crossEntropy, gradient: { (oneHotLabels - rowSoftmax($0)) / 5 }
  ),
  Operation(
    loss: "squared error: ½ convention", { ($0 * $0).mean() }, gradient: { $0 / 15 }),
  Operation(
    loss: "squared error: mean over examples only", { ($0 * $0).mean() },
    gradient: { $0 * (2 / Scalar(5)) }),
]

private struct RightAffine {
  let x, dy: Tensor
  let map: Affine
  var dx: Tensor { dy.matmul(map.weights.transposed) }
  var dW: Tensor { x.transposed.matmul(dy) }
  var db: Tensor { dy.sumOfRows() }
}

private func wrongAffine(
  _ name: String, _ spoil: @escaping @Sendable (RightAffine) -> (Tensor, Tensor, Tensor)
) -> Operation {
  Operation(affine: name) { x, dy, map in
    let (dx, dW, db) = spoil(RightAffine(x: x, dy: dy, map: map))
    return (dx, Affine(weights: dW, bias: db))
  }
}

@Sendable private func relu(_ x: Tensor) -> Tensor { x.map { $0 > 0 ? $0 : 0 } }

@Sendable private func step(_ x: Tensor) -> Tensor { x.map { $0 > 0 ? 1 : 0 } }
