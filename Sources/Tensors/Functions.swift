import Foundation

extension Tensor {
  /// A function of every element.
  ///
  /// - Parameter function: The function, called once an element in row-major order.
  /// - Returns: A tensor of the same shape.
  @inlinable
  public func map(_ function: (Scalar) -> Scalar) -> Tensor {
    var result = self
    result.storage = unsafe [Scalar](unsafeUninitializedCapacity: count) { y, written in
      unsafe storage.withUnsafeBufferPointer { x in
        for i in 0..<x.count { unsafe y[i] = function(x[i]) }
        written = x.count
      }
    }
    return result
  }

  /// A function of every pair of elements of two tensors of equal shape.
  ///
  /// - Parameters:
  ///   - other: The tensor of second elements.
  ///   - file: The caller's file, for the message.
  ///   - line: The caller's line, for the message.
  ///   - function: The function, called once a pair in row-major order.
  /// - Returns: A tensor of the same shape.
  @inlinable
  public func map(
    with other: Tensor, file: StaticString = #fileID, line: UInt = #line,
    _ function: (Scalar, Scalar) -> Scalar
  ) -> Tensor {
    if shape != other.shape {
      mistake("map: shapes \(shape) and \(other.shape) differ", file: file, line: line)
    }
    var result = self
    result.storage = unsafe [Scalar](unsafeUninitializedCapacity: count) { z, written in
      unsafe storage.withUnsafeBufferPointer { x in
        unsafe other.storage.withUnsafeBufferPointer { y in
          for i in 0..<x.count { unsafe z[i] = function(x[i], y[i]) }
          written = x.count
        }
      }
    }
    return result
  }
}

/// eˣ of every element: ∞ and 0 where it is no number any more.
public func exp(_ x: Tensor) -> Tensor { x.applying(Exponential.self) }

/// eˣ − 1 of every element, which keeps its digits near 0, where eˣ is nearly 1.
public func expm1(_ x: Tensor) -> Tensor { x.applying(ExponentialMinusOne.self) }

/// ln x of every element: −∞ at 0, NaN below.
public func log(_ x: Tensor) -> Tensor { x.applying(Logarithm.self) }

/// ln(1 + x) of every element, which keeps its digits near 0; −∞ at −1, NaN below.
public func log1p(_ x: Tensor) -> Tensor { x.applying(LogarithmOfOnePlus.self) }

/// tanh x of every element, in [−1, 1]: far from 0 it rounds to ±1.
public func tanh(_ x: Tensor) -> Tensor { x.applying(HyperbolicTangent.self) }

/// √x of every element: NaN below 0.
public func sqrt(_ x: Tensor) -> Tensor { x.map { $0.squareRoot() } }

/// The logistic function 1 / (1 + e⁻ˣ) of every element.
public func sigmoid(_ x: Tensor) -> Tensor { x.applying(Logistic.self) }

/// The logistic function σ(x) = 1 / (1 + e⁻ˣ).
///
/// The exponent is never positive, so nothing overflows: for x < 0 the fraction is expanded by eˣ,
/// σ(x) = eˣ / (1 + eˣ), which keeps small values accurate where 1 − σ(−x) would round to 0.
///
/// - Parameter x: Any number.
/// - Returns: A number in [0, 1]; ½ at 0.
public func sigmoid(_ x: Scalar) -> Scalar {
  let power = Foundation.exp(-abs(x))
  return (x < 0 ? power : 1) / (1 + power)
}
