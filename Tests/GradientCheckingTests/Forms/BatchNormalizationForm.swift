import GradientChecking
import Learning
import Tensors
import Testing

/// The form of a layer with running statistics: forward in training is mutating, evaluation is
/// another method, and the statistics are no parameters.
private struct BatchNormalization: Parameters {
  var scale: Tensor
  var shift: Tensor
  var runningMean: Tensor

  var tensors: [WritableKeyPath<Self, Tensor>] { [\.scale, \.shift] }

  mutating func forward(_ x: Tensor) -> (y: Tensor, backward: Backward<BatchNormalization>) {
    let mean = x.meanOfRows()
    let centred = x - mean
    let deviation = sqrt((centred * centred).meanOfRows() + 1e-5)
    let normal = centred / deviation
    runningMean = runningMean * 0.9 + mean * 0.1
    let layer = self
    return (
      normal * scale + shift,
      { dy in
        let dScale = (dy * normal).sumOfRows()
        let dShift = dy.sumOfRows()
        let count = Scalar(x.shape[0])
        let dx = (dy - dShift / count - normal * (dScale / count)) * (layer.scale / deviation)
        var gradient = layer  // settings and statistics pass unchanged
        (gradient.scale, gradient.shift) = (dScale, dShift)
        return (dx, gradient)
      }
    )
  }

  func evaluate(_ x: Tensor) -> Tensor { (x - runningMean) * scale + shift }
}

@Suite("Form: batch normalisation, mutating forward(x) → y, dy → dx, gradient")
struct BatchNormalizationFormTests {
  private func layer(using generator: inout SeededGenerator) -> BatchNormalization {
    BatchNormalization(
      scale: .normal([3], mean: 1.5, using: &generator),
      shift: .normal([3], mean: 0.5, using: &generator), runningMean: .zeros([3]))
  }

  @Test("dx, dγ and dβ agree with central differences")
  func gradient() {
    let report = GradientReport.drawing(seed: 2) { generator, report in
      let x = Tensor.normal([5, 3], mean: 2, using: &generator)
      report.check(layer(using: &generator), at: x, using: &generator) { layer, x in
        var layer = layer
        return layer.forward(x)
      }
    }
    #expect(report.passes, "\(report)")
    #expect(report.comparisons.count == 3)
  }

  @Test("forward moves the running mean, evaluation does not")
  func running() {
    var generator = SeededGenerator(seed: 3)
    var layer = layer(using: &generator)
    let x = Tensor(repeating: 10, shape: [4, 3])
    _ = layer.forward(x)
    let moved = layer.runningMean
    #expect((moved - Tensor([1, 1, 1])).norm < 4 * .ulpOfOne)
    _ = layer.evaluate(x)
    #expect(layer.runningMean == moved)
  }
}
