import Learning
import Tensors

extension Parameters {
  /// The places of the tensors that penalties and weight decay act on: those of two axes or more.
  ///
  /// A weight says how strongly an input counts; keep the weights small, and the output cannot jump
  /// when the input moves a little. A bias only says where the output begins. It has one axis, like
  /// a normalisation's scale and shift, and to pull it to zero would move the answer without
  /// smoothing it.
  ///
  ///     Dense:  W [D, M] is a weight,  b [M] is not
  public var weightTensors: [WritableKeyPath<Self, Tensor>] {
    tensors.filter { self[keyPath: $0].rank >= 2 }
  }

  /// Changes every weight tensor, each where it lies; biases stay as they are.
  ///
  /// - Parameter change: What happens to a tensor.
  mutating func changeWeights(_ change: (inout Tensor) -> Void) {
    for tensor in weightTensors {
      // Taken out, the tensor has one owner; written through a key path it would be copied first.
      var weights = self[keyPath: tensor]
      self[keyPath: tensor] = .empty
      change(&weights)
      self[keyPath: tensor] = weights
    }
  }
}
