import Foundation

/// One axis of a plot: which values it shows and where each of them lies.
///
/// A value is measured, by itself on a linear axis and by its logarithm to base 10 on a logarithmic
/// one, and lies between `low` and `high` as its measure does. Everything is halved before it is
/// subtracted, so that an axis from −10³⁰⁸ to 10³⁰⁸ does not overflow.
struct Scale: Equatable {
  enum Kind {
    case linear
    case logarithmic
  }

  let kind: Kind
  /// Whether all values are whole, such as epochs, so that no ticks are wanted between them.
  let isWhole: Bool
  /// Whether there was no value to show.
  let isEmpty: Bool
  private(set) var low: Double
  private(set) var high: Double

  /// An axis from the smallest to the largest of the values that it can show.
  ///
  /// - Parameters:
  ///   - kind: How values are measured.
  ///   - values: The values; those that the axis cannot show do not count.
  ///   - counts: Whether ticks lie at whole numbers only, if all values are whole.
  init(
    _ kind: Kind = .linear, showing values: some Sequence<Double>, counts: Bool = false
  ) {
    var low = Double.infinity
    var high = -Double.infinity
    var isWhole = counts
    for value in values {
      guard let measure = Scale.measure(value, kind) else { continue }
      low = min(low, measure)
      high = max(high, measure)
      isWhole = isWhole && value.rounded() == value
    }
    self.kind = kind
    isEmpty = low > high
    self.isWhole = isWhole && kind == .linear && !isEmpty
    (self.low, self.high) = isEmpty ? (0, 1) : (low, high)
    separateEnds()
  }

  /// The part of the axis, from 0 to 1, that lies below a value; nil for one that it cannot show.
  func position(_ value: Double) -> Double? {
    Scale.measure(value, kind).map { ($0 / 2 - low / 2) / (high / 2 - low / 2) }
  }

  /// The same axis with both ends moved out to round numbers.
  func roundedOut() -> Scale {
    var result = self
    let step = kind == .linear ? roundStep(low, high, about: 5) : 0
    let down = kind == .linear ? (low / step).rounded(.down) * step : roundLogarithmDown(low)
    let up = kind == .linear ? (high / step).rounded(.up) * step : -roundLogarithmDown(-high)
    if down.isFinite { result.low = min(low, down) }
    if up.isFinite { result.high = max(high, up) }
    return result
  }

  /// The same axis with a little room at both ends, so that no marker is cut.
  func padded(by part: Double) -> Scale {
    var result = self
    let room = (high / 2 - low / 2) * part * 2
    if (low - room).isFinite { result.low = low - room }
    if (high + room).isFinite { result.high = high + room }
    return result
  }

  /// Moves ends apart that are equal, or too near each other for a number to lie between.
  private mutating func separateEnds() {
    let size = max(abs(low), abs(high))
    guard high / 2 - low / 2 <= max(size * 1e-12, 1e-300) else { return }
    let room = kind == .logarithmic || isWhole || size == 0 ? 1 : max(size / 10, 1e-299)
    low = max(low - room, -Double.greatestFiniteMagnitude)
    high = min(high + room, Double.greatestFiniteMagnitude)
  }

  private static func measure(_ value: Double, _ kind: Kind) -> Double? {
    let measure = kind == .linear ? value : value > 0 ? log10(value) : .nan
    return measure.isFinite ? measure : nil
  }
}

/// The logarithm of the next number of 1, 2, 5, 10, … that is not above the given one.
private func roundLogarithmDown(_ logarithm: Double) -> Double {
  let decade = logarithm.rounded(.down)
  let rest = logarithm - decade + 1e-9
  return decade + (rest >= log10(5) ? log10(5) : rest >= log10(2) ? log10(2) : 0)
}
