#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import _Differentiation

  /// hₜ = tanh(xₜ · W_x + hₜ₋₁ · W_h + b) over T steps of N sequences: the states [T, N, H], and h_T.
  ///
  /// A sequence that has ended keeps its state.
  @differentiable(reverse,wrt: (x, initial, wx, wh, b))
  func recurrent(
    _ x: Variable, _ initial: Variable, _ wx: Variable, _ wh: Variable, _ b: Variable,
    lengths: [Int]
  ) -> [Variable] {
    let (steps, count) = withoutDerivative(at: (x.shape[0], x.shape[1]))
    let (inputs, width) = withoutDerivative(at: (wx.shape[0], wh.shape[0]))
    var y: [Double] = []
    var h = initial
    for t in 0..<steps {
      var next: [Double] = []
      for n in 0..<count {
        for k in 0..<width {
          var z = b[k]
          for j in 0..<inputs { z += x[t, n, j] * wx[j, k] }
          for j in 0..<width { z += h[n, j] * wh[j, k] }
          if t < lengths[n] {
            next.append(tanh(z))
          } else {
            next.append(h[n, k])
          }
          y.append(next[n * width + k])
        }
      }
      h = Variable(next, [count, width])
    }
    return both(Variable(y, [steps, count, width]), h)
  }

  /// A list of two.
  @differentiable(reverse)
  func both(_ first: Variable, _ second: Variable) -> [Variable] {
    var list: [Variable] = []
    list.append(first)
    list.append(second)
    return list
  }

  /// The rows of a matrix with these numbers, or of a longer tensor read as one.
  @differentiable(reverse,wrt: x)
  func rows(_ x: Variable, _ numbers: [Int], width: Int) -> Variable {
    var y: [Double] = []
    for i in 0..<withoutDerivative(at: numbers.count) {
      for j in 0..<width { y.append(x[numbers[i] * width + j]) }
    }
    return Variable(y, [numbers.count, width])
  }
#endif
