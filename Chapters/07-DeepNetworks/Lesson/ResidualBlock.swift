import Backpropagation
import Learning
import Neurons
import Tensors

/// A residual block: two dense layers with a ReLU between them, and a way past them.
///
///     y = x + F(x)     or     y = x · P + F(x)     F(x) = max(0, x · W1 + b1) · W2 + b2
///
/// Shapes: x [N, D], W1 [D, H], W2 [H, M], P [D, M], y [N, M]. Without projection D = M.
///
/// Articles: 002 §3.4. Formula 002-T12.
public struct ResidualBlock: Parameters {
  /// The first layer of the branch.
  public var first: Dense
  /// The second layer of the branch.
  public var second: Dense
  /// The projection P, `[D, M]`, or an empty tensor where x passes unchanged.
  public var projection: Tensor

  /// Creates a block from its parameters.
  ///
  /// - Parameters:
  ///   - first: The first layer of the branch.
  ///   - second: The second layer of the branch.
  ///   - projection: The projection P, [D, M]; empty where x passes unchanged.
  public init(first: Dense, second: Dense, projection: Tensor = .empty) {
    (self.first, self.second, self.projection) = (first, second, projection)
  }

  /// Creates a block that starts by doing nothing: F = 0, since the second layer's parameters are 0.
  ///
  /// The first layer is random, so the second receives a gradient in the first step and the first in
  /// the next. Drawn like the first, with variance 2/D, the second would make the mean square of y
  /// three times that of x, in every block. A projection is drawn only where the widths differ.
  ///
  /// - Parameters:
  ///   - initialization: How the first layer and the projection are drawn.
  ///   - inputs: The number D of inputs.
  ///   - outputs: The number M of outputs, which is the width of the branch too.
  ///   - generator: The source of randomness.
  public init(
    _ initialization: Initialization, inputs: Int, outputs: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    first = Dense(initialization, inputs: inputs, outputs: outputs, using: &generator)
    second = Dense(weights: .zeros([outputs, outputs]), bias: .zeros([outputs]))
    projection =
      inputs == outputs
      ? .empty : initialization.weights(inputs: inputs, outputs: outputs, using: &generator)
  }

  /// Whether x passes unchanged.
  public var isIdentity: Bool { projection.count == 0 }

  /// The trainable tensors: the branch's, then the projection if there is one.
  public var tensors: [WritableKeyPath<ResidualBlock, Tensor>] {
    tensors(of: \.first) + tensors(of: \.second) + (isIdentity ? [] : [\.projection])
  }

  /// The output y for a batch x, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The output [N, M], and the function from dy to dx and the block's gradient.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<ResidualBlock>) {
    if isIdentity { return residual(x, branch: branch) }
    let (y, backward) = residual(x, projection: projection, branch: branch)
    return (
      y,
      { dy in
        let (dx, gradient) = backward(dy)
        var block = gradient.branch
        block.projection = gradient.projection
        return (dx, block)
      }
    )
  }

  /// F: the branch alone; its gradient is a block without projection.
  private func branch(_ x: Tensor) -> (y: Tensor, backward: Backward<ResidualBlock>) {
    let (z, firstBackward) = first.forward(x)
    let (a, reluBackward) = ReLU().forward(z)
    let (y, secondBackward) = second.forward(a)
    return (
      y,
      { dy in
        let (da, secondGradient) = secondBackward(dy)
        let dz = reluBackward(da)
        let (dx, firstGradient) = firstBackward(dz)
        return (dx, ResidualBlock(first: firstGradient, second: secondGradient))
      }
    )
  }
}
