#if canImport(_Differentiation) && !SinglePrecision
  import _Differentiation

  /// yₙⱼ = bⱼ + Σᵢ xₙᵢ wᵢⱼ.
  @differentiable(reverse)
  func affine(_ x: Variable, _ w: Variable, _ b: Variable) -> Variable {
    let (count, inputs, outputs) = withoutDerivative(at: (x.shape[0], w.shape[0], w.shape[1]))
    var y: [Double] = []
    for n in 0..<count {
      for j in 0..<outputs {
        var sum = b[j]
        for i in 0..<inputs { sum += x[n, i] * w[i, j] }
        y.append(sum)
      }
    }
    return Variable(y, [count, outputs])
  }

  /// yₙⱼ = Σᵢ xₙᵢ wᵢⱼ.
  @differentiable(reverse)
  func product(_ x: Variable, _ w: Variable) -> Variable {
    let (count, inputs, outputs) = withoutDerivative(at: (x.shape[0], w.shape[0], w.shape[1]))
    var y: [Double] = []
    for n in 0..<count {
      for j in 0..<outputs {
        var sum = 0.0
        for i in 0..<inputs { sum += x[n, i] * w[i, j] }
        y.append(sum)
      }
    }
    return Variable(y, [count, outputs])
  }

  /// Affine maps with rectifiers between them; the parameters are W¹, b¹, W², b², … from a place on.
  @differentiable(reverse)
  func perceptron(
    _ x: Variable, _ parameters: [Variable], from first: Int, layers: Int
  ) -> Variable {
    var a = x
    for l in 0..<layers {
      a = affine(a, parameters[first + 2 * l], parameters[first + 2 * l + 1])
      if l < layers - 1 { a = elementwise(a, rectified) }
    }
    return a
  }
#endif
