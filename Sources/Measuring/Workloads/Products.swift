import Tensors

extension Workload {
  /// Matrix products: squares, and what the networks' layers need, forward and backward.
  ///
  /// A case is named by N, K and M of x [N, K] · w [K, M], and by what is transposed: NN neither
  /// factor, NT the right one, TN the left one.
  static var products: Workload {
    let squares = [64, 128, 256, 512, 1_024, 2_048].map { ProductShape($0, $0, $0) }
    let layers =
      layers(of: [784, 512, 256, 10], batch: 64) + layers(of: [784, 128, 10], batch: 32)
    return Workload(name: "matmul", cases: (squares + layers).map(\.timed))
  }
}

/// The three products of every layer: y = x · W, dx = dy · Wᵀ, dW = xᵀ · dy.
private func layers(of widths: [Int], batch: Int) -> [ProductShape] {
  zip(widths, widths.dropFirst()).flatMap { (inputs, outputs) in
    [
      ProductShape(batch, inputs, outputs),
      ProductShape(batch, outputs, inputs, .right),
      ProductShape(inputs, batch, outputs, .left),
    ]
  }
}

/// A product x · w in numbers.
private struct ProductShape {
  enum Transposition: String {
    case none = "NN"
    case right = "NT"
    case left = "TN"
  }

  let (n, k, m): (Int, Int, Int)
  let transposition: Transposition

  init(_ n: Int, _ k: Int, _ m: Int, _ transposition: Transposition = .none) {
    (self.n, self.k, self.m) = (n, k, m)
    self.transposition = transposition
  }

  var timed: Workload.Case {
    Workload.Case(
      name: "\(n)x\(k)x\(m) \(transposition.rawValue)",
      amount: Amount(unit: "products", count: 1, operations: 2 * n * k * m),
      prepare: prepare)
  }

  private func prepare(using generator: inout SeededGenerator) -> () -> Scalar {
    let xShape = transposition == .left ? [k, n] : [n, k]
    let wShape = transposition == .right ? [m, k] : [k, m]
    let x = Tensor.normal(xShape, using: &generator)
    let w = Tensor.normal(wShape, using: &generator)
    switch transposition {
    case .none: return { x.matmul(w)[0, 0] }
    case .right: return { x.matmul(w.transposed)[0, 0] }
    case .left: return { x.transposed.matmul(w)[0, 0] }
    }
  }
}
