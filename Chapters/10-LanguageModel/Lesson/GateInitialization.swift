import Tensors

extension LSTM {
  /// Creates a layer with random parameters, all uniform in ±1/√H, as program 001 §5.2 starts its own.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - width: The number H of units.
  ///   - generator: The source of randomness.
  public init(inputs: Int, width: Int, using generator: inout some RandomNumberGenerator) {
    let bound = 1 / Scalar(max(width, 1)).squareRoot()
    self.init(
      inputWeights: .uniform([inputs, 4 * width], from: -bound, to: bound, using: &generator),
      stateWeights: .uniform([width, 4 * width], from: -bound, to: bound, using: &generator),
      inputBias: .uniform([4 * width], from: -bound, to: bound, using: &generator),
      stateBias: .uniform([4 * width], from: -bound, to: bound, using: &generator))
  }

  /// The layer for a network in columns: the four gates side by side, each turned over.
  ///
  /// - Parameter literal: A network for one sequence.
  public init(_ literal: LSTMByDefinition) {
    let gates = LSTMByDefinition.gates.map { literal[keyPath: $0] }
    let bias = Tensor.concatenating(gates.map(\.bias), along: 0)
    self.init(
      inputWeights: .concatenating(gates.map { $0.inputWeights.transposed.tensor }, along: 1),
      stateWeights: .concatenating(gates.map { $0.stateWeights.transposed.tensor }, along: 1),
      inputBias: bias, stateBias: .zeros(bias.shape))
  }
}

extension GRU {
  /// Creates a layer with random parameters, all uniform in ±1/√H.
  ///
  /// - Parameters:
  ///   - inputs: The number D of inputs.
  ///   - width: The number H of units.
  ///   - generator: The source of randomness.
  public init(inputs: Int, width: Int, using generator: inout some RandomNumberGenerator) {
    let bound = 1 / Scalar(max(width, 1)).squareRoot()
    self.init(
      inputWeights: .uniform([inputs, 3 * width], from: -bound, to: bound, using: &generator),
      stateWeights: .uniform([width, 3 * width], from: -bound, to: bound, using: &generator),
      inputBias: .uniform([3 * width], from: -bound, to: bound, using: &generator),
      stateBias: .uniform([3 * width], from: -bound, to: bound, using: &generator))
  }

  /// The layer for a network in columns: the three gates side by side, each turned over.
  ///
  /// - Parameter literal: A network for one sequence.
  public init(_ literal: GRUByDefinition) {
    let gates = [literal.reset, literal.update, literal.candidate]
    let bias = Tensor.concatenating(gates.map(\.bias), along: 0)
    let none = Tensor.zeros(literal.memoryBias.shape)
    self.init(
      inputWeights: .concatenating(gates.map { $0.inputWeights.transposed.tensor }, along: 1),
      stateWeights: .concatenating(gates.map { $0.stateWeights.transposed.tensor }, along: 1),
      inputBias: bias, stateBias: .concatenating([none, none, literal.memoryBias], along: 0))
  }
}

/// Stops the program unless the parameters of so many gates fit each other.
func checkGates(
  _ name: String, _ count: Int, _ inputWeights: Tensor, _ stateWeights: Tensor,
  _ inputBias: Tensor, _ stateBias: Tensor, file: StaticString, line: UInt
) {
  let width = inputBias.count / count
  guard inputWeights.rank == 2, inputWeights.shape[1] == count * width,
    stateWeights.shape == [width, count * width], inputBias.shape == [count * width],
    stateBias.shape == inputBias.shape
  else {
    let gates = "\(count)·H"
    mistake(
      "\(name): input weights of shape \(inputWeights.shape), state weights of shape "
        + "\(stateWeights.shape), biases of shapes \(inputBias.shape) and \(stateBias.shape); "
        + "expected [D, \(gates)], [H, \(gates)], [\(gates)] and [\(gates)]", file: file, line: line
    )
  }
}

/// Stops the program unless sequences and initial states fit the weights of the gates.
func checkSequences(
  _ name: String, _ x: Tensor, _ inputWeights: Tensor, _ initial: [Tensor], file: StaticString,
  line: UInt
) {
  let (inputs, columns) = (inputWeights.shape[0], inputWeights.shape[1])
  let width = columns / (name == "LSTM" ? 4 : 3)
  guard x.rank == 3, x.shape[2] == inputs,
    initial.allSatisfy({ $0.shape == [x.shape[1], width] })
  else {
    mistake(
      "\(name): sequences of shape \(x.shape) and an initial state of shape "
        + "\(initial.map(\.shape)); expected [T, N, \(inputs)] and [N, \(width)]",
      file: file, line: line)
  }
}
