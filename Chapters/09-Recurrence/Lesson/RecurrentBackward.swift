import Tensors

/// The way back through a recurrent layer, whose inputs are two: the sequence and the initial state.
///
/// It takes ∂L/∂y for every step's output and ∂L/∂h_T for the final state, zeros if nothing uses it,
/// and returns the gradients of the sequence, of the initial state and of the parameters.
public typealias RecurrentBackward<Model> = (_ dy: Tensor, _ dFinal: Tensor) -> (
  dx: Tensor, dInitial: Tensor, gradient: Model
)
