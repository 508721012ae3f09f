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
#endif
