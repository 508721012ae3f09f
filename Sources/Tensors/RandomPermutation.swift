/// The numbers 0 ..< count in random order, every order equally likely.
///
/// The shuffle of Fisher and Yates (R. Durstenfeld, "Algorithm 235: Random permutation",
/// Communications of the ACM 7, 1964). Not the standard library's, whose algorithm may change and
/// with it what a seed gives.
///
/// - Parameters:
///   - count: How many numbers.
///   - generator: The source of randomness.
/// - Returns: The permutation.
public func randomPermutation(
  of count: Int, using generator: inout some RandomNumberGenerator
) -> [Int] {
  var order = Array(0..<count)
  for last in order.indices.reversed() {
    order.swapAt(last, randomIndex(below: last + 1, using: &generator))
  }
  return order
}

/// A number in 0 ..< bound: the upper half of bound · (64 random bits).
///
/// Its bias, below bound / 2⁶⁴, is too small to be seen.
///
/// - Parameters:
///   - bound: At least 1.
///   - generator: The source of randomness.
/// - Returns: The number.
public func randomIndex(
  below bound: Int, using generator: inout some RandomNumberGenerator
) -> Int {
  guard bound > 0 else { mistake("randomIndex: no number is below \(bound)") }
  let bits: UInt64 = generator.next()
  return Int(bits.multipliedFullWidth(by: UInt64(bound)).high)
}
