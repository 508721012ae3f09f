#if canImport(_Differentiation) && !SinglePrecision
  import Learning
  import Tensors
  import Testing
  import _Differentiation

  /// What the compiler makes of a formula: its value, and its derivative by each of its variables.
  func differentiated(
    at tensors: [Tensor], _ formula: @differentiable(reverse) ([Variable]) -> Double
  ) -> (value: Scalar, gradients: [Tensor]) {
    let (value, gradient) = valueWithGradient(at: tensors.map { Variable($0) }, of: formula)
    // What the formula never reads may have an empty gradient.
    let gradients = tensors.indices.map { number in
      let list = number < gradient.base.count ? gradient.base[number].scalars.base : []
      return list.isEmpty
        ? .zeros(tensors[number].shape) : Tensor(shape: tensors[number].shape, scalars: list)
    }
    return (value, gradients)
  }

  /// The tensors of a model, or of a gradient, in the model's order.
  func values<Model: Parameters>(of model: Model) -> [Tensor] {
    model.tensors.map { model[keyPath: $0] }
  }

  /// Whether two tensors have one shape and agree within 1e-12 of their norm; zeros prove nothing.
  ///
  /// - Parameters:
  ///   - claimed: What the lesson says.
  ///   - derived: What the compiler says.
  ///   - size: The size of the numbers of which both are sums: rounding leaves 1e-15 of it.
  /// - Returns: Whether they agree.
  func agree(_ claimed: Tensor, _ derived: Tensor, amongNumbersOf size: Scalar = 0) -> Bool {
    claimed.shape == derived.shape && derived.norm > 0
      && (claimed - derived).norm <= 1e-12 * derived.norm + 1e-15 * size
  }

  /// Where a loss and its gradients are not what the compiler makes of the loss's formula.
  ///
  /// - Parameters:
  ///   - loss: The loss by the lesson.
  ///   - claimed: The gradients by the lesson, one a variable.
  ///   - tensors: The variables.
  ///   - formula: The loss once more, literally.
  /// - Returns: A line a disagreement.
  func disagreements(
    _ loss: Scalar, _ claimed: [Tensor], at tensors: [Tensor],
    _ formula: @differentiable(reverse) ([Variable]) -> Double
  ) -> [String] {
    let (value, gradients) = differentiated(at: tensors, formula)
    var lines: [String] = []
    if abs(loss - value) > 1e-12 * max(1, abs(value)) || loss.isNaN {
      lines.append("loss: \(loss) instead of \(value)")
    }
    if claimed.count != gradients.count {
      lines.append("\(claimed.count) gradients of \(gradients.count) variables")
    }
    // A bias before a normalisation or a softmax has the gradient 0, but for the rounding.
    let size = gradients.reduce(0) { max($0, $1.norm) }
    for (number, (claimed, derived)) in zip(claimed, gradients).enumerated()
    where !agree(claimed, derived, amongNumbersOf: size) {
      lines.append("variable \(number): \(claimed) instead of \(derived)")
    }
    return lines
  }

  /// Expects a loss and its gradients to be what the compiler makes of the loss's formula.
  ///
  /// - Parameters:
  ///   - loss: The loss by the lesson.
  ///   - claimed: The gradients by the lesson, one a variable.
  ///   - tensors: The variables.
  ///   - sourceLocation: The caller's place, for the message.
  ///   - formula: The loss once more, literally.
  func expectGradients(
    _ loss: Scalar, _ claimed: [Tensor], at tensors: [Tensor],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ formula: @differentiable(reverse) ([Variable]) -> Double
  ) {
    let lines = disagreements(loss, claimed, at: tensors, formula)
    #expect(lines == [], sourceLocation: sourceLocation)
  }

  /// Expects a layer and its way back to be what the compiler makes of the layer's formula.
  ///
  /// The formula becomes a loss by L = Σ ⟨y, dy⟩ over all outputs.
  ///
  /// - Parameters:
  ///   - outputs: The outputs by the lesson.
  ///   - dys: The gradients of the outputs that were given to the way back.
  ///   - claimed: The gradients by the lesson, one a variable.
  ///   - tensors: The variables.
  ///   - sourceLocation: The caller's place, for the message.
  ///   - formula: The outputs once more, literally.
  func expectGradients(
    _ outputs: [Tensor], upstream dys: [Tensor], _ claimed: [Tensor], at tensors: [Tensor],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ formula: @differentiable(reverse) ([Variable]) -> [Variable]
  ) {
    let literal = formula(tensors.map { Variable($0) })
    #expect(literal.count == outputs.count, sourceLocation: sourceLocation)
    for (y, value) in zip(outputs, literal) {
      #expect(
        agree(y, Tensor(shape: value.shape, scalars: value.scalars)),
        sourceLocation: sourceLocation)
    }
    let loss = zip(outputs, dys).reduce(Scalar(0)) { $0 + $1.0.dot($1.1) }
    let coefficients = dys.map(\.scalars)
    expectGradients(loss, claimed, at: tensors, sourceLocation: sourceLocation) { variables in
      let outputs = formula(variables)
      var total = 0.0
      for k in 0..<withoutDerivative(at: coefficients.count) {
        for i in 0..<withoutDerivative(at: coefficients[k].count) {
          total += outputs[k][i] * coefficients[k][i]
        }
      }
      return total
    }
  }

  /// The same for a layer with one output.
  func expectGradients(
    _ y: Tensor, upstream dy: Tensor, _ claimed: [Tensor], at tensors: [Tensor],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ formula: @differentiable(reverse) ([Variable]) -> Variable
  ) {
    expectGradients(
      [y], upstream: [dy], claimed, at: tensors, sourceLocation: sourceLocation
    ) { variables in
      var outputs: [Variable] = []
      outputs.append(formula(variables))
      return outputs
    }
  }
#endif
