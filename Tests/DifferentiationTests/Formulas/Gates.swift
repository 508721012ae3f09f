#if canImport(_Differentiation) && !SinglePrecision
  import Foundation
  import _Differentiation

  /// Column `column` of x · w, for row n at step t of x [T, N, D].
  @differentiable(reverse,wrt: (x, w))
  private func inputSum(_ x: Variable, _ w: Variable, _ t: Int, _ n: Int, _ column: Int) -> Double {
    var sum = 0.0
    for j in 0..<withoutDerivative(at: w.shape[0]) { sum += x[t, n, j] * w[j, column] }
    return sum
  }

  /// Column `column` of h · w, for row n of h [N, H].
  @differentiable(reverse,wrt: (h, w))
  private func stateSum(_ h: Variable, _ w: Variable, _ n: Int, _ column: Int) -> Double {
    var sum = 0.0
    for j in 0..<withoutDerivative(at: w.shape[0]) { sum += h[n, j] * w[j, column] }
    return sum
  }

  /// An LSTM over T steps of N sequences, its gates i, f, g, o side by side: y, h_T and c_T.
  ///
  /// The parameters are x, h₀, c₀, W_x, W_h, b_x and b_h.
  @differentiable(reverse)
  func longShortTerm(_ p: [Variable]) -> [Variable] {
    let (x, wx, wh) = (p[0], p[3], p[4])
    let (steps, count) = withoutDerivative(at: (x.shape[0], x.shape[1]))
    let width = withoutDerivative(at: wh.shape[0])
    var y: [Double] = []
    var (h, c) = (p[1], p[2])
    for t in 0..<steps {
      var (nextState, nextCell): ([Double], [Double]) = ([], [])
      for n in 0..<count {
        for k in 0..<width {
          var z: [Double] = []
          for gate in 0..<4 {
            let column = gate * width + k
            let bias = p[5][column] + p[6][column]
            z.append(inputSum(x, wx, t, n, column) + stateSum(h, wh, n, column) + bias)
          }
          nextCell.append(logistic(z[1]) * c[n, k] + logistic(z[0]) * tanh(z[2]))
          nextState.append(logistic(z[3]) * tanh(nextCell[n * width + k]))
          y.append(nextState[n * width + k])
        }
      }
      h = Variable(nextState, [count, width])
      c = Variable(nextCell, [count, width])
    }
    var outputs = both(Variable(y, [steps, count, width]), h)
    outputs.append(c)
    return outputs
  }

  /// A GRU over T steps of N sequences, its gates r, z, n side by side: y and h_T.
  ///
  /// The parameters are x, h₀, W_x, W_h, b_x and b_h.
  @differentiable(reverse)
  func gatedRecurrent(_ p: [Variable]) -> [Variable] {
    let (x, wx, wh) = (p[0], p[2], p[3])
    let (steps, count) = withoutDerivative(at: (x.shape[0], x.shape[1]))
    let width = withoutDerivative(at: wh.shape[0])
    var y: [Double] = []
    var h = p[1]
    for t in 0..<steps {
      var next: [Double] = []
      for n in 0..<count {
        for k in 0..<width {
          var (a, u): ([Double], [Double]) = ([], [])
          for gate in 0..<3 {
            let column = gate * width + k
            a.append(inputSum(x, wx, t, n, column) + p[4][column])
            u.append(stateSum(h, wh, n, column) + p[5][column])
          }
          let keep = logistic(a[1] + u[1])
          let candidate = tanh(a[2] + logistic(a[0] + u[0]) * u[2])
          next.append((1 - keep) * candidate + keep * h[n, k])
          y.append(next[n * width + k])
        }
      }
      h = Variable(next, [count, width])
    }
    return both(Variable(y, [steps, count, width]), h)
  }
#endif
