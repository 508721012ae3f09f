import Regularization
import Tensors

/// A way to keep a network from learning its examples by heart, and its setting.
struct Technique {
  let name: String
  /// The name in `--json`.
  let key: String
  var penalty: Penalty?
  var decay: WeightDecay?
  var dropout: Dropout?
  var shift: RandomShift?
  var patience: Int?

  /// The bare network, then each technique alone.
  static let all = [
    Technique(name: "bare", key: "bare"),
    Technique(name: "L2, λ = 0.003", key: "l2", penalty: .l2(strength: 0.003)),
    Technique(name: "L1, λ = 0.0003", key: "l1", penalty: .l1(strength: 0.0003)),
    Technique(name: "weight decay, λ = 4", key: "weight_decay", decay: WeightDecay(strength: 4)),
    Technique(name: "dropout, p = 0.7", key: "dropout", dropout: Dropout(probability: 0.7)),
    Technique(name: "images shifted", key: "shifted_images", shift: RandomShift(distance: 1)),
    Technique(name: "early stopping", key: "early_stopping", patience: 10),
  ]
}
