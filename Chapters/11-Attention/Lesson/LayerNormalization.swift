import Learning
import Tensors

/// Layer normalisation: every position gets mean 0 and variance 1 over its own features, then a learned
/// gain and bias.
///
///     forward     μ = mean of x      σ² = mean of (x − μ)²      x̂ = (x − μ)/√(σ² + ε)
///                 y = g ⊙ x̂ + b
///     backward    dx̂ = g ⊙ dy
///                 dx = (dx̂ − mean of dx̂ − x̂ · mean of (dx̂ ⊙ x̂))/√(σ² + ε)
///                 dg = Σ dy ⊙ x̂       db = Σ dy       over all rows
///
/// Shapes: x, x̂, y and dy [… , D]; μ and σ² one number a row; g and b [D].
///
/// Why: μ and σ are functions of the row. To add a constant to the row changes nothing, and so dx sums
/// to 0; to stretch it changes nothing but by way of ε, and so Σ dx · x̂ is 0 up to ε/(σ² + ε). The
/// two subtracted terms see to just that.
///
/// Batch normalisation (chapter 07) takes the same statistics down the columns of a batch; here they
/// go along a row. A position's result does not depend on its neighbours, training and use are the
/// same, and there are no running averages. A row of equal numbers becomes b: ε keeps 0/0 away.
///
/// Beyond the articles, which name the transformer only: 003 §2.3. J. L. Ba, J. R. Kiros and G. E.
/// Hinton, "Layer normalization", arXiv:1607.06450 (2016).
public struct LayerNormalization: Parameters {
  /// The gains g, `[D]`; 1 at the start.
  public var gain: Tensor
  /// The biases b, `[D]`; 0 at the start.
  public var bias: Tensor
  /// The number ε under the root.
  public let epsilon: Scalar

  /// Creates a layer that normalises and does nothing else yet.
  ///
  /// - Parameters:
  ///   - width: The number D of features.
  ///   - epsilon: The number ε under the root, above 0.
  public init(width: Int, epsilon: Scalar = 1e-5) {
    self.init(
      gain: Tensor(repeating: 1, shape: [width]), bias: .zeros([width]), epsilon: epsilon)
  }

  /// Creates a layer from its parameters.
  ///
  /// - Parameters:
  ///   - gain: The gains g, `[D]`.
  ///   - bias: The biases b, `[D]`.
  ///   - epsilon: The number ε under the root, above 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    gain: Tensor, bias: Tensor, epsilon: Scalar = 1e-5, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    guard gain.rank == 1, gain.shape == bias.shape, epsilon > 0 else {
      mistake(
        "LayerNormalization: a gain of shape \(gain.shape), a bias of shape \(bias.shape), "
          + "epsilon \(epsilon); expected [D], [D] and a number above 0", file: file, line: line)
    }
    self.gain = gain
    self.bias = bias
    self.epsilon = epsilon
  }

  /// The trainable tensors g and b.
  public var tensors: [WritableKeyPath<LayerNormalization, Tensor>] { [\.gain, \.bias] }

  /// The output y for any number of rows x, and the way back from ∂L/∂y.
  ///
  /// - Parameters:
  ///   - x: The rows, [… , D].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The output, of the shape of x, and the function from dy to dx and the gradient.
  public func forward(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: Backward<LayerNormalization>) {
    guard x.rank > 0, x.shape.last == gain.count else {
      mistake(
        "LayerNormalization: x of shape \(x.shape), expected rows of \(gain.count)", file: file,
        line: line)
    }
    let rows = x.normalizedRows(gain: gain, bias: bias, epsilon: epsilon)  // one pass over x
    return (
      rows.y,
      { dy in
        let (dx, dGain, dBias) = dy.normalizedRowsBackward(rows, gain: gain)
        return (dx, LayerNormalization(gain: dGain, bias: dBias, epsilon: epsilon))
      }
    )
  }
}
