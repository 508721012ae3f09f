import LogisticRegression
import Tensors

/// The activations of this chapter as values, for neurons and for programs that go through all.
///
///     y = f(x), element by element
///
/// Each is a layer of its own, written out in its own file; here they only get a common name. The
/// softmax is missing because it is no function of one number: see `Softmax` in chapter 02.
///
/// Articles: 003 §3.2 lists sigmoid, tanh and ReLU; 002 §3.2 and 004 §3.1.1 leave f open. Formulas
/// 002-F02, 004-F02.
public enum Activation: String, CaseIterable, Sendable {
  /// No activation, y = x: for regression, and before a loss that takes logits.
  case identity
  /// 1 / (1 + e⁻ˣ), from chapter 02.
  case sigmoid
  /// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
  case tanh
  /// max(0, x).
  case relu = "ReLU"
  /// x above 0, x / 100 below.
  case leakyReLU = "leaky ReLU"
  /// x above 0, eˣ − 1 below.
  case elu = "ELU"
  /// x · Φ(x).
  case gelu = "GELU"
  /// ln(1 + eˣ).
  case softplus

  /// The output y for an input x of any shape, and the way back from ∂L/∂y.
  ///
  /// - Parameter x: The input.
  /// - Returns: The output, and the function from dy to dx.
  public func forward(_ x: Tensor) -> (y: Tensor, backward: (Tensor) -> Tensor) {
    switch self {
    case .identity: (x, { dy in dy })
    case .sigmoid: Sigmoid().forward(x)
    case .tanh: Tanh().forward(x)
    case .relu: ReLU().forward(x)
    case .leakyReLU: LeakyReLU().forward(x)
    case .elu: ELU().forward(x)
    case .gelu: GELU().forward(x)
    case .softplus: Softplus().forward(x)
    }
  }

  /// The value f(x) of one number.
  ///
  /// - Parameter x: Any number.
  /// - Returns: f(x).
  public func value(_ x: Scalar) -> Scalar { forward(Tensor([x])).y[0] }

  /// The slope f′(x) at one number, at a kink the one that the layer's backward pass takes.
  ///
  /// - Parameter x: Any number.
  /// - Returns: f′(x).
  public func slope(_ x: Scalar) -> Scalar { forward(Tensor([x])).backward(Tensor([1]))[0] }

  /// The largest |f′| anywhere: what a gradient is at most multiplied by on its way through.
  public var steepestSlope: Scalar {
    switch self {
    case .sigmoid: 0.25
    case .gelu: GELU().slope(Scalar(2).squareRoot())
    case .identity, .tanh, .relu, .leakyReLU, .elu, .softplus: 1
    }
  }
}
