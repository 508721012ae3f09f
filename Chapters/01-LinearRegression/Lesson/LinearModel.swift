import Foundations
import Learning
import Tensors

/// The prediction for one example, term by term.
///
///     ŷ = θ₀ + θ₁x₁ + θ₂x₂ + … + θ_D x_D
///
/// Here θ₀ is the intercept, as in the formula of article 000; its program gives the letter to the
/// slope (E000-12). `LinearModel` does the same for a batch and any number of outputs.
///
/// Articles: 000 §3.3. Formula 000-F01.
///
/// - Parameters:
///   - theta: The parameters θ₀ … θ_D, [D + 1].
///   - x: One example, [D].
/// - Returns: The prediction ŷ.
public func predictionByDefinition(_ theta: Tensor, _ x: Tensor) -> Scalar {
  var prediction = theta[0]
  for i in 0..<x.count { prediction += theta[i + 1] * x[i] }  // θ₀ + Σᵢ θᵢxᵢ
  return prediction
}

/// The linear model: every output is a weighted sum of the inputs, and a bias.
///
///     forward     ŷ  = x · W + b
///     backward    dx = dy · Wᵀ      dW = xᵀ · dy      db = Σₙ dyₙ
///
/// where `dy` is ∂L/∂ŷ. Shapes: x [N, D], W [D, M], b [M], ŷ [N, M].
///
/// Why: ŷₙⱼ = Σᵢ xₙᵢ Wᵢⱼ + bⱼ, so Wᵢⱼ reaches the loss through every ŷₙⱼ, with weight xₙᵢ. A matrix
/// product, not the articles' product entry by entry, which is the same for a single input only
/// (E000-21); a vector of outputs needs a matrix W (E003-09).
///
/// Articles: 000 §3.3, 003 §3.5.1. Formulas 000-F01, 003-F06.
public struct LinearModel: Parameters {
  /// The weights W, [D, M].
  public var weights: Tensor
  /// The bias b, [M].
  public var bias: Tensor

  /// Creates a model from its parameters.
  ///
  /// - Parameters:
  ///   - weights: The weights W, [D, M].
  ///   - bias: The bias b, [M].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    weights: Tensor, bias: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) {
    guard weights.rank == 2, bias.shape == [weights.shape[1]] else {
      mistake(
        "LinearModel: weights of shape \(weights.shape) and a bias of shape \(bias.shape); "
          + "expected [D, M] and [M]", file: file, line: line)
    }
    self.weights = weights
    self.bias = bias
  }

  /// Creates a model of one output from θ: the bias is θ₀, the weights are the rest.
  ///
  /// - Parameters:
  ///   - theta: The parameters θ₀ … θ_D, [D + 1].
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(theta: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    guard theta.rank == 1, theta.count > 0 else {
      mistake("LinearModel: θ of shape \(theta.shape); expected [D + 1]", file: file, line: line)
    }
    weights = theta.rows(1..<theta.count).reshaped([theta.count - 1, 1])
    bias = theta.rows(0..<1)
  }

  /// The trainable tensors, weights first.
  public var tensors: [WritableKeyPath<LinearModel, Tensor>] { [\.weights, \.bias] }

  /// The predictions for a batch, and the way back from ∂L/∂ŷ.
  ///
  /// - Parameter x: The batch, [N, D].
  /// - Returns: The predictions [N, M], and the function from dy to dx and the model's gradient.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<LinearModel>) {
    let (xW, productBackward) = product(x, weights)  // [N, D] · [D, M] → [N, M]
    return (
      xW + bias,
      { dy in
        let (dx, dW) = productBackward(dy)
        let db = dy.sumOfRows()  // [N, M] → [M]
        return (dx, LinearModel(weights: dW, bias: db))
      }
    )
  }

  /// The mean squared error of a batch and its gradient.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, D].
  ///   - y: The targets, [N, M].
  /// - Returns: The loss, and its gradient as a model.
  public func lossAndGradient(
    _ x: Tensor, _ y: Tensor
  ) -> (loss: Scalar, gradient: LinearModel) {
    let (prediction, modelBackward) = forward(x)
    let (loss, lossBackward) = meanSquaredError(prediction, y)

    let dPrediction = lossBackward()
    let (_, gradient) = modelBackward(dPrediction)
    return (loss, gradient)
  }
}
