import Foundation
import Tensors

/// A number with six digits, for a message.
func brief(_ number: Scalar) -> String { String(format: "%.6g", Double(number)) }
