import ExerciseKit
import Tensors

/// The known wrong answers to `lenet`.
var lenetMistakes: [WrongAnswer<Lenet>] {
  [
    WrongAnswer(
      "channels before pixels",
      says: "Your shapes mix up the axes of the kernels: [F, C, kH, kW] belongs to frameworks with "
        + "channels first. Here it is [kH, kW, C, F].",
      network(with: .kernelAxes)),
    WrongAnswer(
      "C and F exchanged",
      says: "Your kernels are [3, 3, F, C]: the third axis is what comes in, the fourth what goes "
        + "out.",
      network(with: .exchanged)),
    WrongAnswer(
      "biases missed",
      says: "You have four parameters: each layer has a bias too, one number a map or a unit.",
      network(with: .noBiases)),
    WrongAnswer(
      "margins forgotten",
      says: "D is too large: only the poolings halve the image, you think, but a kernel of 3 × 3 "
        + "without padding also takes 2 rows and 2 columns, before each pooling.",
      network(with: .margins)),
    WrongAnswer(
      "rounded up",
      says: "D is too large where a pooling leaves a row or a column over: 13 rows make 6 pairs, "
        + "⌊H / 2⌋, and what is left is dropped.",
      network(with: .roundedUp)),
    WrongAnswer(
      "another order of flattening",
      says:
        "You flatten channel by channel: D counts rows, columns, channels, in the order in which "
        + "p2 stands in memory. A reshape is all it takes.",
      network(with: .flattened)),
    WrongAnswer(
      "flattened in another order on the way back",
      says:
        "Forward is right, but dh comes back to p2 in another order than it left: the way back of "
        + "a reshape is a reshape, [N, D] to the shape of p2.",
      network(with: .unflattened)),
    WrongAnswer(
      "ReLU after the logits",
      says: "z went through a ReLU: logits may be negative. There are three ReLUs, and none behind "
        + "the last layer.",
      network(with: .reluAtEnd)),
    WrongAnswer(
      "no ReLU between convolutions",
      says: "The ReLUs behind the convolutions are missing: a1 = max(0, z1) and a2 = max(0, z2) "
        + "stand before the poolings.",
      network(with: .noReLU)),
    WrongAnswer(
      "no mask on the way back",
      says:
        "The gradient passes the ReLUs unchanged: where one was shut in forward (z ≤ 0), nothing "
        + "comes back through it.",
      network(with: .noMask)),
    WrongAnswer(
      "gradients from the end",
      says:
        "Your gradients are in the order in which backward finds them: return them in that of the "
        + "parameters, from K1 to b4.",
      network(with: .reversed)),
  ]
}

/// A network with one mistake in it.
private func network(with slip: LenetSlip) -> Lenet {
  { image, filters, units, classes, convolution, pooling in
    let network = SlippedNetwork(convolution: convolution, pooling: pooling, slip: slip)
    let maps = [image.channels, filters.first, filters.second]
    let kernels = (0..<2).map { layer in
      switch slip {
      case .kernelAxes: [maps[layer + 1], maps[layer], 3, 3]
      case .exchanged: [3, 3, maps[layer + 1], maps[layer]]
      default: [3, 3, maps[layer], maps[layer + 1]]
      }
    }
    let flat = rest(of: image.height, slip) * rest(of: image.width, slip) * maps[2]
    let shapes = [
      kernels[0], [maps[1]], kernels[1], [maps[2]], [flat, units], [units], [units, classes],
      [classes],
    ]
    return (
      slip == .noBiases ? shapes.filter { $0.count > 1 } : shapes,
      network.run
    )
  }
}

/// What two convolutions and two poolings leave of an axis.
private func rest(of length: Int, _ slip: LenetSlip) -> Int {
  switch slip {
  case .margins: length / 4
  case .roundedUp: ((length - 1) / 2 - 1) / 2
  default: ((length - 2) / 2 - 2) / 2
  }
}
