import Tensors

/// Where a training with early stopping ends, read off a finished list of validation losses.
///
/// Walk along the losses. Keep the best seen. When `patience` losses in a row have not been better,
/// stop: the answer is the best, not the last.
///
/// Article: 002 §4.4, which stops as soon as the loss does not fall: patience 1, and no word about
/// going back (E002-11). Formula 002-T16.
///
/// - Parameters:
///   - losses: The validation losses, one an epoch.
///   - patience: How many epochs in a row may be no better, at least 1.
///   - minimumImprovement: By how much a loss must be below the best one to be better.
/// - Returns: The epoch after which training stops, and the best one, both from 0; nil when no loss
///   is a number.
public func earlyStoppingByDefinition(
  _ losses: [Scalar], patience: Int, minimumImprovement: Scalar = 0
) -> (stop: Int, best: Int)? {
  var best: Int?
  var waited = 0
  for (epoch, loss) in losses.enumerated() {
    let bound = best.map { losses[$0] - minimumImprovement } ?? .infinity
    if loss < bound {
      best = epoch
      waited = 0
    } else {
      waited += 1
    }
    if waited == patience { return best.map { (epoch, $0) } }
  }
  return best.map { (losses.count - 1, $0) }
}

/// Early stopping: training ends when the validation loss has not improved for a while, and the
/// model goes back to where it was best.
///
///     if validation loss < best − δ:   best ← it, keep the model, wait again from 0
///     else:                            one more epoch in vain; at `patience` of them, stop
///
///     var stopping = EarlyStopping<DigitNetwork>(patience: 10)
///     for … {
///       …
///       if stopping.shouldStop(after: validationLoss, of: network) { break }
///     }
///     network = stopping.best?.model ?? network
///
/// A validation loss is noisy: it rises and falls on its way down, and the first rise means nothing.
/// Keeping the best model costs one copy of it at each improvement, made when training next writes.
///
/// The examples that decide when to stop are used up by that: neither may the model be trained on
/// them nor its accuracy be measured with them. A loss that is NaN is never better.
///
/// Article: 002 §4.4 (E002-11). Formula 002-T16.
/// L. Prechelt, "Early stopping – but when?", in *Neural Networks: Tricks of the Trade*, 1998.
public struct EarlyStopping<Model: Sendable>: Sendable {
  /// The best model so far.
  public struct Best: Sendable {
    /// The number of the epoch, from 1.
    public let epoch: Int
    /// Its validation loss.
    public let loss: Scalar
    /// The model as it was then.
    public let model: Model
  }

  /// How many epochs in a row may be no better before training stops.
  public let patience: Int
  /// By how much a loss must be below the best one to be better, δ.
  public let minimumImprovement: Scalar
  /// The best model so far; nil before the first epoch, and while all losses are NaN or infinite.
  public private(set) var best: Best?
  /// The epochs seen.
  public private(set) var epoch = 0
  /// The epochs in a row that were no better.
  public private(set) var waited = 0

  /// Begins to watch a training.
  ///
  /// - Parameters:
  ///   - patience: How many epochs in a row may be no better, at least 1.
  ///   - minimumImprovement: The least improvement δ that counts, at least 0.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  public init(
    patience: Int, minimumImprovement: Scalar = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    guard patience > 0, minimumImprovement >= 0 else {
      mistake(
        "EarlyStopping: patience \(patience), least improvement \(minimumImprovement); expected at "
          + "least 1 and at least 0", file: file, line: line)
    }
    self.patience = patience
    self.minimumImprovement = minimumImprovement
  }

  /// Takes note of an epoch.
  ///
  /// - Parameters:
  ///   - loss: The validation loss after the epoch.
  ///   - model: The model after the epoch.
  /// - Returns: Whether patience is at an end.
  public mutating func shouldStop(after loss: Scalar, of model: Model) -> Bool {
    epoch += 1
    let bound = best.map { $0.loss - minimumImprovement } ?? .infinity
    if loss < bound {
      best = Best(epoch: epoch, loss: loss, model: model)
      waited = 0
    } else {
      waited += 1
    }
    return waited >= patience
  }
}
