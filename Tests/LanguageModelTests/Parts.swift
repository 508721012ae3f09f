import GradientChecking
import LanguageModel
import Tensors
import Testing

/// Whether two tensors have one shape and agree to the last digits, relative to their norm.
func agree(_ found: Tensor, _ expected: Tensor, within ulps: Scalar = 256) -> Bool {
  found.shape == expected.shape
    && (found - expected).norm <= ulps * .ulpOfOne * max(expected.norm, 1)
}

/// Sequence n of a batch [T, N, D], as [T, D].
func sequence(_ n: Int, of x: Tensor) -> Tensor {
  let (steps, count, width) = (x.shape[0], x.shape[1], x.shape[2])
  return x.reshaped([steps * count, width]).gather(rows: (0..<steps).map { $0 * count + n })
}

/// Row n of a matrix [N, H], as [H].
func vector(_ n: Int, of x: Tensor) -> Tensor { x.rows(n..<n + 1).reshaped([x.shape[1]]) }

/// A gate with random parameters.
func gate(
  inputs: Int, width: Int, using generator: inout SeededGenerator
) -> Gate {
  Gate(
    inputWeights: .normal([width, inputs], using: &generator),
    stateWeights: .normal([width, width], standardDeviation: 0.5, using: &generator),
    bias: .normal([width], using: &generator))
}

/// An LSTM in columns with random parameters.
func literalLSTM(
  inputs: Int, width: Int, using generator: inout SeededGenerator
) -> LSTMByDefinition {
  LSTMByDefinition(
    input: gate(inputs: inputs, width: width, using: &generator),
    forget: gate(inputs: inputs, width: width, using: &generator),
    candidate: gate(inputs: inputs, width: width, using: &generator),
    output: gate(inputs: inputs, width: width, using: &generator))
}

/// Expects a message among what a stopped program wrote to standard error.
func expect(
  _ result: ExitTest.Result?, says message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(output.contains(message), "\(output)", sourceLocation: sourceLocation)
}
