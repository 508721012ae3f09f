import Tensors

/// Backpropagation as article 004 writes it: one example, in columns, layer by layer.
///
///     forward     zˡ = Wˡ aˡ⁻¹ + bˡ,   aˡ = σ(zˡ)
///     backward    δᴸ = ∇ₐC ⊙ σ′(zᴸ)
///                 δˡ = (Wˡ⁺¹ᵀ δˡ⁺¹) ⊙ σ′(zˡ)          the recursion that the article omits
///                 ∂C/∂Wˡ = δˡ aˡ⁻¹ᵀ,   ∂C/∂bˡ = δˡ
///
/// with σ the sigmoid and C = ½ ‖aᴸ − y‖². Here Wˡ is [outputs, inputs], the transpose of `Dense`'s.
/// Loops over single numbers, as the formulas have them; `Dense` does the same for a batch of rows.
///
/// Articles: 004 §3.1.1 and §3.1.2, completed (E004-02 … E004-05). Formulas 004-A01, 004-F01,
/// 004-A02, 004-F03, 004-F04, 004-F05.
public struct DeltaRecursion {
  /// The weights of each layer, [outputs, inputs].
  public var weights: [Tensor]
  /// The biases of each layer, [outputs].
  public var biases: [Tensor]

  /// Creates a network of sigmoid layers.
  ///
  /// - Parameters:
  ///   - weights: The weights of each layer, [outputs, inputs].
  ///   - biases: The biases of each layer, [outputs].
  public init(weights: [Tensor], biases: [Tensor]) {
    self.weights = weights
    self.biases = biases
  }

  /// All activations, the input first: a⁰ … aᴸ.
  ///
  /// - Parameter x: One example, [D].
  /// - Returns: L + 1 vectors.
  public func activations(_ x: Tensor) -> [Tensor] {
    var activations = [x]
    for (W, b) in zip(weights, biases) {
      let z = product(W, activations[activations.count - 1]) + b  // Wˡ aˡ⁻¹ + bˡ
      activations.append(sigmoid(z))
    }
    return activations
  }

  /// The cost ½ ‖aᴸ − y‖² of one example.
  ///
  /// - Parameters:
  ///   - x: The example, [D].
  ///   - y: The target, [M].
  /// - Returns: The cost.
  public func cost(_ x: Tensor, _ y: Tensor) -> Scalar {
    let error = activations(x)[weights.count] - y
    return error.dot(error) / 2
  }

  /// The error terms δ¹ … δᴸ by the recursion, each through the weights of the layer above.
  ///
  /// - Parameters:
  ///   - x: The example, [D].
  ///   - y: The target, [M].
  /// - Returns: One vector a layer.
  public func deltas(_ x: Tensor, _ y: Tensor) -> [Tensor] {
    let a = activations(x)
    let last = weights.count
    var deltas = [(a[last] - y) * slope(a[last])]  // δᴸ = ∇ₐC ⊙ σ′(zᴸ)
    for l in stride(from: last - 1, to: 0, by: -1) {
      let above = transposedProduct(weights[l], deltas[0])  // Wˡ⁺¹ᵀ δˡ⁺¹
      deltas.insert(above * slope(a[l]), at: 0)
    }
    return deltas
  }

  /// The error terms as article 004 prints them: the output's gradient in every layer (E004-02).
  ///
  /// Only right in the last layer, and only defined where all layers are as wide as the output.
  ///
  /// - Parameters:
  ///   - x: The example, [D].
  ///   - y: The target, [M].
  /// - Returns: One vector a layer.
  public func deltasAsPrinted(_ x: Tensor, _ y: Tensor) -> [Tensor] {
    let a = activations(x)
    return weights.indices.map { (a[weights.count] - y) * slope(a[$0 + 1]) }
  }

  /// The gradients of all weights, ∂C/∂Wˡ = δˡ aˡ⁻¹ᵀ.
  ///
  /// - Parameters:
  ///   - deltas: The error terms δ¹ … δᴸ.
  ///   - x: The example, [D].
  /// - Returns: One matrix a layer, [outputs, inputs].
  public func weightGradients(_ deltas: [Tensor], _ x: Tensor) -> [Tensor] {
    zip(deltas, activations(x)).map { outerProduct($0, $1) }
  }
}

/// σ′(z), from the activation: σ(z) · (1 − σ(z)).
private func slope(_ a: Tensor) -> Tensor { a * (1 - a) }

private func product(_ weights: Tensor, _ x: Tensor) -> Tensor {
  var y = Tensor.zeros([weights.shape[0]])
  for i in 0..<weights.shape[0] {
    var sum: Scalar = 0
    for j in 0..<weights.shape[1] { sum += weights[i, j] * x[j] }  // Σⱼ Wᵢⱼ xⱼ
    y[i] = sum
  }
  return y
}

private func transposedProduct(_ weights: Tensor, _ y: Tensor) -> Tensor {
  var x = Tensor.zeros([weights.shape[1]])
  for j in 0..<weights.shape[1] {
    var sum: Scalar = 0
    for i in 0..<weights.shape[0] { sum += weights[i, j] * y[i] }  // Σᵢ Wᵢⱼ yᵢ
    x[j] = sum
  }
  return x
}

private func outerProduct(_ a: Tensor, _ b: Tensor) -> Tensor {
  var y = Tensor.zeros([a.count, b.count])
  for i in 0..<a.count {
    for j in 0..<b.count { y[i, j] = a[i] * b[j] }
  }
  return y
}
