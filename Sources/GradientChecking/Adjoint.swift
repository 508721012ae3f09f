import Tensors

/// How far a backward pass is from being the adjoint of a linear forward pass.
///
///     ⟨A x, y⟩ = ⟨x, Aᵀ y⟩  for every x and y
///
/// The identity needs no step and no derivative: for a linear map it proves the backward pass to
/// the last digits.
///
/// - Parameters:
///   - x: A random input of the map.
///   - y: A random value in the shape of the map's output.
///   - map: The linear map A.
///   - adjoint: The claimed Aᵀ.
/// - Returns: |⟨Ax, y⟩ − ⟨x, Aᵀy⟩| ÷ (‖Ax‖·‖y‖ + ‖x‖·‖Aᵀy‖), 0 when both products vanish.
public func adjointError(
  x: Tensor, y: Tensor, map: (Tensor) -> Tensor, adjoint: (Tensor) -> Tensor
) -> Scalar {
  let (ax, aty) = (map(x), adjoint(y))
  let difference = abs(ax.dot(y) - x.dot(aty))
  if difference == 0 { return 0 }
  return difference / (ax.norm * y.norm + x.norm * aty.norm)
}
