import ExerciseKit
import Neurons
import Tensors

/// From x and dy to y and dx, through an activation without settings.
public typealias ActivationPass = (_ x: Tensor, _ dy: Tensor) -> (y: Tensor, dx: Tensor)

/// From x, a setting and dy to y and dx, through an activation with one number to choose.
public typealias ActivationPassWithSetting = (_ x: Tensor, _ setting: Scalar, _ dy: Tensor) -> (
  y: Tensor, dx: Tensor
)

/// An activation of chapter 03: the output, and the way back.
typealias Layer = (Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor)

extension Trial {
  /// Expects the output and the gradient of a layer, on a batch, on a single axis and far out.
  ///
  /// Far out is apart from the rest, so that its large numbers hide no small mistake.
  mutating func expectPass(_ yours: ActivationPass, equals layer: Layer, hasKink: Bool = false) {
    let n = Int.random(in: 3...7, using: &generator)
    expectPass(yours, equals: layer, on: normal([n, 5]) * 2)
    expectPass(yours, equals: layer, on: normal([11]) / 2)
    expectPass(yours, equals: layer, on: Tensor([-1000, -1000, -1000]), where: " at x = -1000")
    expectPass(yours, equals: layer, on: Tensor([1000, 1000, 1000]), where: " at x = 1000")
    if hasKink { expectPass(yours, equals: layer, on: .zeros([3]), where: " at the kink, x = 0") }
  }

  private mutating func expectPass(
    _ yours: ActivationPass, equals layer: Layer, on x: Tensor, where place: String = ""
  ) {
    let dy = normal(x.shape)
    let (y, backward) = layer(x)
    let result = yours(x, dy)
    expect("y" + place, result.y, equals: y)
    expect("dx" + place, result.dx, equals: backward(dy))
  }
}
