import Optimizers
import Tensors

/// The step of the book's optimizer of that name.
func bookStep(_ optimizer: Solved) -> Step {
  switch optimizer {
  case .nesterov: bookNesterov()
  case .momentum: bookStep { rate, _ in Momentum(rate: rate, decay: Setting.momentum) }
  case .adagrad: bookStep { rate, _ in AdaGrad(rate: rate, epsilon: Setting.epsilon) }
  case .rmsprop:
    bookStep { rate, _ in
      RMSProp(rate: rate, decay: Setting.memory, epsilon: Setting.epsilon)
    }
  case .adam: bookStep { rate, _ in adamW(rate: rate, decay: 0) }
  case .adamW:
    bookStep { rate, parameter in
      adamW(rate: rate, decay: parameter.rank >= 2 ? Setting.decay : 0)
    }
  default: bookStep { rate, _ in SGD(rate: rate) }
  }
}

private func adamW(rate: Scalar, decay: Scalar) -> AdamW {
  AdamW(
    rate: rate, decay: decay, beta1: Setting.beta1, beta2: Setting.beta2,
    epsilon: Setting.epsilon)
}

/// The step of a rule, which may depend on the rate and on the parameter.
private func bookStep<Rule: UpdateRule>(
  _ rule: @escaping (_ rate: Scalar, _ parameter: Tensor) -> Rule
) -> Step {
  var (first, second): ([Tensor], [Tensor]) = ([], [])
  var t = 0
  return { parameters, rate, gradient in
    if t == 0 {
      first = parameters.map { .zeros($0.shape) }
      second = first
    }
    t += 1
    for (i, gradient) in gradient(parameters).enumerated() {
      rule(rate, parameters[i]).at(step: t)
        .update(&parameters[i], &first[i], &second[i], along: gradient)
    }
  }
}

/// The step of `Nesterov`, which holds the point ahead φ = θ − γ · v, for parameters that are θ.
private func bookNesterov() -> Step {
  var velocities: [Tensor] = []
  return { parameters, rate, gradient in
    if velocities.isEmpty { velocities = parameters.map { .zeros($0.shape) } }
    let rule = Nesterov(rate: rate, decay: Setting.momentum)
    var ahead = zip(parameters, velocities).map { $0 - Setting.momentum * $1 }
    for (i, gradient) in gradient(ahead).enumerated() {
      ahead[i].update(&velocities[i], along: gradient, by: rule)
    }
    parameters = zip(ahead, velocities).map { $0 + Setting.momentum * $1 }
  }
}
