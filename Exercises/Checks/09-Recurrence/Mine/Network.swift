import Backpropagation
import Learning
import LinearRegression
import Optimizers
import Recurrence
import RecurrenceExercises
import Tensors

/// The network that is trained, with the ways through it by the book and by you.
struct Network: Parameters {
  var hidden: RecurrentLayer
  var output: Dense

  init(hidden: RecurrentLayer, output: Dense) { (self.hidden, self.output) = (hidden, output) }

  init(width: Int, using generator: inout SeededGenerator) {
    hidden = RecurrentLayer(inputs: 1, width: width, using: &generator)
    output = Dense(inputs: width, outputs: 1, using: &generator)
  }

  var tensors: [WritableKeyPath<Self, Tensor>] { tensors(of: \.hidden) + tensors(of: \.output) }

  /// The states h₀ … h_T, from zeros, and the way back from their gradients to that of the layer.
  func forward(
    _ x: [Tensor], with mine: Set<Solved>
  ) -> (states: [Tensor], backward: ([Tensor]) -> RecurrentLayer) {
    let initial = hidden.zeroState(for: x[0].shape[0])
    let (wx, wh) = (hidden.inputWeights, hidden.stateWeights)
    let (y, _, backward) = hidden.forward(joined(x), initial: initial)
    let later =
      mine.contains(.rnnForward)
      ? rnnForward(x, wx: wx, wh: wh, b: hidden.bias, initial: initial)
      : x.indices.map { y.rows($0..<$0 + 1).reshaped(initial.shape) }
    let states = [initial] + later
    if !mine.contains(.bptt) {
      return (states, { dy in backward(joined(dy), .zeros(initial.shape)).gradient })
    }
    return (
      states,
      { dy in
        let gradients = bptt(x, states: states, wx: wx, wh: wh, dy: dy)
        return RecurrentLayer(
          inputWeights: gradients.dWx, stateWeights: gradients.dWh, bias: gradients.db)
      }
    )
  }

  /// A step of descent along a gradient, clipped by the book or by you.
  mutating func step(along gradient: Network, limit: Scalar, rate: Scalar, isMine: Bool) {
    let places = tensors
    if isMine {
      let parameters = clipGlobalNorm(
        places.map { self[keyPath: $0] }, steps: [places.map { gradient[keyPath: $0] }], to: limit,
        rate: rate)
      for (place, parameter) in zip(places, parameters) { self[keyPath: place] = parameter }
    } else {
      Optimizer(GradientDescent(rate: rate), for: self)(&self, clipped(gradient, to: limit))
    }
  }

  private func joined(_ steps: [Tensor]) -> Tensor {
    Tensor.concatenating(steps, along: 0).reshaped([steps.count] + steps[0].shape)
  }
}
