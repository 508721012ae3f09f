import Tensors

/// The linear regressions that the articles print, with as many of their flaws as one wants to see.
///
///     as meant      ŷ = wx + b          g_w = 1/N · Σ 2(ŷ − y)x           g_b = 1/N · Σ 2(ŷ − y)
///     000 §4.1      ŷ = σ(wx + b)       g_w = −2σ(wx + b)(ŷ − y)x         g_b = −2σ(wx + b)(ŷ − y)
///     003 §4.1      ŷ = wx + b          g_w = 2(ŷ − y)x                   g_b = 2(ŷ − y)
///
/// The printed gradients are not summed: one number an example. Subtracted from w by assignment they
/// make w an array of N, and every example trains a line of its own. So w and b are [N, 1] here; as
/// long as the gradient is a sum or mean, their N entries are equal.
///
/// Articles: 000 §4.1, 003 §4.1. Formulas 000-C01, 000-C01c, 000-C01d, 000-C01e, 000-C01g, 003-C01.
public struct PrintedRegression: Sendable {
  /// What is wrong with a program.
  public enum Flaw: Sendable {
    /// The line goes through a sigmoid and cannot leave (0, 1) (E000-07).
    case sigmoid
    /// The gradient has the wrong sign: the loss is climbed (E000-08).
    case sign
    /// For the sigmoid's derivative stands σ instead of σ(1 − σ) (E000-09).
    case slope
    /// The gradients of the examples are not put together (E000-10, E003-16).
    case privateLines
    /// They are added up and not divided by their number (E003-17).
    case sum
  }

  /// The flaws of program 000 §4.1.
  public static let article000: Set<Flaw> = [.sigmoid, .sign, .slope, .privateLines]

  /// The slopes w, [N, 1]; the program of 000 calls them θ₀, its formula θ₁ (E000-12).
  public private(set) var slopes: Tensor
  /// The offsets b, [N, 1].
  public private(set) var offsets: Tensor
  private let flaws: Set<Flaw>

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - slope: The slope at the start.
  ///   - offset: The offset at the start.
  ///   - count: The number N of examples.
  ///   - flaws: What is wrong.
  public init(slope: Scalar, offset: Scalar, count: Int, flaws: Set<Flaw>) {
    slopes = Tensor(repeating: slope, shape: [count, 1])
    offsets = Tensor(repeating: offset, shape: [count, 1])
    self.flaws = flaws
  }

  /// The predictions for the training examples, each by its own line.
  ///
  /// - Parameter x: The inputs, [N, 1].
  /// - Returns: The predictions, [N, 1].
  public func predictions(_ x: Tensor) -> Tensor {
    let h = x * slopes + offsets  // entry by entry, as printed (E000-21)
    return flaws.contains(.sigmoid) ? sigmoid(h) : h
  }

  /// The squared errors, which both programs take for the loss; their mean is one (E003-19).
  ///
  /// - Parameters:
  ///   - x: The inputs, [N, 1].
  ///   - y: The targets, [N, 1].
  /// - Returns: N numbers, [N, 1].
  public func squares(_ x: Tensor, _ y: Tensor) -> Tensor {
    let error = predictions(x) - y
    return error * error
  }

  /// What the program subtracts from slopes and offsets, but for the rate.
  ///
  /// - Parameters:
  ///   - x: The inputs, [N, 1].
  ///   - y: The targets, [N, 1].
  /// - Returns: Both "gradients", [N, 1].
  public func gradients(_ x: Tensor, _ y: Tensor) -> (slopes: Tensor, offsets: Tensor) {
    let p = predictions(x)
    var error = 2 * (p - y)
    if flaws.contains(.sigmoid) { error *= flaws.contains(.slope) ? p : p * (1 - p) }
    if flaws.contains(.sign) { error *= -1 }
    return (reduced(error * x), reduced(error))
  }

  /// One epoch.
  ///
  /// - Parameters:
  ///   - x: The inputs, [N, 1].
  ///   - y: The targets, [N, 1].
  ///   - rate: The learning rate α.
  public mutating func step(_ x: Tensor, _ y: Tensor, rate: Scalar) {
    let gradient = gradients(x, y)
    slopes -= rate * gradient.slopes
    offsets -= rate * gradient.offsets
  }

  private func reduced(_ terms: Tensor) -> Tensor {
    if flaws.contains(.privateLines) { return terms }
    let total = flaws.contains(.sum) ? terms.sum() : terms.mean()
    return Tensor(repeating: total, shape: terms.shape)
  }
}
