import Foundation
import Testing

@testable import Tensors

/// Attention by loops over everything, the plain twin of the passes over heads.
private struct PlainAttention {
  let grid: AttentionGrid
  let (q, k, v): (Tensor, Tensor, Tensor)

  private func seen(_ n: Int, _ i: Int) -> Int { grid.visible[n * grid.queries + i] }

  private func forEachRow(_ body: (_ n: Int, _ h: Int, _ i: Int) -> Void) {
    for n in 0..<grid.sequences {
      for h in 0..<grid.heads { for i in 0..<grid.queries { body(n, h, i) } }
    }
  }

  private func dot(_ x: Tensor, _ w: Tensor, _ n: Int, _ i: Int, _ j: Int, _ h: Int) -> Scalar {
    let width = x.shape[2] / grid.heads
    return (h * width..<(h + 1) * width).reduce(0) { $0 + x[n, i, $1] * w[n, j, $1] }
  }

  func forward() -> (y: Tensor, weights: Tensor, logSumExp: Tensor) {
    var y = Tensor.zeros([grid.sequences, grid.queries, grid.heads * grid.valueWidth])
    var weights = Tensor.zeros([grid.sequences, grid.heads, grid.queries, grid.keys])
    var logSumExp = Tensor.zeros([grid.sequences, grid.heads, grid.queries])
    forEachRow { n, h, i in
      let scores = (0..<seen(n, i)).map { dot(q, k, n, i, $0, h) * grid.scale }
      guard let largest = scores.max() else { return }
      let total = scores.reduce(0) { $0 + exp($1 - largest) }
      logSumExp[n, h, i] = largest + log(total)
      for (j, score) in scores.enumerated() {
        weights[n, h, i, j] = exp(score - largest) / total
        for c in h * grid.valueWidth..<(h + 1) * grid.valueWidth {
          y[n, i, c] += weights[n, h, i, j] * v[n, j, c]
        }
      }
    }
    return (y, weights, logSumExp)
  }

  func backward(_ dy: Tensor, _ weights: Tensor) -> [Tensor] {
    var (dq, dk, dv) = (Tensor.zeros(q.shape), Tensor.zeros(k.shape), Tensor.zeros(v.shape))
    let (d, valueWidth) = (grid.width, grid.valueWidth)
    forEachRow { n, h, i in
      let dA = (0..<seen(n, i)).map { dot(dy, v, n, i, $0, h) }
      let mean = dA.indices.reduce(0) { $0 + dA[$1] * weights[n, h, i, $1] }
      for j in dA.indices {
        let dS = weights[n, h, i, j] * (dA[j] - mean) * grid.scale
        for c in h * d..<(h + 1) * d {
          dq[n, i, c] += dS * k[n, j, c]
          dk[n, j, c] += dS * q[n, i, c]
        }
        for c in h * valueWidth..<(h + 1) * valueWidth {
          dv[n, j, c] += weights[n, h, i, j] * dy[n, i, c]
        }
      }
    }
    return [dq, dk, dv]
  }
}

@Suite("AttentionGrid: the passes over the heads of a batch", .serialized)
struct AttentionGridTests {
  /// Random inputs; each query sees as many keys as the one before or some more.
  private func draw(
    _ sizes: [Int], seed: UInt64
  ) -> (plain: PlainAttention, dy: Tensor) {
    var generator = SeededGenerator(seed: seed)
    let (n, heads, queries, keys) = (sizes[0], sizes[1], sizes[2], sizes[3])
    let (d, dv) = (sizes[4], sizes[5])
    let visible = (0..<n).flatMap { _ in
      (0..<queries).map { _ in Int.random(in: 0...keys, using: &generator) }.sorted()
    }
    let grid = AttentionGrid(
      sequences: n, heads: heads, queries: queries, keys: keys, width: d, valueWidth: dv,
      visible: visible)
    let plain = PlainAttention(
      grid: grid, q: .normal([n, queries, heads * d], using: &generator),
      k: .normal([n, keys, heads * d], using: &generator),
      v: .normal([n, keys, heads * dv], using: &generator))
    return (plain, .normal([n, queries, heads * dv], using: &generator))
  }

  private func isSame(_ found: Tensor, _ expected: Tensor) -> Bool {
    found.shape == expected.shape
      && (found - expected).norm <= 2_048 * .ulpOfOne * max(expected.norm, 1)
  }

  /// Sequences, heads, queries, keys, width and width of the values.
  static let sizes = [
    [2, 3, 5, 7, 3, 4], [1, 1, 1, 1, 1, 1], [1, 2, 64, 48, 8, 16], [2, 1, 65, 49, 16, 1],
    [1, 2, 9, 700, 7, 35], [1, 1, 130, 333, 33, 64], [1, 1, 600, 600, 2, 3],
  ]

  @Test("forward is the plain loops, with weights and without", arguments: sizes)
  func forward(sizes: [Int]) {
    let (plain, _) = draw(sizes, seed: 70)
    let expected = plain.forward()
    let weights = plain.grid.forward(plain.q, plain.k, plain.v, keeping: .weights)
    #expect(isSame(weights.y, expected.y))
    #expect(isSame(weights.kept, expected.weights))
    let rows = plain.grid.forward(plain.q, plain.k, plain.v, keeping: .logSumExp)
    #expect(isSame(rows.y, expected.y))
    #expect(isSame(rows.kept, expected.logSumExp))
  }

  @Test("backward is the plain loops, with weights and without", arguments: sizes)
  func backward(sizes: [Int]) {
    let (plain, dy) = draw(sizes, seed: 71)
    let (q, k, v) = (plain.q, plain.k, plain.v)
    let expected = plain.backward(dy, plain.forward().weights)
    for record in [AttentionRecord.weights, .logSumExp] {
      let (y, kept) = plain.grid.forward(q, k, v, keeping: record)
      let (dq, dk, dv) = plain.grid.backward(dy, q, k, v, y: y, kept: kept, record)
      for (found, expected) in zip([dq, dk, dv], expected) { #expect(isSame(found, expected)) }
    }
  }

  @Test("any number of threads gives the same bits")
  func threads() {
    let (plain, dy) = draw([3, 4, 130, 150, 16, 24], seed: 72)
    let count = Threads.count
    defer { Threads.count = count }
    let results = [1, 2, 3, 8].map { threads in
      Threads.count = threads
      return [AttentionRecord.weights, .logSumExp].flatMap { record in
        let (y, kept) = plain.grid.forward(plain.q, plain.k, plain.v, keeping: record)
        let (dq, dk, dv) = plain.grid.backward(
          dy, plain.q, plain.k, plain.v, y: y, kept: kept, record)
        return [y, kept, dq, dk, dv]
      }
    }
    for result in results { #expect(result == results[0]) }
  }

  @Test("what does not fit stops the program")
  func misuse() async {
    let falling = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = AttentionGrid(
        sequences: 1, heads: 1, queries: 2, keys: 3, width: 4, valueWidth: 4, visible: [2, 1])
    }
    expectMessage(of: falling, naming: "visible keys [2, 1] for 1 sequences of 2 queries")
    let shape = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let grid = AttentionGrid(
        sequences: 1, heads: 1, queries: 2, keys: 3, width: 4, valueWidth: 4, visible: [3, 3])
      _ = grid.forward(
        .zeros([1, 2, 4]), .zeros([1, 3, 4]), .zeros([1, 2, 4]), keeping: .weights)
    }
    expectMessage(of: shape, naming: "attention: v of shape [1, 2, 4], expected [1, 3, 4]")
  }
}
