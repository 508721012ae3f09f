import Foundation
import Tensors

/// A number with three places, for columns of weights.
func rounded(_ number: Scalar) -> String { String(format: "%.3f", Double(number)) }

/// A share in percent.
func percent(_ share: Scalar) -> String { String(format: "%.1f %%", Double(share) * 100) }

/// A weight to two places, as maps show it.
func hundredths(_ weight: Scalar) -> Scalar { (weight * 100).rounded() / 100 }
