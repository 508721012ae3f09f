import Tensors

extension Dense {
  /// Creates a layer with random parameters.
  ///
  ///     W, b  ~  uniform in ±1/√D
  ///
  /// Random, since units that start equal stay equal for ever: with constant weights every hidden
  /// unit gets the same gradient, and with zeros the hidden layer gets none (E000-18). Symmetric
  /// about 0, since positive weights alone push sigmoids into saturation. Shrinking with the width
  /// D, so that a sum of D terms keeps its size; chapter 07 measures other choices.
  ///
  /// Articles: 002 §3.1 asks for random values and leaves the distribution open; this is what the
  /// framework of its program does.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - outputs: The number M of outputs.
  ///   - generator: The source of randomness.
  public init(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) {
    let bound = 1 / Scalar(max(inputs, 1)).squareRoot()
    self.init(
      weights: .uniform([inputs, outputs], from: -bound, to: bound, using: &generator),
      bias: .uniform([outputs], from: -bound, to: bound, using: &generator))
  }
  /// A layer with Glorot's random weights and a bias of 0.
  ///
  ///     W  ~  uniform in ±√(6 / (D + M))      b = 0
  ///
  /// The width is a compromise between signals that keep their size on the way forward, which asks
  /// for a variance of 1 / D, and gradients that keep theirs on the way back, 1 / M; the variance
  /// here is 2 / (D + M). Chapter 07 derives and measures it.
  ///
  /// Articles: none names it; the framework of program 001 §5.1 starts its layers so.
  /// X. Glorot and Y. Bengio, 2010.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - outputs: The number M of outputs.
  ///   - generator: The source of randomness.
  /// - Returns: The layer.
  public static func glorot(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) -> Dense {
    let bound = (6 / Scalar(max(inputs + outputs, 1))).squareRoot()
    return Dense(
      weights: .uniform([inputs, outputs], from: -bound, to: bound, using: &generator),
      bias: .zeros([outputs]))
  }
}
