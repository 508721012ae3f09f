import Backpropagation
import Learning
import Tensors

extension Dense {
  /// The layer at every position of every sequence: N · T examples to it.
  ///
  /// - Parameters:
  ///   - x: The sequences, [N, T, D].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The outputs [N, T, M], and the function from dy to dx and the layer's gradient.
  func forward(
    positions x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: Backward<Dense>) {
    guard x.rank == 3, x.shape[2] == weights.shape[0] else {
      mistake(
        "sequences of shape \(x.shape) for a layer of weights \(weights.shape); expected "
          + "[N, T, \(weights.shape[0])]", file: file, line: line)
    }
    let (N, T, M) = (x.shape[0], x.shape[1], weights.shape[1])
    let (y, backward) = forward(x.reshaped([N * T, x.shape[2]]))  // [N·T, D] → [N·T, M]
    return (
      y.reshaped([N, T, M]),
      { dy in
        let (dx, gradient) = backward(dy.reshaped([N * T, M]))
        return (dx.reshaped(x.shape), gradient)
      }
    )
  }

  /// A layer with small random weights and a bias of 0, as transformers begin.
  ///
  ///     W  ~  normal, mean 0, standard deviation s      b = 0
  ///
  /// Not after the width: what keeps the signals' size here is layer normalisation.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - outputs: The number M of outputs.
  ///   - deviation: The standard deviation s.
  ///   - generator: The source of randomness.
  /// - Returns: The layer.
  static func normal(
    inputs: Int, outputs: Int, deviation: Scalar = 0.02,
    using generator: inout some RandomNumberGenerator
  ) -> Dense {
    Dense(
      weights: .normal([inputs, outputs], standardDeviation: deviation, using: &generator),
      bias: .zeros([outputs]))
  }
}
