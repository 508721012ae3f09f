import LogisticRegression
import Tensors

/// The softmax as a layer: the activation that looks at a whole row.
///
///     forward     yₙᵢ  = e^xₙᵢ / Σⱼ e^xₙⱼ
///     backward    dxₙᵢ = yₙᵢ · (dyₙᵢ − Σⱼ yₙⱼ dyₙⱼ)
///
/// Every output depends on every input of its row: ∂yᵢ/∂xⱼ = yᵢ ([i = j] − yⱼ). The sum in the
/// backward pass is what an element-wise derivative y(1 − y) would forget. It makes the rows of dx
/// sum to 0, since adding a number to a row changes nothing.
///
/// Under a cross-entropy take `softmaxCrossEntropy` of chapter 02, where the two derivatives become
/// p − y and nothing is ever divided by a small probability. Shapes: x, y [N, K].
///
/// Articles: 003 §3.5.5. The function itself stands in chapter 02 (003-F11).
public struct Softmax {
  /// Creates the layer; it has no settings.
  public init() {}

  /// The output y for a batch x, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The batch, [N, K].
  /// - Returns: The output [N, K], and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let y = softmax(x)
    return (
      y,
      { dy in
        let weighted = y * dy
        let means = weighted.sumOfColumns()  // Σⱼ yⱼ dyⱼ, [N, K] → [N]
        return weighted - (y.transposed.tensor * means).transposed.tensor
      }
    )
  }
}
