import Learning
import Tensors

/// Batch normalisation: every feature gets mean 0 and variance 1 over the batch, then a learned scale
/// and shift.
///
///     forward     μ = mean of the rows      v = mean of (x − μ)²      σ = √(v + ε)
///                 x̂ = (x − μ)/σ             y = γ ⊙ x̂ + β
///     backward    dβ = Σₙ dyₙ               dγ = Σₙ dyₙ ⊙ x̂ₙ
///                 dx = γ/σ ⊙ (dy − dβ/N − x̂ ⊙ dγ/N)
///
/// Shapes: x, x̂, y and dy [N, M]; μ, v, σ, γ, β [M].
///
/// The two subtracted terms are there because μ and v depend on x: take them for constants and dx is
/// wrong, although dγ and dβ are right. With them dx sums to 0 over the batch, since adding a
/// constant to a feature changes nothing.
///
/// In training the batch supplies mean and variance, and running averages of both are kept. In use
/// (`evaluate`) these take their place, so that the answer for one example does not depend on its
/// neighbours:
///
///     r ← 0.9 · r + 0.1 · statistic of the batch
///
/// The running variance takes the unbiased one, v · N/(N − 1), the best guess about the data; the
/// batch is divided by its own, biased one. The running statistics are no parameters: no gradient
/// moves them. In a gradient of this type settings and statistics stand unchanged.
///
/// Articles: 002 §3.4, in words, without formula (E002-05). Formula 002-T13. S. Ioffe and C. Szegedy,
/// "Batch normalization", ICML 2015.
public struct BatchNormalization: Parameters {
  /// The scales γ, `[M]`; 1 at the start.
  public var scale: Tensor
  /// The shifts β, `[M]`; 0 at the start.
  public var shift: Tensor
  /// The running mean, `[M]`; 0 at the start.
  public private(set) var runningMean: Tensor
  /// The running variance, `[M]`; 1 at the start.
  public private(set) var runningVariance: Tensor
  /// The share of the newest batch in the running statistics.
  public let momentum: Scalar
  /// The number ε under the root.
  public let epsilon: Scalar

  /// Creates a layer that normalises and does nothing else yet.
  ///
  /// - Parameters:
  ///   - features: The number M of features.
  ///   - momentum: The share of the newest batch in the running statistics, in [0, 1].
  ///   - epsilon: The number ε under the root, above 0.
  public init(features: Int, momentum: Scalar = 0.1, epsilon: Scalar = 1e-5) {
    scale = Tensor(repeating: 1, shape: [features])
    shift = .zeros([features])
    runningMean = .zeros([features])
    runningVariance = Tensor(repeating: 1, shape: [features])
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// The trainable tensors γ and β; the running statistics are none.
  public var tensors: [WritableKeyPath<BatchNormalization, Tensor>] { [\.scale, \.shift] }

  /// The output y for a batch x in training, and the way back from ∂L/∂y.
  ///
  /// Moves the running statistics. A batch of one example is a mistake: it is its own mean, and every
  /// x̂ would be 0, whatever x is.
  ///
  /// - Parameters:
  ///   - x: The batch, [N, M], N ≥ 2.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The output [N, M], and the function from dy to dx and the layer's gradient.
  public mutating func forward(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> (y: Tensor, backward: Backward<BatchNormalization>) {
    check(x, atLeast: 2, file, line)
    let n = Scalar(x.shape[0])
    let mean = x.meanOfRows()  // μ: [N, M] → [M]
    let centred = x - mean
    let variance = (centred * centred).meanOfRows()  // v: [N, M] → [M]
    let deviation = sqrt(variance + epsilon)  // σ
    let normal = centred / deviation  // x̂
    follow(mean, variance * (n / (n - 1)))
    let layer = self
    return (
      normal * scale + shift,
      { dy in
        let dShift = dy.sumOfRows()  // [N, M] → [M]
        let dScale = (dy * normal).sumOfRows()  // [N, M] → [M]
        let dx = (dy - dShift / n - normal * (dScale / n)) * (layer.scale / deviation)
        var gradient = layer
        (gradient.scale, gradient.shift) = (dScale, dShift)
        return (dx, gradient)
      }
    )
  }

  /// The output y for a batch x in use: by the running statistics, example by example.
  ///
  ///     y = γ ⊙ (x − running mean)/√(running variance + ε) + β
  ///
  /// - Parameters:
  ///   - x: The batch, [N, M]; any N.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  /// - Returns: The output, [N, M].
  public func evaluate(
    _ x: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    check(x, atLeast: 0, file, line)
    return (x - runningMean) / sqrt(runningVariance + epsilon) * scale + shift
  }

  /// Lets the running statistics follow those of a batch.
  private mutating func follow(_ mean: Tensor, _ variance: Tensor) {
    runningMean = runningMean * (1 - momentum) + mean * momentum
    runningVariance = runningVariance * (1 - momentum) + variance * momentum
  }

  private func check(_ x: Tensor, atLeast least: Int, _ file: StaticString, _ line: UInt) {
    guard x.rank == 2, x.shape[1] == scale.count else {
      mistake(
        "BatchNormalization: a batch of shape \(x.shape); expected [N, \(scale.count)]",
        file: file, line: line)
    }
    guard x.shape[0] >= least else {
      mistake(
        "BatchNormalization: a batch of \(x.shape[0]) in training; statistics need at least "
          + "\(least) examples (a single one is its own mean); evaluate takes any number",
        file: file, line: line)
    }
  }
}
