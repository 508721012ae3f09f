import Tensors

/// An update rule bound to a model: one step moves all parameters along their gradients.
///
///     let step = Optimizer(GradientDescent(rate: 0.5), for: network)
///     step(&network, gradient)
///
/// The places of the model's tensors are gathered once; a step is one pass over each tensor.
public struct Optimizer<Model: Parameters, Rule: UpdateRule> {
  /// The rule, whose settings may change between steps.
  public var rule: Rule
  private let tensors: [WritableKeyPath<Model, Tensor>]

  /// Binds a rule to a model.
  ///
  /// - Parameters:
  ///   - rule: The update rule.
  ///   - model: Any model of the same shape as those that will be updated.
  public init(_ rule: Rule, for model: Model) {
    self.rule = rule
    tensors = model.tensors
  }

  /// Moves every parameter of a model along its gradient, in place.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - gradient: The gradient of the loss, a value of the model's own type.
  public func callAsFunction(_ model: inout Model, _ gradient: Model) {
    for tensor in tensors {
      // A write through a key path into an array would copy the tensor, which the array still
      // holds. Taken out, it has one owner and is updated where it lies.
      var parameter = model[keyPath: tensor]
      model[keyPath: tensor] = .empty
      parameter.update(along: gradient[keyPath: tensor], by: rule)
      model[keyPath: tensor] = parameter
    }
  }
}
