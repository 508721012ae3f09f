import Foundation
import Tensors

/// A number in four significant digits, for people: 0.3121, 12.5, 1e-05.
///
/// - Parameter number: Any number, finite or not.
/// - Returns: Its short form.
public func brief(_ number: Scalar) -> String {
  number.isFinite ? String(format: "%.4g", Double(number)) : "\(number)"
}

/// A duration for people, in its two largest units: 4.2 s, 42 s, 3 min 05 s, 2 h 07 min, 3 d 04 h.
///
/// - Parameter duration: Any duration; a negative one counts as none.
/// - Returns: Its short form.
public func brief(_ duration: Duration) -> String {
  let exact = max(duration / .seconds(1), 0)
  if exact < 9.95 { return String(format: "%.1f s", exact) }
  let seconds = Int(exact.rounded())
  if seconds < 60 { return "\(seconds) s" }
  if seconds < 3_600 { return "\(seconds / 60) min \(twoDigits(seconds % 60)) s" }
  let minutes = Int((exact / 60).rounded())
  if minutes < 24 * 60 { return "\(minutes / 60) h \(twoDigits(minutes % 60)) min" }
  let hours = Int((exact / 3_600).rounded())
  return "\(hours / 24) d \(twoDigits(hours % 24)) h"
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
