import GradientChecking
import Learning
import Tensors
import Testing

/// The form of a layer with a state: forward takes x [T, N, D] and the initial state, backward takes
/// dy and the gradient of the final state.
///
///     h_t = tanh(x_t · Wx + h_{t−1} · Wh)
private struct Recurrent: Parameters {
  var inputWeights: Tensor
  var stateWeights: Tensor
  var tensors: [WritableKeyPath<Self, Tensor>] { [\.inputWeights, \.stateWeights] }

  func forward(
    _ x: Tensor, initial: Tensor
  ) -> (
    y: Tensor, final: Tensor,
    backward: (_ dy: Tensor, _ dFinal: Tensor) -> (
      dx: Tensor, dInitial: Tensor, gradient: Recurrent
    )
  ) {
    let steps = x.shape[0]
    let inputs = (0..<steps).map { x.rows($0..<$0 + 1).reshaped(Array(x.shape.dropFirst())) }
    var states = [initial]
    for input in inputs {
      let z = input.matmul(inputWeights) + states[states.count - 1].matmul(stateWeights)
      states.append(tanh(z))
    }
    let y = Tensor.concatenating(states.dropFirst().map { $0.reshaped([1] + $0.shape) }, along: 0)
    return (
      y, states[steps],
      { dy, dFinal in
        var dh = dFinal
        var dx: [Tensor] = []
        var gradient = Recurrent(
          inputWeights: .zeros(inputWeights.shape), stateWeights: .zeros(stateWeights.shape))
        for t in (0..<steps).reversed() {
          let h = states[t + 1]
          let dz = (dh + dy.rows(t..<t + 1).reshaped(h.shape)) * (1 - h * h)
          gradient.inputWeights += inputs[t].transposed.matmul(dz)
          gradient.stateWeights += states[t].transposed.matmul(dz)
          dx.insert(dz.matmul(inputWeights.transposed).reshaped([1] + inputs[t].shape), at: 0)
          dh = dz.matmul(stateWeights.transposed)
        }
        return (.concatenating(dx, along: 0), dh, gradient)
      }
    )
  }
}

@Suite("Form: recurrent layer, forward(x, h₀) → y, h_T; dy, dh_T → dx, dh₀, gradient")
struct RecurrentFormTests {
  @Test("all gradients agree with central differences", arguments: [1, 3])
  func gradient(steps: Int) {
    let report = GradientReport.drawing(seed: 6) { generator, report in
      let x = Tensor.normal([steps, 2, 3], using: &generator)
      let h = Tensor.normal([2, 4], using: &generator)
      let layer = Recurrent(
        inputWeights: .normal([3, 4], using: &generator),
        stateWeights: .normal([4, 4], using: &generator))
      let dy = Tensor.normal([steps, 2, 4], using: &generator)
      let dFinal = Tensor.normal([2, 4], using: &generator)
      func loss(_ layer: Recurrent, _ x: Tensor, _ h: Tensor) -> Scalar {
        let (y, final, _) = layer.forward(x, initial: h)
        return y.dot(dy) + final.dot(dFinal)
      }
      let (dx, dInitial, gradient) = layer.forward(x, initial: h).backward(dy, dFinal)
      report.compare(dx, "x", at: x) { loss(layer, $0, h) }
      report.compare(dInitial, "initial state", at: h) { loss(layer, x, $0) }
      report.compare(gradient, at: layer) { loss($0, x, h) }
    }
    #expect(report.passes, "\(report)")
  }
}
