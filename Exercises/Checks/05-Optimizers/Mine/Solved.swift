import Tensors

/// The functions of the exercises that a training can use.
enum Solved: String, CaseIterable {
  case sgd, momentum, nesterov, adagrad, rmsprop, adam, adamW
  case clipByGlobalNorm, warmUpCosine

  /// The optimizers: the others serve them all.
  static let optimizers = allCases.filter { ![.clipByGlobalNorm, .warmUpCosine].contains($0) }

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The highest learning rate of an optimizer.
  var rate: Scalar {
    switch self {
    case .sgd: 0.5
    case .momentum, .nesterov, .adagrad: 0.05
    default: 0.01
    }
  }
}

/// The numbers that the optimizers share, the book's and yours.
enum Setting {
  static let momentum: Scalar = 0.9
  static let memory: Scalar = 0.9
  static let beta1: Scalar = 0.9
  static let beta2: Scalar = 0.999
  static let epsilon: Scalar = 1e-8
  static let decay: Scalar = 0.01
}

/// A step of an optimizer, which remembers what it needs.
typealias Step = (
  _ parameters: inout [Tensor], _ rate: Scalar, _ gradient: ([Tensor]) -> [Tensor]
) -> Void
