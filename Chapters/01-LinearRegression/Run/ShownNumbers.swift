import Figures
import LinearRegression
import Tensors

// How the runs of this chapter name and write numbers.

extension LinearModel {
  /// The weight of the only input.
  var slope: Scalar { weights[0, 0] }
  /// The bias of the only output.
  var intercept: Scalar { bias[0] }
}

extension Tensor {
  /// The smallest scalar.
  var minimum: Scalar { -(-1 * self).max() }
}

/// A number with up to four significant digits.
func short(_ number: Scalar) -> String { shortNumber(Double(number)) }

/// One number, or the smallest and largest of several.
func span(_ numbers: Tensor) -> String {
  let (low, high) = (numbers.minimum, numbers.max())
  return low == high ? short(low) : "\(short(low)) … \(short(high))"
}
