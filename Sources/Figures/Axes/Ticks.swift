import Foundation

/// A marked value of an axis.
struct Tick: Equatable {
  /// The part of the axis below it, from 0 to 1.
  let position: Double
  let label: String
}

extension Scale {
  /// About so many ticks, at round numbers: steps of 1, 2 or 5 times a power of ten.
  func ticks(about count: Int) -> [Tick] {
    switch kind {
    case .linear: linearTicks(low, high, about: count)
    case .logarithmic: logarithmicTicks(about: count)
    }
  }

  private func linearTicks(_ low: Double, _ high: Double, about count: Int) -> [Tick] {
    let step = max(roundStep(low, high, about: count), isWhole ? 1 : 0)
    let first = (low / step - 1e-6).rounded(.up)
    let last = (high / step + 1e-6).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    let largest = max(abs(low), abs(high))
    return stride(from: first, through: last, by: 1).compactMap { number in
      let label = tickLabel(number * step, step: step, largest: largest)
      return position(number * step).map { Tick(position: min(max($0, 0), 1), label: label) }
    }
  }

  /// The densest of three sets of ticks that is not too dense.
  ///
  /// They are: 1, 2 and 5 times every power of ten; every power of ten; every second one, or third,
  /// or so. Where none has two ticks and not too many, the steps are even.
  private func logarithmicTicks(about count: Int) -> [Tick] {
    let stretch = max(1, ((high - low) / Double(max(count, 1))).rounded(.up))
    for (factors, step) in [([1, 2, 5], 1), ([1], 1), ([1], stretch)] as [([Double], Double)] {
      let first = (low / step).rounded(.down) * step
      let ticks = stride(from: first, through: high, by: step).flatMap { decade in
        factors.compactMap { logarithmicTick($0 * pow(10, decade)) }
      }
      if ticks.count >= 2 && ticks.count <= 2 * count { return ticks }
    }
    return linearTicks(pow(10, low), pow(10, high), about: count)
  }

  private func logarithmicTick(_ value: Double) -> Tick? {
    guard let place = position(value), place > -1e-9, place < 1 + 1e-9 else { return nil }
    return Tick(position: min(max(place, 0), 1), label: shortNumber(value))
  }
}

/// The smallest of 1, 2, 5, 10, … that cuts a range into at most `count` parts.
func roundStep(_ low: Double, _ high: Double, about count: Int) -> Double {
  let raw = (high / 2 - low / 2) / Double(max(count, 2)) * 2
  let magnitude = pow(10, log10(raw).rounded(.down))
  let ratio = raw / magnitude
  let factor = ratio < 1.000_001 ? 1.0 : ratio < 2.000_001 ? 2 : ratio < 5.000_001 ? 5 : 10
  let step = factor * magnitude
  return step.isFinite ? step : magnitude
}
