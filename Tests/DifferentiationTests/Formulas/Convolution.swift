#if canImport(_Differentiation) && !SinglePrecision
  import _Differentiation

  /// How a window slides, in numbers.
  struct Sliding {
    var output: (height: Int, width: Int)
    var stride = 1
    var dilation = 1
    var before: (above: Int, left: Int) = (0, 0)
  }

  /// yₙᵢⱼf = b_f + Σₚ Σ_q Σ_c w_pqcf · x[n, i·s + p·d − above, j·s + q·d − left, c], 0 outside.
  @differentiable(reverse,wrt: (x, w, b))
  func convolved(_ x: Variable, _ w: Variable, _ b: Variable, _ sliding: Sliding) -> Variable {
    let (images, filters) = withoutDerivative(at: (x.shape[0], w.shape[3]))
    var y: [Double] = []
    for n in 0..<images {
      for i in 0..<sliding.output.height {
        for j in 0..<sliding.output.width {
          for f in 0..<filters { y.append(b[f] + windowSum(x, w, sliding, (n, i, j, f))) }
        }
      }
    }
    return Variable(y, [images, sliding.output.height, sliding.output.width, filters])
  }

  /// Σₚ Σ_q Σ_c of one window and one filter.
  @differentiable(reverse,wrt: (x, w))
  private func windowSum(
    _ x: Variable, _ w: Variable, _ sliding: Sliding, _ place: (n: Int, i: Int, j: Int, f: Int)
  ) -> Double {
    let (height, width) = withoutDerivative(at: (x.shape[1], x.shape[2]))
    let (rows, columns) = withoutDerivative(at: (w.shape[0], w.shape[1]))
    let channels = withoutDerivative(at: x.shape[3])
    var sum = 0.0
    for p in 0..<rows {
      for q in 0..<columns {
        let u = place.i * sliding.stride + p * sliding.dilation - sliding.before.above
        let v = place.j * sliding.stride + q * sliding.dilation - sliding.before.left
        if u >= 0 && u < height && v >= 0 && v < width {
          for c in 0..<channels { sum += w[p, q, c, place.f] * x[place.n, u, v, c] }
        }
      }
    }
    return sum
  }

  /// The largest number of every k × k window, or the mean of its numbers, channel by channel.
  @differentiable(reverse,wrt: x)
  func pooled(_ x: Variable, size k: Int, stride s: Int, largest: Bool) -> Variable {
    let (images, channels) = withoutDerivative(at: (x.shape[0], x.shape[3]))
    let height = withoutDerivative(at: (x.shape[1] - k) / s + 1)
    let width = withoutDerivative(at: (x.shape[2] - k) / s + 1)
    var y: [Double] = []
    for n in 0..<images {
      for i in 0..<height {
        for j in 0..<width {
          for c in 0..<channels {
            var (sum, top) = (0.0, x[n, i * s, j * s, c])
            for p in 0..<k {
              for q in 0..<k {
                let pixel = x[n, i * s + p, j * s + q, c]
                sum += pixel
                if pixel > top { top = pixel }
              }
            }
            y.append(largest ? top : sum / Double(k * k))
          }
        }
      }
    }
    return Variable(y, [images, height, width, channels])
  }
#endif
