import Backpropagation
import Learning
import Neurons
import Tensors

/// What every position thinks over by itself: two dense layers with GELU between them.
///
///     forward     z = x · W₁ + b₁      h = GELU(z)      y = h · W₂ + b₂
///     backward    the same three in reverse
///
/// Shapes: x and y [N, T, D], z and h [N, T, F]; W₁ [D, F], W₂ [F, D]. F = 4 · D is usual.
///
/// Attention moves what positions know from one to another; here nothing moves, every position is an
/// example of its own. Two thirds of a block's parameters are in these two matrices.
///
/// A. Vaswani and others, "Attention is all you need", NeurIPS 2017, section 3.3, with ReLU; GELU since
/// A. Radford and others, 2018.
public struct FeedForward: Parameters {
  /// The layer that widens, `[D, F]`.
  public var hidden: Dense
  /// The layer that narrows, `[F, D]`.
  public var output: Dense

  /// Creates a network from its layers.
  ///
  /// - Parameters:
  ///   - hidden: The layer that widens.
  ///   - output: The layer that narrows.
  public init(hidden: Dense, output: Dense) {
    self.hidden = hidden
    self.output = output
  }

  /// Creates a network with random weights, normal with the deviation 0.02, and biases of 0.
  ///
  /// - Parameters:
  ///   - width: The number D of features.
  ///   - hidden: The number F of units between.
  ///   - generator: The source of randomness.
  public init(width: Int, hidden: Int, using generator: inout some RandomNumberGenerator) {
    self.hidden = .normal(inputs: width, outputs: hidden, using: &generator)
    output = .normal(inputs: hidden, outputs: width, using: &generator)
  }

  /// The trainable tensors, layer by layer.
  public var tensors: [WritableKeyPath<FeedForward, Tensor>] {
    tensors(of: \.hidden) + tensors(of: \.output)
  }

  /// The output y for sequences x, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The sequences, [N, T, D].
  /// - Returns: The output [N, T, D], and the function from dy to dx and the gradient.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<FeedForward>) {
    let (z, hiddenBackward) = hidden.forward(positions: x)
    let (h, geluBackward) = GELU().forward(z)
    let (y, outputBackward) = output.forward(positions: h)
    return (
      y,
      { dy in
        let (dh, dOutput) = outputBackward(dy)
        let dz = geluBackward(dh)
        let (dx, dHidden) = hiddenBackward(dz)
        return (dx, FeedForward(hidden: dHidden, output: dOutput))
      }
    )
  }
}
