/// Colors for numbers: the more, the darker, so that order survives a grey print.
struct ColorRamp: Equatable {
  private let low: Double
  private let high: Double
  private let hasNumbers: Bool
  private let stops: [Color]

  /// From white to dark blue; when values have both signs, from blue over white to brown instead.
  ///
  /// - Parameter values: The numbers to show; those that are not finite do not count.
  init(for values: [Double]) {
    let finite = values.filter(\.isFinite)
    hasNumbers = !finite.isEmpty
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    if low < 0 && high > 0 {
      let size = max(-low, high)
      (self.low, self.high) = (-size, size)
      stops = [
        Color(0x00436B), Palette.skyBlue, Color(0xFFFFFF), Color(0xF0A060), Color(0x8A3800),
      ]
    } else {
      (self.low, self.high) = (low, high)
      stops = [Color(0xF5F9FD), Palette.skyBlue, Palette.blue, Color(0x00324F)]
    }
  }

  /// The numbers that have the first and the last color; nil if there was no number.
  var range: ClosedRange<Double>? { hasNumbers ? low...high : nil }

  /// The part of the range below a value; 0.5 where all values are equal, nil if not finite.
  func part(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let range = high / 2 - low / 2
    return range > 0 ? (value / 2 - low / 2) / range : 0.5
  }

  /// The color of a value, grey for one that is not finite.
  func color(_ value: Double) -> Color {
    guard let part = part(value) else { return Color(grey: 160) }
    let place = part * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], part: place - Double(index))
  }
}
