import Learning
import Tensors

/// The critic's loss of the Wasserstein variant: real examples should score higher.
///
///     forward     L = mean f − mean r
///     backward    dr = −1/N        df = 1/M
///
/// With a critic whose slope is bounded, −L bounds the distance over which the generated examples
/// have to be carried to become the real ones; it goes on falling where the divergence of the
/// original game stands still, since it never saturates. The bound on the slope comes from clipping
/// the weights (``clippedWeights(_:to:)``). The generator's loss is −mean f.
///
/// Shapes: real [N, 1], generated [M, 1], any numbers.
///
/// M. Arjovsky, S. Chintala and L. Bottou, "Wasserstein GAN", 2017.
///
/// - Parameters:
///   - real: The scores r of real examples.
///   - generated: The scores f of generated examples.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The loss, and the way back to the gradients of both scores.
public func criticLoss(
  real: Tensor, generated: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> (loss: Scalar, backward: () -> (dReal: Tensor, dGenerated: Tensor)) {
  guard real.count > 0, generated.count > 0 else {
    mistake(
      "criticLoss: scores of shapes \(real.shape) and \(generated.shape), expected some of both",
      file: file, line: line)
  }
  return (
    generated.mean() - real.mean(),
    {
      (
        Tensor.zeros(real.shape) - 1 / Scalar(real.count),
        Tensor.zeros(generated.shape) + 1 / Scalar(generated.count)
      )
    }
  )
}

/// A model with every parameter moved into ±c.
///
/// - Parameters:
///   - model: The model.
///   - bound: The bound c, above 0; the paper takes 0.01.
///   - file: The caller's file, for the message.
///   - line: The caller's line, for the message.
/// - Returns: The model, clipped.
public func clippedWeights<Model: Parameters>(
  _ model: Model, to bound: Scalar, file: StaticString = #fileID, line: UInt = #line
) -> Model {
  guard bound > 0 else {
    mistake("clippedWeights: bound \(bound), expected one above 0", file: file, line: line)
  }
  var clipped = model
  for tensor in model.tensors {
    clipped[keyPath: tensor] = model[keyPath: tensor].map { min(max($0, -bound), bound) }
  }
  return clipped
}
