import Foundation
import Tensors

/// A pattern for every position, made of waves of different lengths.
///
///     P(t, 2i) = sin(t · ωᵢ)      P(t, 2i + 1) = cos(t · ωᵢ)      ωᵢ = 10000^(−2i/D)
///
/// Shape: P [T, D], D even, i = 0 … D/2 − 1.
///
/// Attention does not know the order of what it reads: exchange two positions of the input and the
/// outputs are exchanged, nothing else. So the order is written into the vectors, by adding P. The
/// waves' lengths grow geometrically from 2π to nearly 10000 · 2π positions: the first pairs tell
/// neighbours apart, the last ones halves of a text, like the hands of D/2 clocks.
///
/// Each pair lies on the unit circle, so that every position's pattern is √(D/2) long, and k positions
/// further each pair is the same one turned by the angle k · ωᵢ, whatever the position: to look k
/// places back is one and the same linear map everywhere.
///
/// A. Vaswani and others, "Attention is all you need", NeurIPS 2017, section 3.5.
///
/// - Parameters:
///   - count: The number T of positions.
///   - width: The number D of features, even.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The patterns P.
public func sinusoidalPositions(
  count: Int, width: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  guard count >= 0, width >= 0, width % 2 == 0 else {
    mistake(
      "sinusoidalPositions: \(count) positions of \(width) features; expected an even number",
      file: file, line: line)
  }
  var positions = Tensor.zeros([count, width])
  for t in 0..<count {
    for i in 0..<width / 2 {
      let angle = Scalar(t) * pow(10_000, -2 * Scalar(i) / Scalar(width))  // t · ωᵢ
      positions[t, 2 * i] = sin(angle)
      positions[t, 2 * i + 1] = cos(angle)
    }
  }
  return positions
}
