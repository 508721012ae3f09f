import Tensors

// The neuron as article 001 prints it: one example, one sum. `Neuron.forward` does the same for a
// batch; a test holds the two equal.

extension Neuron {
  /// The weighted sum z = Σᵢ wᵢ xᵢ + b of one example.
  ///
  /// - Parameter x: The example, as many numbers as weights.
  /// - Returns: The sum z.
  public func weightedSum(_ x: [Scalar]) -> Scalar {
    guard x.count == weights.count else {
      mistake("Neuron: expected \(weights.count) inputs, found \(x.count)")
    }
    var z = bias[0]
    for i in x.indices { z += weights[i] * x[i] }  // Σᵢ wᵢ xᵢ + b
    return z
  }

  /// The output y = f(Σᵢ wᵢ xᵢ + b) of one example.
  ///
  /// - Parameter x: The example, as many numbers as weights.
  /// - Returns: The output y.
  public func output(_ x: [Scalar]) -> Scalar { activation.value(weightedSum(x)) }

  /// The gradients of one example, each by the chain rule through z.
  ///
  ///     ∂y/∂wᵢ = f′(z) · xᵢ      ∂y/∂b = f′(z)      ∂y/∂xᵢ = f′(z) · wᵢ
  ///
  /// - Parameters:
  ///   - x: The example, as many numbers as weights.
  ///   - dy: ∂L/∂y.
  /// - Returns: ∂L/∂w, ∂L/∂b and ∂L/∂x.
  public func gradients(
    _ x: [Scalar], dy: Scalar
  ) -> (dw: [Scalar], db: Scalar, dx: [Scalar]) {
    let dz = dy * activation.slope(weightedSum(x))
    var dw: [Scalar] = []
    var dx: [Scalar] = []
    for i in x.indices {
      dw.append(dz * x[i])
      dx.append(dz * weights[i])
    }
    return (dw, dz, dx)
  }
}
