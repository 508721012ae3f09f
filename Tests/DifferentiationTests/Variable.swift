#if canImport(_Differentiation) && !SinglePrecision
  import Tensors
  import _Differentiation

  /// A tensor that the compiler can differentiate by: its numbers, row by row, and a shape.
  ///
  /// The formulas of these tests read it number by number and put their results together with
  /// `append`, so that nothing is shared with `Tensor` but the order of the numbers. (A list that is
  /// built by `append` has to be read again: the way back through a list that nobody reads ends the
  /// program.)
  struct Variable: Differentiable {
    /// The numbers in row-major order.
    var scalars: [Double]
    /// The lengths of the axes, which have no derivative.
    @noDerivative let shape: [Int]

    /// Creates a variable from its numbers.
    @differentiable(reverse)
    init(_ scalars: [Double], _ shape: [Int]) {
      self.scalars = scalars
      self.shape = shape
    }

    /// Creates a variable with the value of a tensor.
    init(_ tensor: Tensor) {
      scalars = tensor.scalars
      shape = tensor.shape
    }

    /// Number i of a vector, or of any shape read as one list.
    @differentiable(reverse)
    subscript(_ i: Int) -> Double { scalars[i] }

    /// Number (i, j) of a matrix.
    @differentiable(reverse)
    subscript(_ i: Int, _ j: Int) -> Double {
      scalars[i * withoutDerivative(at: shape[1]) + j]
    }

    /// Number (i, j, k) of a tensor with three axes.
    @differentiable(reverse)
    subscript(_ i: Int, _ j: Int, _ k: Int) -> Double {
      let (b, c) = withoutDerivative(at: (shape[1], shape[2]))
      return scalars[(i * b + j) * c + k]
    }

    /// Number (i, j, k, l) of a tensor with four axes.
    @differentiable(reverse)
    subscript(_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> Double {
      let (b, c, d) = withoutDerivative(at: (shape[1], shape[2], shape[3]))
      return scalars[((i * b + j) * c + k) * d + l]
    }
  }

  /// Every number by itself through a function of one number.
  @differentiable(reverse)
  func elementwise(
    _ x: Variable, _ function: @differentiable(reverse) (Double) -> Double
  ) -> Variable {
    var y: [Double] = []
    for i in 0..<withoutDerivative(at: x.scalars.count) { y.append(function(x[i])) }
    return Variable(y, withoutDerivative(at: x.shape))
  }

  /// The sum of two variables of one shape, number by number.
  @differentiable(reverse)
  func sum(_ a: Variable, _ b: Variable) -> Variable {
    var y: [Double] = []
    for i in 0..<withoutDerivative(at: a.scalars.count) { y.append(a[i] + b[i]) }
    return Variable(y, withoutDerivative(at: a.shape))
  }

  /// The product of a variable and a tensor of its shape, number by number.
  @differentiable(reverse,wrt: a)
  func times(_ a: Variable, _ b: Tensor) -> Variable {
    var y: [Double] = []
    for i in 0..<withoutDerivative(at: b.count) { y.append(a[i] * b.scalars[i]) }
    return Variable(y, b.shape)
  }
#endif
