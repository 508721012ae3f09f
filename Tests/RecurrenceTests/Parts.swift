import Tensors
import Testing

/// Sequence n of a batch [T, N, D], as [T, D].
func sequence(_ n: Int, of x: Tensor) -> Tensor {
  let (steps, count, width) = (x.shape[0], x.shape[1], x.shape[2])
  return x.reshaped([steps * count, width]).gather(rows: (0..<steps).map { $0 * count + n })
}

/// Step t of a batch [T, N, D], as [N, D].
func matrix(_ t: Int, of x: Tensor) -> Tensor {
  x.rows(t..<t + 1).reshaped([x.shape[1], x.shape[2]])
}

/// Row n of a matrix [N, H], as [H].
func state(_ n: Int, of x: Tensor) -> Tensor { x.rows(n..<n + 1).reshaped([x.shape[1]]) }

/// Expects a message among what a stopped program wrote to standard error.
func expect(
  _ result: ExitTest.Result?, says message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(output.contains(message), sourceLocation: sourceLocation)
}
