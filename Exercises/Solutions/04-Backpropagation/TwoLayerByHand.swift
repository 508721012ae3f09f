import ExerciseKit
import Tensors

/// One step of training for a network of two layers, written out: forward, backward, update.
///
///     forward     z1 = x · W1 + b1      a1 = max(0, z1)      z2 = a1 · W2 + b2
///     backward    dz2 = ∂L/∂z2, given by `lossGradient`
///                 da1 = dz2 · W2ᵀ       dz1 = da1 where z1 > 0, else 0
///                 dW2 = a1ᵀ · dz2       db2 = Σₙ dz2ₙ
///                 dW1 = xᵀ · dz1        db1 = Σₙ dz1ₙ
///     update      θ ← θ − η · dθ  for W1, b1, W2 and b2, all gradients taken at the old point
///
/// Shapes: x [N, D], W1 [D, H], b1 [H], W2 [H, K], b2 [K]. A gradient has the shape of what it
/// belongs to. The loss has divided by N already.
///
/// Chapter 04; articles 002 §3, 003 §4.2. Useful: `a.matmul(b)`, `a.transposed`, `a.sumOfRows()`,
/// `a.map { max(0, $0) }`, `a.map(with: b) { a, b in … }`, `a -= b`.
///
/// - Parameters:
///   - x: The batch.
///   - w1: The weights of the hidden layer, updated in place.
///   - b1: The bias of the hidden layer, updated in place.
///   - w2: The weights of the output layer, updated in place.
///   - b2: The bias of the output layer, updated in place.
///   - rate: The learning rate η.
///   - lossGradient: Gives dz2 for a z2.
/// - Returns: What forward and backward met on their way.
public func twoLayerByHand(
  _ x: Tensor, w1: inout Tensor, b1: inout Tensor, w2: inout Tensor, b2: inout Tensor,
  rate: Scalar, lossGradient: (_ z2: Tensor) -> Tensor
) -> (z1: Tensor, a1: Tensor, z2: Tensor, dz2: Tensor, da1: Tensor, dz1: Tensor) {
  // SOLUTION
  let z1 = x.matmul(w1) + b1
  let a1 = z1.map { max(0, $0) }
  let z2 = a1.matmul(w2) + b2

  let dz2 = lossGradient(z2)
  let da1 = dz2.matmul(w2.transposed)
  let dz1 = da1.map(with: z1) { da, z in z > 0 ? da : 0 }

  w2 -= a1.transposed.matmul(dz2) * rate
  b2 -= dz2.sumOfRows() * rate
  w1 -= x.transposed.matmul(dz1) * rate
  b1 -= dz1.sumOfRows() * rate
  return (z1, a1, z2, dz2, da1, dz1)
  // END
}

// HINTS
// The way back takes the same stations in reverse: each gradient goes into the next, and on the
// way every layer leaves the gradient of its own parameters.
//
// Take all gradients before you touch a parameter: da1 needs the W2 that the forward pass used.
// And the only ReLU here is between z1 and a1.
//
// dz1 = da1.map(with: z1) { da, z in z > 0 ? da : 0 }, then w2 -= a1.transposed.matmul(dz2) *
// rate, and likewise the other three.
