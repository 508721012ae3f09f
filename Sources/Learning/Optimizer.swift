import Tensors

/// An update rule bound to a model: one step moves all parameters along their gradients.
///
///     var step = Optimizer(Adam(rate: 0.001), for: network)
///     step(&network, gradient)
///
/// What the rule remembers is kept here, as values of the model's own type: a copy of an optimizer
/// remembers for itself. Steps are counted from 1. The places of the model's tensors are gathered
/// once; a step is one pass over each tensor, and nothing is copied.
public struct Optimizer<Model: Parameters, Rule: UpdateRule> {
  /// The rule, whose settings may change between steps.
  public var rule: Rule
  /// What the rule remembers, 0 at first: no, one or two values of the model's type.
  public private(set) var moments: [Model]
  /// The number of steps taken, t.
  public private(set) var steps = 0
  private let tensors: [WritableKeyPath<Model, Tensor>]

  /// Binds a rule to a model.
  ///
  /// - Parameters:
  ///   - rule: The update rule.
  ///   - model: Any model of the same shape as those that will be updated.
  public init(_ rule: Rule, for model: Model) {
    self.rule = rule
    tensors = model.tensors
    moments = (0..<Rule.momentCount).map { _ in model.zero }
  }

  /// Moves every parameter of a model along its gradient, in place.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - gradient: The gradient of the loss, a value of the model's own type.
  public mutating func callAsFunction(_ model: inout Model, _ gradient: Model) {
    steps += 1
    let rule = rule.at(step: steps)
    for tensor in tensors {
      var parameter = take(tensor, from: &model)
      var first = moments.isEmpty ? .empty : take(tensor, from: &moments[0])
      var second = moments.count < 2 ? .empty : take(tensor, from: &moments[1])
      rule.update(&parameter, &first, &second, along: gradient[keyPath: tensor])
      model[keyPath: tensor] = parameter
      if moments.count > 0 { moments[0][keyPath: tensor] = first }
      if moments.count > 1 { moments[1][keyPath: tensor] = second }
    }
  }
}

extension Optimizer where Rule: MemorylessRule {
  /// Moves every parameter of a model along its gradient, in place; nothing is remembered.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - gradient: The gradient of the loss, a value of the model's own type.
  public func callAsFunction(_ model: inout Model, _ gradient: Model) {
    var (none, nothing) = (Tensor.empty, Tensor.empty)
    for tensor in tensors {
      var parameter = take(tensor, from: &model)
      rule.update(&parameter, &none, &nothing, along: gradient[keyPath: tensor])
      model[keyPath: tensor] = parameter
    }
  }
}

/// Takes a tensor out of a model and leaves an empty one.
///
/// A write through a key path into an array would copy the tensor, which the array still holds.
/// Taken out, it has one owner and is updated where it lies.
private func take<Model>(
  _ tensor: WritableKeyPath<Model, Tensor>, from model: inout Model
) -> Tensor {
  let taken = model[keyPath: tensor]
  model[keyPath: tensor] = .empty
  return taken
}
