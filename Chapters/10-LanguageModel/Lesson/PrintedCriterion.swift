import LogisticRegression
import Tensors

/// The loss of article 001 §5.2 as its lines compute it: classes looked for on the wrong axis.
///
/// The framework's cross-entropy takes the class axis second. The program's logits are [T, B, V]: time,
/// batch, vocabulary. So the batch is taken for the classes, and the softmax asks which *text* of the
/// batch the token came from:
///
///     L = −1/(T·V) · Σₜᵥ ln softmax over b of z[t, b, v], at the class yₜᵥ
///
/// With B ≠ V the shapes do not fit and the program stops. With B = V nothing is noticed: the loss is a
/// number, it falls, and means nothing (E001-07).
///
/// Articles: 001 §5.2. Formula 001-C02e.
///
/// - Parameters:
///   - logits: The logits z, [T, V, V], batch and vocabulary being equally large.
///   - targets: The tokens that follow, T · V of them, step by step.
/// - Returns: The loss as printed, and the way back to the gradient of the logits.
public func printedCrossEntropy(
  _ logits: Tensor, _ targets: [Int]
) -> (loss: Scalar, backward: () -> Tensor) {
  guard logits.rank == 3, logits.shape[1] == logits.shape[2] else {
    mistake("printedCrossEntropy: logits of shape \(logits.shape), expected [T, V, V]")
  }
  let rows = logits.transposed.tensor.reshaped([-1, logits.shape[1]])  // [T·V, B]
  let (loss, backward) = softmaxCrossEntropy(rows, targets)
  return (loss, { backward().reshaped(logits.shape).transposed.tensor })
}
