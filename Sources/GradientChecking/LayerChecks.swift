import Learning
import Tensors

// The three common forms of forward and backward; other forms use `compare` directly.

extension GradientReport {
  /// Checks a layer without parameters: dx for a random ∂L/∂y, by L = ⟨y, dy⟩.
  ///
  /// - Parameters:
  ///   - x: The input.
  ///   - generator: The source of ∂L/∂y.
  ///   - forward: The layer, from x to y and the way back.
  public mutating func check(
    at x: Tensor, using generator: inout some RandomNumberGenerator,
    _ forward: (Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor)
  ) {
    let (y, backward) = forward(x)
    let dy = Tensor.normal(y.shape, using: &generator)
    let dx = backward(dy)
    expectSame(y, forward(x).y, "forward called twice")
    expectSame(dx, backward(dy), "backward called twice")
    compare(dx, "x", at: x) { forward($0).y.dot(dy) }
  }

  /// Checks a layer with parameters: dx and the gradient of every tensor for a random ∂L/∂y.
  ///
  /// - Parameters:
  ///   - model: The layer.
  ///   - x: The input.
  ///   - generator: The source of ∂L/∂y.
  ///   - forward: From layer and input to y and the way back.
  public mutating func check<Model: Parameters>(
    _ model: Model, at x: Tensor, using generator: inout some RandomNumberGenerator,
    _ forward: (Model, Tensor) -> (y: Tensor, backward: Backward<Model>)
  ) {
    let (y, backward) = forward(model, x)
    let dy = Tensor.normal(y.shape, using: &generator)
    let (dx, gradient) = backward(dy)
    let (dxAgain, gradientAgain) = backward(dy)
    expectSame(y, forward(model, x).y, "forward called twice")
    expectSame(dx, dxAgain, "backward called twice")
    for tensor in model.tensors {
      expectSame(
        gradient[keyPath: tensor], gradientAgain[keyPath: tensor],
        "backward called twice, \(tensor)")
    }
    compare(dx, "x", at: x) { forward(model, $0).y.dot(dy) }
    compare(gradient, at: model) { forward($0, x).y.dot(dy) }
  }

  /// Checks a loss: the gradient of its predictions.
  ///
  /// - Parameters:
  ///   - predictions: What the loss is given.
  ///   - forward: From predictions to the loss and the way back.
  public mutating func check(
    lossAt predictions: Tensor,
    _ forward: (Tensor) -> (loss: Scalar, backward: () -> Tensor)
  ) {
    let (loss, backward) = forward(predictions)
    let gradient = backward()
    if loss != forward(predictions).loss { complain("forward called twice gives two losses") }
    expectSame(gradient, backward(), "backward called twice")
    compare(gradient, "predictions", at: predictions) { forward($0).loss }
  }

  private mutating func expectSame(_ first: Tensor, _ second: Tensor, _ what: String) {
    if first != second { complain("\(what) gives two results") }
  }
}
