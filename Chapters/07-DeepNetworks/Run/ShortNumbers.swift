import Foundation
import Tensors

/// A number in a few significant digits; one that is none says so.
func short(_ number: Scalar, digits: Int) -> String {
  if number.isNaN { return "NaN" }
  return number.isFinite ? String(format: "%.\(digits)g", Double(number)) : "overflow"
}

/// A share in percent with one decimal.
func percent(_ share: Scalar) -> String { String(format: "%.1f %%", Double(share) * 100) }
