#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import _Differentiation

  /// softmax(Q Kᵀ / √d) V for every sequence and head, over the first `visible` keys of each query.
  ///
  /// q [N, Tq, H·d], k [N, Tk, H·d], v [N, Tk, H·e]; `visible` has N · Tq numbers.
  @differentiable(reverse,wrt: (q, k, v))
  func attended(
    _ q: Variable, _ k: Variable, _ v: Variable, heads: Int, visible: [Int]
  ) -> Variable {
    let (count, queries) = withoutDerivative(at: (q.shape[0], q.shape[1]))
    let e = withoutDerivative(at: v.shape[2] / heads)
    var y: [Double] = []
    for n in 0..<count {
      for i in 0..<queries {
        for h in 0..<heads {
          var powers: [Double] = []
          var total = 0.0
          for j in 0..<visible[n * queries + i] {
            powers.append(exp(score(q, k, heads, (n, i, j, h))))
            total += powers[j]
          }
          for c in 0..<e {
            var sum = 0.0
            for j in 0..<visible[n * queries + i] { sum += powers[j] / total * v[n, j, h * e + c] }
            y.append(sum)
          }
        }
      }
    }
    return Variable(y, [count, queries, heads * e])
  }

  /// qᵢ · kⱼ / √d in sequence n and head h.
  @differentiable(reverse,wrt: (q, k))
  private func score(
    _ q: Variable, _ k: Variable, _ heads: Int, _ place: (n: Int, i: Int, j: Int, h: Int)
  ) -> Double {
    let d = withoutDerivative(at: q.shape[2] / heads)
    var sum = 0.0
    for c in 0..<d {
      sum += q[place.n, place.i, place.h * d + c] * k[place.n, place.j, place.h * d + c]
    }
    return sum / sqrt(Double(d))
  }

  /// yᵢ = gᵢ (xᵢ − μ) / √(σ² + ε) + bᵢ with the mean and the variance of each row.
  @differentiable(reverse)
  func layerNormalized(_ x: Variable, _ gain: Variable, _ bias: Variable) -> Variable {
    let width = withoutDerivative(at: gain.shape[0])
    var y: [Double] = []
    for row in 0..<withoutDerivative(at: x.scalars.count / width) {
      var sum = 0.0
      for i in 0..<width { sum += x[row * width + i] }
      let mean = sum / Double(width)
      var squares = 0.0
      for i in 0..<width {
        squares += (x[row * width + i] - mean) * (x[row * width + i] - mean)
      }
      let deviation = sqrt(squares / Double(width) + 1e-5)
      for i in 0..<width { y.append(gain[i] * (x[row * width + i] - mean) / deviation + bias[i]) }
    }
    return Variable(y, withoutDerivative(at: x.shape))
  }

  /// The affine map at every position of sequences [N, T, D].
  @differentiable(reverse)
  func affineAtPositions(_ x: Variable, _ w: Variable, _ b: Variable) -> Variable {
    let (count, steps) = withoutDerivative(at: (x.shape[0], x.shape[1]))
    let rows = Variable(x.scalars, [count * steps, withoutDerivative(at: w.shape[0])])
    return Variable(affine(rows, w, b).scalars, [count, steps, withoutDerivative(at: w.shape[1])])
  }

  /// Attention with projections: W and b of queries, keys, values and outputs, from a place on.
  @differentiable(reverse,wrt: (x, memory, p))
  func multiHead(
    _ x: Variable, _ memory: Variable, _ p: [Variable], from first: Int, heads: Int, visible: [Int]
  ) -> Variable {
    let q = affineAtPositions(x, p[first], p[first + 1])
    let k = affineAtPositions(memory, p[first + 2], p[first + 3])
    let v = affineAtPositions(memory, p[first + 4], p[first + 5])
    let a = attended(q, k, v, heads: heads, visible: visible)
    return affineAtPositions(a, p[first + 6], p[first + 7])
  }

  /// Two affine maps with GELU between them.
  @differentiable(reverse)
  func feedForward(_ x: Variable, _ p: [Variable], from first: Int) -> Variable {
    let h = elementwise(affineAtPositions(x, p[first], p[first + 1]), gaussianUnit)
    return affineAtPositions(h, p[first + 2], p[first + 3])
  }

  /// h = x + MHA(LN(x)), y = h + FF(LN(h)): sixteen parameters from a place on.
  @differentiable(reverse,wrt: (x, p))
  func transformerBlock(
    _ x: Variable, _ p: [Variable], from first: Int, heads: Int, visible: [Int]
  ) -> Variable {
    let n = layerNormalized(x, p[first], p[first + 1])
    let h = sum(x, multiHead(n, n, p, from: first + 2, heads: heads, visible: visible))
    let m = layerNormalized(h, p[first + 10], p[first + 11])
    return sum(h, feedForward(m, p, from: first + 12))
  }
#endif
