import OptimizersExercises
import Tensors

/// The step of your optimizer of that name.
func myStep(_ optimizer: Solved) -> Step {
  switch optimizer {
  case .momentum: myMomentum()
  case .nesterov: myNesterov()
  case .adagrad:
    myStep { parameter, state, gradient, rate in
      (parameter, state.first) = adagrad(
        parameter, sum: state.first, along: gradient, rate: rate, epsilon: Setting.epsilon)
    }
  case .rmsprop:
    myStep { parameter, state, gradient, rate in
      (parameter, state.first) = rmsprop(
        parameter, mean: state.first, along: gradient, rate: rate, decay: Setting.memory,
        epsilon: Setting.epsilon)
    }
  case .adam:
    myStep { parameter, state, gradient, rate in
      state.steps += 1
      (parameter, state.first, state.second) = adam(
        parameter, mean: state.first, square: state.second, step: state.steps,
        along: gradient, rate: rate, beta1: Setting.beta1, beta2: Setting.beta2,
        epsilon: Setting.epsilon)
    }
  case .adamW:
    myStep { parameter, state, gradient, rate in
      state.steps += 1
      (parameter, state.first, state.second) = adamW(
        parameter, mean: state.first, square: state.second, step: state.steps,
        along: gradient, rate: rate, decay: Setting.decay, beta1: Setting.beta1,
        beta2: Setting.beta2, epsilon: Setting.epsilon)
    }
  default: mySGD
  }
}

/// What an optimizer remembers of a tensor.
private struct State {
  var first: Tensor
  var second: Tensor
  var steps = 0
}

private func myStep(
  _ step: @escaping (inout Tensor, inout State, _ gradient: Tensor, _ rate: Scalar) -> Void
) -> Step {
  var states: [State] = []
  return { parameters, rate, gradient in
    if states.isEmpty {
      states = parameters.map { State(first: .zeros($0.shape), second: .zeros($0.shape)) }
    }
    for (i, gradient) in gradient(parameters).enumerated() {
      step(&parameters[i], &states[i], gradient, rate)
    }
  }
}

private func mySGD(
  _ parameters: inout [Tensor], _ rate: Scalar, _ gradient: ([Tensor]) -> [Tensor]
) {
  parameters = sgd(parameters, batches: [[]], rate: rate) { point, _ in gradient(point) }
}

private func myMomentum() -> Step {
  var velocities: [Tensor] = []
  return { parameters, rate, gradient in
    if velocities.isEmpty { velocities = parameters.map { .zeros($0.shape) } }
    (parameters, velocities) = momentum(
      parameters, velocities: velocities, along: gradient(parameters), rate: rate,
      decay: Setting.momentum)
  }
}

/// Your Nesterov moves one tensor, whose gradient depends on all: the four go to it as one.
private func myNesterov() -> Step {
  var velocity = Tensor.empty
  return { parameters, rate, gradient in
    let shapes = parameters.map(\.shape)
    var point = joined(parameters)
    if velocity.count == 0 { velocity = .zeros(point.shape) }
    (point, velocity) = nesterov(point, velocity: velocity, rate: rate, decay: Setting.momentum) {
      joined(gradient(separated($0, shapes)))
    }
    parameters = separated(point, shapes)
  }
}

/// All numbers of some tensors in a row.
private func joined(_ tensors: [Tensor]) -> Tensor { Tensor(tensors.flatMap(\.scalars)) }

/// The tensors whose numbers stand in a row.
private func separated(_ row: Tensor, _ shapes: [[Int]]) -> [Tensor] {
  var rest = row.scalars[...]
  return shapes.map { shape in
    let count = shape.reduce(1, *)
    defer { rest = rest.dropFirst(count) }
    return Tensor(Array(rest.prefix(count))).reshaped(shape)
  }
}
