import ExerciseKit
import Tensors

/// A part of a block: from its input to its output, and back from ∂L/∂output to ∂L/∂input.
public typealias Part = (Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor)

/// A transformer block: attention, then a feed-forward part, each past a norm and with a way around.
///
///     forward     h = x + A(N₁(x))                     y = h + F(N₂(h))
///     backward    dh = dy + N₂′(F′(dy))                dx = dh + N₁′(A′(dh))
///
/// A is the attention, in which tokens look at each other; F the feed-forward part, which takes
/// each token for itself; N₁ and N₂ are layer normalisations. A dash stands for the way back of a
/// part: F′(dy) is the gradient of F's input. What passes a part by, x and h, is not normalised, so
/// that from the loss to the first block leads a way that nothing bends.
///
/// Shapes: all are [T, D].
///
/// Chapter 11; chapter 07 has residual connections, no article the block. Useful: a call of a part
/// gives both its output and its way back, `let (a, aBackward) = attention(n)`.
///
/// - Parameters:
///   - x: The input.
///   - firstNorm: The norm N₁.
///   - attention: The attention A.
///   - secondNorm: The norm N₂.
///   - feedForward: The feed-forward part F.
/// - Returns: The output y, and the way back from dy to dx.
public func transformerBlock(
  _ x: Tensor, firstNorm: Part, attention: Part, secondNorm: Part, feedForward: Part
) -> (y: Tensor, backward: (_ dy: Tensor) -> Tensor) {
  todo()
}
