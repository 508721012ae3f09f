// Times have outliers on one side only: nothing makes work faster, a neighbour makes it slower. The
// median and the quartiles do not see them; a mean and a standard deviation would.

/// The middle of the numbers in order, or the mean of the two in the middle; NaN without numbers.
package func median(_ numbers: [Double]) -> Double { quantile(0.5, of: numbers) }

/// How far the middle half of the numbers spreads, as a part of the median.
///
///     (q₃ − q₁) / q₂
///
/// The quartiles q are 25 %, 50 % and 75 % of the way through the numbers in order.
package func spread(_ numbers: [Double]) -> Double {
  (quantile(0.75, of: numbers) - quantile(0.25, of: numbers)) / median(numbers)
}

/// The number that a part of all lies below; between two neighbours it is interpolated.
private func quantile(_ part: Double, of numbers: [Double]) -> Double {
  let ordered = numbers.sorted()
  guard let largest = ordered.last else { return .nan }
  let place = part * Double(ordered.count - 1)
  let below = Int(place)
  let next = below + 1 < ordered.count ? ordered[below + 1] : largest
  return ordered[below] + (place - Double(below)) * (next - ordered[below])
}
