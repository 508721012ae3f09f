import Tensors

extension RecurrentLayer {
  /// Creates a layer with random parameters.
  ///
  ///     W_x, W_h, b  ~  uniform in ±1/√H
  ///
  /// The usual start, and a forgetful one: a random matrix with entries of variance 1 / (3H) has
  /// eigenvalues up to about 1/√3 = 0.58, so a state keeps hardly more than that of what the one
  /// before knew, before anything has been learned.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - width: The number H of hidden units.
  ///   - generator: The source of randomness.
  public init(inputs: Int, width: Int, using generator: inout some RandomNumberGenerator) {
    let bound = 1 / Scalar(max(width, 1)).squareRoot()
    self.init(
      inputWeights: .uniform([inputs, width], from: -bound, to: bound, using: &generator),
      stateWeights: .uniform([width, width], from: -bound, to: bound, using: &generator),
      bias: .uniform([width], from: -bound, to: bound, using: &generator))
  }

  /// The layer for a network in the notation of article 000, whose matrices act on columns.
  ///
  /// - Parameter literal: A network for one sequence.
  public init(_ literal: RecurrenceByDefinition) {
    self.init(
      inputWeights: literal.inputWeights.transposed.tensor,
      stateWeights: literal.stateWeights.transposed.tensor, bias: literal.bias)
  }
}
