import Tensors

/// The way back through a layer: from ∂L/∂y to ∂L/∂x and the gradient of the layer's parameters.
///
/// `forward` returns it together with the output; it remembers what the derivative needs. The
/// gradient has the type of the layer itself.
public typealias Backward<Model> = (Tensor) -> (dx: Tensor, gradient: Model)
