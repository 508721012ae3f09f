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
}
