import GradientChecking
import Tensors
import Testing

/// The form of a layer that needs randomness.
///
/// Forward takes x and a generator, backward uses the same mask. In evaluation the layer is left out.
private struct Dropout {
  /// The probability p of dropping, a setting.
  let rate: Scalar

  func forward(
    _ x: Tensor, using generator: inout some RandomNumberGenerator
  ) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    let rate = rate
    let mask = Tensor.uniform(x.shape, using: &generator).map { $0 < rate ? 0 : 1 / (1 - rate) }
    return (x * mask, { dy in dy * mask })
  }
}

@Suite("Form: dropout, forward(x, generator) → y, dy → dx")
struct DropoutFormTests {
  @Test("dx uses the mask of the forward pass")
  func gradient() {
    let report = GradientReport.drawing(seed: 1) { generator, report in
      let x = Tensor.normal([5, 7], using: &generator)
      let seed: UInt64 = generator.next()
      report.check(at: x, using: &generator) { x in
        var noise = SeededGenerator(seed: seed)
        return Dropout(rate: 0.4).forward(x, using: &noise)
      }
    }
    #expect(report.passes, "\(report)")
  }
}
