import ExerciseKit
import Tensors

/// The loss of an autoencoder without kinks and without biases, and its gradients.
///
///     centre      c = x − x̄                     x̄ the mean over the examples
///     forward     z = c · A      ĉ = z · B      L = 1/(N·D) · Σ (ĉ − c)²
///     backward    dĉ = 2/(N·D) · (ĉ − c)        dA and dB are yours to derive
///
/// Without the centring the first axis would be spent on pointing at the mean. Often the weights are
/// *tied*: A = W and B = Wᵀ, half as many numbers. Return also dW, the gradient that W has then; it is
/// looked at only where B = Aᵀ.
///
/// Shapes: x [N, D], A and W [D, K], B [K, D]; a gradient has the shape of what it belongs to.
///
/// Chapter 13; article 002 §2.2. Useful: `x.meanOfRows()`, `a.matmul(b)`, `a.transposed`,
/// `a.transposed.tensor`.
///
/// - Parameters:
///   - x: The examples.
///   - encoder: The weights A.
///   - decoder: The weights B.
/// - Returns: The loss, the gradients of A and B, and that of W where the weights are tied.
public func linearAutoencoder(
  _ x: Tensor, encoder: Tensor, decoder: Tensor
) -> (loss: Scalar, dEncoder: Tensor, dDecoder: Tensor, dTied: Tensor) {
  // SOLUTION
  let c = x - x.meanOfRows()
  let z = c.matmul(encoder)
  let difference = z.matmul(decoder) - c
  let dy = difference * (2 / Scalar(x.count))
  let dDecoder = z.transposed.matmul(dy)
  let dEncoder = c.transposed.matmul(dy.matmul(decoder.transposed))
  let dTied = dEncoder + dDecoder.transposed.tensor
  return ((difference * difference).mean(), dEncoder, dDecoder, dTied)
  // END
}

// HINTS
// Two dense layers in a row, and chapter 04's way back through each. A number that is used in two
// places collects the gradients of both.
//
// On the way back dĉ goes through the transposed decoder to become dz. The decoder saw z, the encoder
// saw c. Tied: bring the decoder's gradient into the shape of W, then add.
//
// dEncoder is c.transposed.matmul(dy.matmul(decoder.transposed)), and dTied is dEncoder +
// dDecoder.transposed.tensor.
