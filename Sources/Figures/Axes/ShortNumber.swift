import Foundation

/// A number in few characters: whole numbers below a million as they are, others to some digits.
///
/// - Parameters:
///   - value: The number; one that is not finite is shown as a dash.
///   - digits: How many digits count.
/// - Returns: The text, without needless zeros.
public func shortNumber(_ value: Double, digits: Int = 4) -> String {
  guard value.isFinite else { return "–" }
  let size = abs(value)
  if value.rounded() == value && size < 1e6 { return String(Int(value)) }
  if size < 1e-4 || size >= 1e6 { return scientific(value, decimals: digits - 1) }
  let decimals = max(0, digits - 1 - Int(log10(size).rounded(.down)))
  return withoutZeros(String(format: "%.*f", decimals, value))
}

/// A tick's number with the decimals that its step has, written alike for all ticks of an axis.
///
/// - Parameters:
///   - value: The number.
///   - step: The step from tick to tick.
///   - largest: The size of the largest number of the axis.
/// - Returns: The text.
func tickLabel(_ value: Double, step: Double, largest: Double) -> String {
  let size = abs(value)
  if size < step / 2 { return "0" }
  let place = Int((log10(step) + 1e-9).rounded(.down))
  if largest >= 1e6 || (place < -4 && largest < 1e-2) {
    return scientific(value, decimals: max(0, Int(log10(size).rounded(.down)) - place))
  }
  return String(format: "%.*f", max(0, -place), value)
}

/// Mantissa and exponent without needless signs and zeros: 1.5e-7.
private func scientific(_ value: Double, decimals: Int) -> String {
  let parts = String(format: "%.*e", max(0, min(decimals, 15)), value).split(separator: "e")
  guard parts.count == 2, let exponent = Int(parts[1]) else { return "–" }
  return "\(withoutZeros(String(parts[0])))e\(exponent)"
}

private func withoutZeros(_ number: String) -> String {
  guard number.contains(".") else { return number }
  var digits = Substring(number)
  while digits.last == "0" { digits.removeLast() }
  if digits.last == "." { digits.removeLast() }
  return digits == "-0" ? "0" : String(digits)
}
