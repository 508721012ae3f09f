import Backpropagation
import Datasets
import Neurons
import Tensors

/// Twenty of the chapter's digits, two of each class, so that no class is preferred.
func twentyDigits(using generator: inout SeededGenerator) -> LabelledExamples {
  let digits = Digits.all()
  let rows = (0..<digits.classCount).flatMap { label in
    digits.labels.indices.filter { digits.labels[$0] == label }
      .shuffled(using: &generator).prefix(2)
  }
  return digits.selecting(rows)
}

/// The network that `sanity` is given, as a function of its parameters.
///
/// Dense layers with ReLU between them, of any depth. A class, since it remembers what it was asked.
final class GivenNetwork {
  let x: Tensor
  let widths: [Int]
  /// The parameters of the first call.
  private(set) var start: [Tensor] = []
  /// The first dz that came back.
  private(set) var firstGradient: Tensor?
  /// The logits of each call.
  private(set) var logits: [Tensor] = []

  init(x: Tensor, widths: [Int]) {
    self.x = x
    self.widths = widths
  }

  /// The logits for some parameters, and the way back.
  func callAsFunction(
    _ parameters: [Tensor]
  ) -> (z: Tensor, backward: (Tensor) -> [Tensor]) {
    let (z, backward) = run(parameters)
    if logits.isEmpty { start = parameters }
    logits.append(z)
    return (
      z,
      { dz in
        if self.firstGradient == nil { self.firstGradient = dz }
        return backward(dz)
      }
    )
  }

  /// The gradients that a dz gives at the start.
  func gradientsAtStart(_ dz: Tensor) -> [Tensor] { run(start).backward(dz) }

  private func run(_ parameters: [Tensor]) -> (z: Tensor, backward: (Tensor) -> [Tensor]) {
    let layers = layers(from: parameters)
    var z = x
    var ways: [(Tensor) -> (dx: Tensor, gradients: [Tensor])] = []
    for (number, layer) in layers.enumerated() {
      let (a, reluBackward) = number == 0 ? (z, { $0 }) : ReLU().forward(z)
      let (y, denseBackward) = layer.forward(a)
      ways.append { dy in
        let (da, gradient) = denseBackward(dy)
        return (reluBackward(da), [gradient.weights, gradient.bias])
      }
      z = y
    }
    return (
      z,
      { dz in
        var delta = dz
        var gradients: [Tensor] = []
        for way in ways.reversed() {
          let (dx, own) = way(delta)
          gradients = own + gradients
          delta = dx
        }
        return gradients
      }
    )
  }

  private func layers(from parameters: [Tensor]) -> [Dense] {
    let shapes = zip(widths, widths.dropFirst()).flatMap { [[$0, $1], [$1]] }
    guard parameters.map(\.shape) == shapes else {
      mistake(
        "network: parameters of shapes \(parameters.map(\.shape)), expected \(shapes) for the "
          + "widths \(widths)")
    }
    return stride(from: 0, to: parameters.count, by: 2).map {
      Dense(weights: parameters[$0], bias: parameters[$0 + 1])
    }
  }
}
